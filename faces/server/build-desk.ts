import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import type { DeskAnswer } from "./build-desk-process.ts";

/** A desk that is being looked after in a process of its own. */
export type DeskBuild = {
  /** Where its files are; none when it could not be built. */
  readonly folder: Promise<string | undefined>;
  /** Gives it up; nothing happens when it is done. */
  stop(): void;
};

const program = fileURLToPath(new URL("./build-desk-process.ts", import.meta.url));

/**
 * Builds the desk when its sources changed, beside whatever else a start does: the bundler is slow to load and needs a
 * core of its own. A desk that cannot be built is told in the log and left out: the portal, the API and the city's
 * clocks go on without it.
 */
export function beginDesk(log: Logger): DeskBuild {
  // Nothing of the bundler's may come between the lines of a command, and none of our own Node's options is meant for it.
  const child = fork(program, { execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
  let stopped = false;
  let answer: DeskAnswer = { failed: "the process that builds the desk ended without an answer" };
  child.once("message", (said: DeskAnswer) => {
    answer = said;
  });
  const folder = new Promise<string | undefined>((done) => {
    const finish = () => {
      if ("failed" in answer && !stopped)
        log.error({ err: answer.failed }, "the desk could not be built and is left out");
      done("folder" in answer ? answer.folder : undefined);
    };
    child.once("close", finish);
    child.once("error", (error) => {
      answer = { failed: error.message };
      finish();
    });
  });
  return {
    folder,
    stop() {
      stopped = true;
      child.kill("SIGKILL");
    },
  };
}
