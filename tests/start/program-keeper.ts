import { Readable } from "node:stream";
import type { Answer, Asked } from "./loaded-program.ts";

/** The program's process for `runLoaded` and `startLoaded`: each message is a command, answered by what it says and its exit code. */

const main = new URL("../../faces/cli/main.ts", import.meta.url).href;
const [node = "", self = ""] = process.argv;
const own = { ...process.env };
const streams = { out: process.stdout, err: process.stderr };
let count = 0;

const answer = (said: Answer) => process.send?.(said);

for (const stream of ["out", "err"] as const)
  streams[stream].write = (text: string | Uint8Array) => {
    answer({ stream, text: Buffer.from(text as string).toString() });
    return true;
  };

async function run({ words, env, input }: Asked): Promise<number> {
  process.argv = [node, self, ...words];
  process.env = { ...own, ...env };
  Object.defineProperty(process, "stdin", { value: Readable.from([Buffer.from(input)]), configurable: true });
  process.exitCode = undefined;
  count += 1;
  // Under a name of its own it is evaluated anew; what it imports is there.
  await import(`${main}?${count}`);
  for (const stream of Object.values(streams)) stream.removeAllListeners("error");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(signal);
  return Number(process.exitCode ?? 0);
}

process.on("message", async (asked: Asked) => answer({ code: await run(asked) }));
// Whoever asked is gone: a city that still runs ends too.
process.once("disconnect", () => process.exit());
