import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = ["faces", "kernel", "systems", "cities", "package.json", "package-lock.json"];

/** A copy of the program with nothing built yet and the same packages, so that a cold start is cold. */
export function copyProgram(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of PROGRAM) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return join(folder, "faces/cli/binglian.mjs");
}

export type Started = { readonly child: ChildProcess; readonly seconds: number; stop(): Promise<void> };

/** Starts the city of Xinyu and waits until its portal answers a page. @throws {Error} with what it said if it ends */
export async function startProgram(program: string, dataFolder: string): Promise<Started> {
  const begun = performance.now();
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [program, "start", "--city", "xinyu", "--data", dataFolder, "--port", "0"], {
    env: { PATH, HOME, LANG: "en_US.UTF-8" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const url = await new Promise<string>((found, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const address = /http:\/\/localhost:\d+\//.exec(said)?.[0];
        if (address !== undefined) found(address);
      });
    void ended.then((code) => failed(new Error(`the start ended with ${code}: ${said.slice(-2000)}`)));
  });
  await answers(url);
  const seconds = (performance.now() - begun) / 1000;
  // A desk that could not be built is left out, and the start would look faster than it is.
  await answers(`${url}desk/`).catch((error: Error) => Promise.reject(new Error(`${error.message}: ${said}`)));
  return {
    child,
    seconds,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function answers(url: string): Promise<void> {
  const page = await fetch(url);
  await page.arrayBuffer();
  if (page.status !== 200) throw new Error(`${new URL(url).pathname} answered ${page.status}`);
}
