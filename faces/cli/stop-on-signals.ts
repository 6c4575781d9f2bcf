import type { Words } from "#kernel/text/words.ts";
import type { Terminal } from "./terminal.ts";

type Closable = { close(): Promise<void>; hurry(): void };

/**
 * A Ctrl-C under npm arrives twice, from the terminal and from npm; what comes this soon after the first is the same.
 */
const SAME_MS = 400;

const finishing: Words = {
  zh: "正在停止：办完手上的请求，关闭数据库…",
  en: "Stopping: finishing open requests, closing the database…",
};

/** Listens for SIGINT, SIGTERM and SIGHUP: the first one stops cleanly, a later one stops waiting for open requests. */
export function stopOnSignals(
  out: Terminal,
  said: Words = finishing,
): {
  /** Aborted by the first signal, so that a start can be broken off. */
  readonly signal: AbortSignal;
  /** Returns when a signal came and all is closed. */
  closeWith(running: Closable): Promise<void>;
} {
  const abort = new AbortController();
  let first = 0;
  let hurried = false;
  let hurry = () => {};
  const onSignal = () => {
    if (!abort.signal.aborted) {
      first = performance.now();
      out.note(said);
      abort.abort();
    } else if (!hurried && performance.now() - first > SAME_MS) {
      hurried = true;
      out.note({ zh: "不再等待手上的请求。", en: "Not waiting for open requests any longer." });
      hurry();
    }
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, onSignal);

  return {
    signal: abort.signal,
    async closeWith(running) {
      hurry = () => running.hurry();
      if (!abort.signal.aborted)
        await new Promise((come) => abort.signal.addEventListener("abort", come, { once: true }));
      await running.close();
      out.note({ zh: "已停止，数据已保存。", en: "Stopped; all data are saved." });
      // The connection of a request that was not waited for would keep the process; everything else is closed.
      if (hurried) process.exit(0);
    },
  };
}
