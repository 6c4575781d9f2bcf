import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";

/**
 * `npm run bench -- <name> [--json]`: measures one thing. Each file beside this one is a measurement of its name. It
 * prints a table; with `--json` the last line of standard output is one JSON object.
 */

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.replace(/\.ts$/, ""))
  .sort();
const [name = "", ...options] = process.argv.slice(2);

if (names.includes(name)) {
  const program = join(import.meta.dirname, `${name}.ts`);
  const child = spawn(process.execPath, [program, ...options], { stdio: "inherit" });
  // A measurement puts away its servers and folders by itself when it is told to stop.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  child.once("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 1 : constants.signals[signal]);
  });
} else {
  process.stderr.write(`npm run bench -- <name> [--json], where <name> is one of: ${names.join(", ")}\n`);
  process.exitCode = 2;
}
