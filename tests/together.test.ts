import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { processesFor, programsFor } from "./processes.ts";

const folder = mkdtempSync(join(tmpdir(), "binglian-together-"));
after(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `import { after, before, test } from "node:test";\n${text}`);
  return path;
}

/** Runs files in one process under the runner, as `npm test` does. */
function run(...files: string[]) {
  const { programs, remove } = programsFor([files]);
  const env = { ...process.env };
  // Set by the runner of this very test; with it the child would report to the parent instead of to us.
  delete env.NODE_TEST_CONTEXT;
  const { status, stdout } = spawnSync(process.execPath, ["--test", "--test-reporter=tap", ...programs], {
    env,
    encoding: "utf8",
  });
  remove();
  return { status, stdout };
}

const good = write("good.mjs", 'test("fine", () => {});');

test("files that share a process fail by name: a failing test, a file that cannot be loaded, a hook", () => {
  const failing = write("failing.mjs", 'test("bad", () => { throw new Error("no"); });');
  const lost = write("lost.mjs", 'throw new Error("cannot be loaded");');
  const hook = write("hook.mjs", 'before(() => { throw new Error("no city"); }); test("never", () => {});');
  const { status, stdout } = run(failing, lost, hook, good);
  assert.equal(status, 1);
  assert.match(stdout, /not ok 1 - bad\n[^#]*location: '[^']*failing\.mjs:2:1'/);
  assert.match(stdout, /not ok 2 - [^\n]*lost\.mjs\n[^#]*cannot be loaded/);
  assert.match(stdout, /not ok 3 - [^\n]*hook\.mjs\n[^#]*no city/);
  assert.match(stdout, /ok 4 - [^\n]*good\.mjs/);
});

test("hooks of one file do not reach the tests of another", () => {
  const one = write(
    "one.mjs",
    "let ready = false; before(() => { ready = true; }); after(() => { ready = false; });\n",
  );
  writeFileSync(one, "globalThis.others = () => ready;", { flag: "a" });
  const other = write(
    "other.mjs",
    'test("untouched", () => { if (globalThis.others()) throw new Error("reached"); });',
  );
  assert.equal(run(one, other).status, 0);
});

test("a process that ends itself in the middle fails, with whatever code", () => {
  const leaving = write("leaving.mjs", 'test("leaves", () => process.exit(0));');
  assert.equal(run(leaving, good).status, 1);
  assert.equal(run(good, write("crashing.mjs", 'test("ends", () => process.kill(process.pid, "SIGKILL"));')).status, 1);
});

test("every file has its place in one process: the neighbours of its top folder, or itself where it changes its surroundings", () => {
  const files = Array.from({ length: 50 }, (_, index) => `kernel/a/${index}.test.ts`);
  files.push("kernel/database/open.test.ts", "systems/lists/lists.test.ts", "systems/directory/people.test.ts");
  files.push("tests/faults/stop.test.ts", "tests/faults/two-servers.test.ts", "tests/city/bases.test.ts");
  const processes = processesFor(files);
  assert.deepEqual(processes.flat().sort(), [...files].sort());
  assert.deepEqual(
    processes.map(({ length }) => length),
    [17, 17, 16, 1, 2, 1, 2],
  );
});

test("programs are in the order of their names, the longest first", () => {
  const journeys = Array.from({ length: 12 }, (_, index) => `tests/journeys/${index}.test.ts`);
  const processes = processesFor(["kernel/day.test.ts", "tests/start/start.test.ts", ...journeys]);
  assert.deepEqual(
    processes.map(([first]) => first),
    ["tests/journeys/0.test.ts", "tests/journeys/1.test.ts", "tests/start/start.test.ts", "kernel/day.test.ts"],
  );
  const { programs, remove } = programsFor(Array.from({ length: 12 }, () => [good]));
  remove();
  assert.deepEqual([...programs].sort(), programs);
});
