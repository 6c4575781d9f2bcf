import { type ChildProcess, fork } from "node:child_process";

/** Another program of the measurement, in its own process; one question at a time. */
export type Child = { ask<Answer>(question: object): Promise<Answer>; stop(): Promise<void> };

type Reply = { readonly answer?: unknown; readonly fault?: string };

/** Starts a program that answers questions with `answerParent`. */
export function startChild(program: URL, execArgv: readonly string[] = []): Child {
  const child: ChildProcess = fork(program, {
    execArgv: [...execArgv],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  return {
    ask<Answer>(question: object) {
      return new Promise<Answer>((resolve, reject) => {
        if (!child.connected) return reject(new Error(`${program.pathname} has ended`));
        const gone = (code: number | null) => reject(new Error(`${program.pathname} ended with ${code}`));
        child.once("exit", gone);
        child.once("message", ({ answer, fault }: Reply) => {
          child.off("exit", gone);
          if (fault === undefined) resolve(answer as Answer);
          else reject(new Error(fault));
        });
        child.send(question);
      });
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** Answers the parent's questions until it lets go, then ends what `end` ends. */
export function answerParent<Question>(answer: (question: Question) => Promise<unknown>, end?: () => Promise<void>) {
  process.on("message", (question) => {
    answer(question as Question).then(
      (given) => process.send?.({ answer: given }),
      (error: unknown) => process.send?.({ fault: error instanceof Error ? (error.stack ?? error.message) : "?" }),
    );
  });
  process.once("disconnect", async () => {
    await end?.();
    // Ends by itself once nothing is open; a profiler writes its file then.
  });
}
