import { spawn } from "node:child_process";
import { glob } from "node:fs/promises";
import { constants } from "node:os";
import { resolve } from "node:path";
import { shareServer } from "./database/shared-server.ts";
import { processesFor, programsFor } from "./processes.ts";

/**
 * `npm test`: starts the tests' PostgreSQL, runs `node --test` with the arguments given, and stops PostgreSQL again. The
 * exit code is the one of the tests. Without a file or pattern among the arguments, all tests run.
 */

const checkout = resolve(import.meta.dirname, "..");
const ALL = ["kernel/**/*.test.ts", "systems/**/*.test.ts", "faces/**/*.test.ts", "tests/**/*.test.ts"];
/** Options of `node --test` whose value is the next argument; a value is not a file. */
const WITH_VALUE =
  /^--(test-name-pattern|test-skip-pattern|test-reporter|test-reporter-destination|test-shard|import)$/;
/** These choose among files or titles, and a suite that bears a file's path would be one more title. */
const CHOOSING = /^--(test-name-pattern|test-skip-pattern|test-shard|test-only|watch)/;

async function filesOf(patterns: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for await (const file of glob(patterns, { cwd: checkout })) files.add(file);
  return [...files].sort();
}

const given = process.argv.slice(2);
const isPattern = (word: string, index: number) => !word.startsWith("-") && !WITH_VALUE.test(given[index - 1] ?? "");
const patterns = given.filter(isPattern);
const options = given.filter((word, index) => !isPattern(word, index));
const files = await filesOf(patterns.length > 0 ? patterns : ALL);
const { programs, remove } = programsFor(
  options.some((option) => CHOOSING.test(option)) ? files.map((file) => [file]) : processesFor(files),
);

const share = await shareServer();
// Each process reads the same source: what one has compiled, the next need not.
const compiled = resolve(checkout, "node_modules/.cache/compiled-tests");
const child = spawn(process.execPath, ["--test", "--test-concurrency=2", ...options, ...programs], {
  cwd: checkout,
  stdio: "inherit",
  env: { ...process.env, BINGLIAN_TEST_DATABASE_URL: share.url, NODE_COMPILE_CACHE: compiled },
});
// Ctrl-C reaches the tests by themselves (same foreground group); here it only must not end us before PostgreSQL.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
process.on("SIGHUP", () => child.kill("SIGHUP"));
process.exitCode = await new Promise<number>((done) => {
  child.once("exit", (code, signal) => done(code ?? 128 + (signal === null ? 1 : constants.signals[signal])));
});
remove();
await share.release();
