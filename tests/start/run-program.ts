import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../faces/cli/binglian.mjs", import.meta.url));

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

type Options = { readonly env?: Record<string, string>; readonly input?: string; readonly node?: string };

/**
 * Nothing of this process's own settings is passed on but where compiled source is kept, which is three quarters of the
 * work of a short command.
 */
export function cleanEnvironment(): Record<string, string> {
  const { PATH = "", HOME = "", NODE_COMPILE_CACHE = "" } = process.env;
  return { PATH, HOME, NODE_COMPILE_CACHE, LANG: "zh_CN.UTF-8" };
}

/** The program as a person starts it. */
export function start(words: readonly string[], { env = {}, node = process.execPath }: Options = {}) {
  const child = spawn(node, [program, ...words], { env: { ...cleanEnvironment(), ...env } });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((done) => child.once("close", (code) => done({ code, out, err })));
  return { child, ended, said: () => out };
}

/** Runs a command to its end. */
export function run(words: readonly string[], options: Options = {}): Promise<Ended> {
  const { child, ended } = start(words, options);
  child.stdin.end(options.input ?? "");
  return ended;
}

/** A city that runs, until `stop` or something else ends it. */
export type City = { readonly url: string; readonly ended: Promise<Ended>; stop(): Promise<Ended> };

/** Starts a city and returns once it has said its address; throws with what it said when it ends before. */
export async function startCity(
  dataFolder: string,
  words: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<City & { readonly child: ChildProcess }> {
  const { child, ended, said } = start(startWords(dataFolder, words), { env });
  const url = await new Promise<string>((found, failed) => {
    child.stdout.on("data", () => {
      const address = addressIn(said());
      if (address !== undefined) found(address);
    });
    void ended.then(({ code, err }) => failed(new Error(`ended with ${code}: ${err}`)));
  });
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { child, ended, url, stop };
}

export const startWords = (dataFolder: string, words: readonly string[]): string[] => [
  ...["start", "--city", "minimal", "--data", dataFolder, "--port", "0"],
  ...words,
];

export const addressIn = (said: string): string | undefined => /http:\/\/localhost:\d+\//.exec(said)?.[0];

/** A port that somebody else holds until `release`. */
export async function heldPort(): Promise<{ readonly port: number; release(): void }> {
  const holder = createServer();
  await new Promise<void>((listening) => holder.listen(0, "127.0.0.1", listening));
  const address = holder.address();
  if (address === null || typeof address === "string") throw new TypeError("a listening server has an address");
  return { port: address.port, release: () => holder.close() };
}

export const cities = join(fileURLToPath(new URL("../../cities", import.meta.url)));
