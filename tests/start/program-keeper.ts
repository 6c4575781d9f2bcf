import { Readable } from "node:stream";
import type { Asked } from "./loaded-program.ts";
import type { Ended } from "./run-program.ts";

/** The program's process for `runLoaded`: each message is a command, the answer what it said and its exit code. */

const main = new URL("../../faces/cli/main.ts", import.meta.url).href;
const [node = "", self = ""] = process.argv;
const own = { ...process.env };
const streams = { out: process.stdout, err: process.stderr };
let said = { out: "", err: "" };
let count = 0;

for (const name of ["out", "err"] as const)
  streams[name].write = (text: string | Uint8Array) => {
    said = { ...said, [name]: said[name] + Buffer.from(text as string).toString() };
    return true;
  };

async function run({ words, env, input }: Asked): Promise<Ended> {
  said = { out: "", err: "" };
  process.argv = [node, self, ...words];
  process.env = { ...own, ...env };
  Object.defineProperty(process, "stdin", { value: Readable.from([Buffer.from(input)]), configurable: true });
  process.exitCode = undefined;
  count += 1;
  // Under a name of its own it is evaluated anew; what it imports is there.
  await import(`${main}?${count}`);
  for (const stream of Object.values(streams)) stream.removeAllListeners("error");
  return { code: process.exitCode ?? 0, ...said };
}

process.on("message", async (asked: Asked) => process.send?.(await run(asked)));
