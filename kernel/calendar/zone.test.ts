import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const suites = ["day", "workdays", "clock", "lights"].map((name) =>
  fileURLToPath(new URL(`./${name}.test.ts`, import.meta.url)),
);

for (const zone of ["America/Los_Angeles", "Pacific/Kiritimati"]) {
  test(`a server in ${zone} finds the same workdays, deadlines and ends of days (CLK-30)`, () => {
    const env: NodeJS.ProcessEnv = { ...process.env, TZ: zone };
    // Set by the runner of this very test; with it the child would report to the parent instead of to us.
    delete env.NODE_TEST_CONTEXT;
    const run = (...given: string[]) => spawnSync(process.execPath, given, { env, encoding: "utf8" });
    assert.equal(run("-p", "Intl.DateTimeFormat().resolvedOptions().timeZone").stdout.trim(), zone);
    const suite = run("--test", "--test-reporter=tap", ...suites);
    assert.equal(suite.status, 0, suite.stdout);
    assert.ok(Number(/^# pass (\d+)$/m.exec(suite.stdout)?.[1]) >= 80, "the suites were run");
  });
}
