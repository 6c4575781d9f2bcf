import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { addressIn, type City, cleanEnvironment, type Ended, startWords } from "./run-program.ts";

/** A command, with settings and a standard input of its own. */
export type Asked = {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly input: string;
};
/** What a command says while it goes on, and at last how it ended. */
export type Answer = { readonly stream: "out" | "err"; readonly text: string } | { readonly code: number };

const program = fileURLToPath(new URL("./program-keeper.ts", import.meta.url));

/** Another process that loads the source once and then runs commands, one after another. */
class Keeper {
  #child: ChildProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a command when those before it have ended; `hear` gets all of its standard output so far. */
  ask(asked: Asked, hear: (out: string) => void = () => {}): Promise<Ended> {
    const ended = this.#last.then(() => this.#ask(asked, hear));
    this.#last = ended.catch(() => {});
    return ended;
  }

  /** Ends a command that stays. */
  terminate(): void {
    this.#child?.kill("SIGTERM");
  }

  async #ask(asked: Asked, hear: (out: string) => void): Promise<Ended> {
    this.#child ??= fork(program, { env: cleanEnvironment(), execArgv: [] });
    const child = this.#child;
    child.ref();
    child.channel?.ref();
    try {
      return await new Promise<Ended>((done, failed) => {
        const said = { out: "", err: "" };
        const gone = () => failed(new Error(`ended by itself: ${asked.words.join(" ")}`));
        const answered = (answer: Answer) => {
          if ("code" in answer) {
            child.off("exit", gone).off("message", answered);
            done({ code: answer.code, ...said });
          } else {
            said[answer.stream] += answer.text;
            if (answer.stream === "out") hear(said.out);
          }
        };
        child.once("exit", gone).on("message", answered);
        child.send(asked);
      });
    } finally {
      // It ends with us; while it waits for the next command, it keeps nobody.
      child.unref();
      child.channel?.unref();
    }
  }
}

const commands = new Keeper();
/** Beside the commands, so that a city can run while they do. */
const city = new Keeper();

/**
 * Runs commands that do not stay, one after another, in another process that loads the source once for all of them: to load
 * is most of what such a command does. How a process begins and how a signal ends it is for `run` to show.
 */
export function runLoaded(
  words: readonly string[],
  { env = {}, input = "" }: { readonly env?: Record<string, string>; readonly input?: string } = {},
): Promise<Ended> {
  return commands.ask({ words, env, input });
}

/**
 * Starts a city as `startCity` does, in another process that has loaded the source, one city at a time: for what a running
 * city does, whosever process it is.
 */
export async function startLoaded(
  dataFolder: string,
  words: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<City> {
  let found = (_url: string) => {};
  const address = new Promise<string>((come) => {
    found = come;
  });
  const ended = city.ask({ words: startWords(dataFolder, words), env, input: "" }, (out) => {
    const url = addressIn(out);
    if (url !== undefined) found(url);
  });
  const early = ended.then(({ code, err }) => {
    throw new Error(`ended with ${code}: ${err}`);
  });
  const url = await Promise.race([address, early]);
  early.catch(() => {});
  let stopped = false;
  return {
    url,
    ended,
    stop() {
      // After its city the process stays, and another signal would be its end.
      if (!stopped) city.terminate();
      stopped = true;
      return ended;
    },
  };
}
