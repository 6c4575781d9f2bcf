import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { lockFolder } from "./folder-lock.ts";
import { startOfProcess } from "./process-identity.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "binglian-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (holder: unknown) => writeFileSync(join(folder, "binglian.lock"), JSON.stringify(holder));

test("a locked folder is refused until it is unlocked, and nothing stays behind", () => {
  const unlock = lockFolder(folder);
  assert.throws(() => lockFolder(folder), /in use by another running Binglian/);
  unlock();
  assert.deepEqual(readdirSync(folder), []);
  lockFolder(folder)();
});

test("the lock of a process that is gone is taken over", () => {
  write({ pid: 2 ** 22 + 1, started: "before" });
  lockFolder(folder)();
  assert.deepEqual(readdirSync(folder), []);
});

test("the lock of a process whose number now belongs to another one is taken over", () => {
  write({ pid: process.pid, started: "another boot" });
  lockFolder(folder)();
  write({ pid: process.pid, started: startOfProcess(process.pid) });
  assert.throws(() => lockFolder(folder), /in use/);
});

test("a lock file that cannot be read does not lock the folder for ever", () => {
  writeFileSync(join(folder, "binglian.lock"), "");
  lockFolder(folder)();
  assert.deepEqual(readdirSync(folder), []);
});
