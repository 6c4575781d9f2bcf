import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { limitLog, logTail } from "./log-file.ts";

test("a log over its limit is moved aside once, and a small one stays", () => {
  const folder = mkdtempSync(join(tmpdir(), "binglian-log-"));
  try {
    const file = join(folder, "postgres.log");
    writeFileSync(file, "short\n");
    limitLog(file)();
    assert.equal(existsSync(`${file}.1`), false);
    writeFileSync(file, Buffer.alloc(10 * 1024 * 1024, "x"));
    limitLog(file)();
    assert.deepEqual([statSync(file).size, statSync(`${file}.1`).size], [0, 10 * 1024 * 1024]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the tail of a log begins where it was asked for", () => {
  const folder = mkdtempSync(join(tmpdir(), "binglian-log-"));
  try {
    const file = join(folder, "postgres.log");
    writeFileSync(file, "before\n");
    const { end } = logTail(file, 0);
    writeFileSync(file, "FATAL:  after\n", { flag: "a" });
    assert.equal(logTail(file, end).text, "FATAL:  after\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
