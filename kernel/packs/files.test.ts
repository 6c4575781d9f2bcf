import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readPackFiles } from "./files.ts";

async function inFolder(check: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "pack-"));
  try {
    await check(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("the JSON files of a folder and its folders are read by name; others are no part of the pack", () =>
  inFolder(async (folder) => {
    await mkdir(join(folder, "flows"));
    await writeFile(join(folder, "city.json"), "{}");
    await writeFile(join(folder, "flows", "a.json"), "[]");
    await writeFile(join(folder, "README.md"), "text");
    const read = await readPackFiles(folder);
    assert.ok("files" in read);
    assert.deepEqual(
      [...read.files],
      [
        ["city.json", "{}"],
        ["flows/a.json", "[]"],
      ],
    );
  }));

test("a file that is not UTF-8 is refused, not guessed at (PCK-01)", () =>
  inFolder(async (folder) => {
    // 新余 in GBK, as an old editor saves it.
    await writeFile(join(folder, "city.json"), Buffer.from([0x22, 0xd0, 0xc2, 0xd3, 0xe0, 0x22]));
    const read = await readPackFiles(folder);
    assert.ok("faults" in read);
    assert.deepEqual(
      read.faults.map(({ code, file, rule }) => [code, file, rule]),
      [["ENCODING", "city.json", "PCK-01"]],
    );
  }));

test("a file beyond the limit is refused before it is parsed (PCK-02)", () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, "bodies.json"), " ".repeat(4_000_001));
    const read = await readPackFiles(folder);
    assert.ok("faults" in read);
    assert.equal(read.faults[0]?.code, "TOO_LARGE");
  }));

test("a folder with far too many files is not read: it is the wrong folder (PCK-02)", () =>
  inFolder(async (folder) => {
    for (let number = 0; number <= 200; number += 1) await writeFile(join(folder, `${number}.json`), "{}");
    const read = await readPackFiles(folder);
    assert.ok("faults" in read);
    assert.deepEqual(
      read.faults.map(({ code }) => code),
      ["TOO_MANY_FILES"],
    );
  }));
