import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { cleanEnvironment, type Ended } from "./run-program.ts";

/** A command, with settings and a standard input of its own. */
export type Asked = {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly input: string;
};

const program = fileURLToPath(new URL("./program-keeper.ts", import.meta.url));

let keeper: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs commands that do not stay, one after another, in another process that loads the source once for all of them: to load
 * is most of what such a command does. How a process begins and how a signal ends it is for `run` to show.
 */
export function runLoaded(
  words: readonly string[],
  { env = {}, input = "" }: { readonly env?: Record<string, string>; readonly input?: string } = {},
): Promise<Ended> {
  const ended = last.then(() => ask({ words, env, input }));
  last = ended.catch(() => {});
  return ended;
}

async function ask(asked: Asked): Promise<Ended> {
  keeper ??= fork(program, { env: cleanEnvironment(), execArgv: [] });
  const child = keeper;
  child.ref();
  child.channel?.ref();
  try {
    return await new Promise<Ended>((done, failed) => {
      const gone = () => failed(new Error(`ended by itself: ${asked.words.join(" ")}`));
      child.once("exit", gone);
      child.once("message", (ended: Ended) => {
        child.off("exit", gone);
        done(ended);
      });
      child.send(asked);
    });
  } finally {
    // It ends with us; while it waits for the next command, it keeps nobody.
    child.unref();
    child.channel?.unref();
  }
}
