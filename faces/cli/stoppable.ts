import type { Words } from "#kernel/text/words.ts";
import { progress } from "./progress.ts";
import { stopOnSignals } from "./stop-on-signals.ts";
import type { Terminal } from "./terminal.ts";

type Tools = { readonly signal: AbortSignal; onProgress(text: Words, share?: number): void };

/**
 * Does something long that Ctrl-C breaks off, and shows on a terminal how far it is; a pipe gets no such lines.
 * @param stopped what is said when it was broken off; then the answer is `undefined` and the exit code 1
 */
export async function unlessStopped<Result>(
  out: Terminal,
  stopped: Words,
  work: (tools: Tools) => Promise<Result>,
): Promise<Result | undefined> {
  const { signal } = stopOnSignals(out, { zh: "正在停止…", en: "Stopping…" });
  const shown = process.stderr.isTTY ? progress(process.stderr, out.language, () => performance.now()) : undefined;
  try {
    return await work({ signal, onProgress: (text, share) => shown?.step(text, share) });
  } catch (error) {
    if (!signal.aborted || !(error instanceof Error) || error.name !== "AbortError") throw error;
    shown?.end();
    out.note(stopped);
    process.exitCode = 1;
    return undefined;
  } finally {
    shown?.end();
  }
}
