import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { delimiter, join } from "node:path";
import { ROOT } from "#tests/architecture/tree.ts";

/** `npm run check`: what can be said of the source without running the product. One line a check; output where one fails. */
interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Without this file there is nothing to check yet. */
  readonly needs?: string;
}

const CHECKS: readonly Check[] = [
  { name: "types", command: ["tsc", "--noEmit", "--project", "tsconfig.json"] },
  {
    name: "types of the desk",
    command: ["tsc", "--noEmit", "--project", "tsconfig.desk.json"],
    needs: "tsconfig.desk.json",
  },
  { name: "lint and format", command: ["biome", "check", "--error-on-warnings", "--diagnostic-level=warn"] },
  { name: "unused code", command: ["knip", "--no-progress"] },
  {
    name: "architecture",
    command: ["node", "--test", "--test-reporter=dot", "tests/architecture/*.test.ts", "tools/*.test.ts"],
  },
  { name: "links", command: ["node", "tools/check-links.ts"] },
  { name: "excerpts", command: ["node", "tools/excerpts.ts", "--check"] },
  { name: "generated docs", command: ["node", "tools/generate.ts", "--check"] },
];

/** The tools of the lock file and its Node come first, however this was started. */
const PATH = [join(ROOT, "node_modules/.bin"), process.env.PATH].join(delimiter);

/** Runs one check and prints its line. @returns whether it passed. */
async function run({ name, command: [program, ...options] }: Check): Promise<boolean> {
  const started = performance.now();
  const child = spawn(program, options, {
    cwd: ROOT,
    env: { ...process.env, PATH },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const passed = await new Promise<boolean>((resolve) => {
    child.on("error", (error) => {
      output += `${error.message}: is it installed? npm ci installs it.\n`;
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? "ok  " : "FAIL"} ${name.padEnd(18)} ${seconds.padStart(5)} s`);
  if (!passed) console.log(output.trimEnd());
  return passed;
}

const waiting = CHECKS.filter(({ needs }) => needs === undefined || existsSync(`${ROOT}${needs}`));
let failed = 0;
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) if (!(await run(check))) failed += 1;
  }),
);
process.exitCode = failed === 0 ? 0 : 1;
