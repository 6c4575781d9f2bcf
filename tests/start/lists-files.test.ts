import assert from "node:assert/strict";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { temporaryFolder } from "#tests/database/harness.ts";
import { runLoaded } from "./loaded-program.ts";

const folder = temporaryFolder();
const inCity = ["--city", "xinyu", "--data", join(folder.path, "data")];

before(async () => {
  mkdirSync(folder.path, { recursive: true, mode: 0o711 });
  const { code, err } = await runLoaded(["pack", "load", "xinyu", ...inCity.slice(2)]);
  assert.equal(code, 0, err);
});
after(() => folder.remove());

test("the list of a city is exported, and brought back it changes nothing (LST-03)", async () => {
  const { code, out } = await runLoaded(["lists", "export", ...inCity, "--on", "2026-03-02"]);
  assert.equal(code, 0);
  assert.match(out, /^\uFEFF编码,基本编码,名称,类型/);
  const file = join(folder.path, "list.xlsx");
  const book = await runLoaded(["lists", "export", ...inCity, "--format", "xlsx", "--out", file, "--on", "2026-03-02"]);
  assert.equal(book.code, 0, book.err);
  assert.ok(statSync(file).size > 10_000);
  const back = await runLoaded([
    "lists",
    "import",
    file,
    ...inCity,
    "--person",
    "p-adm-listkeeper",
    "--on",
    "2026-03-02",
    "--json",
  ]);
  const answer = JSON.parse(back.out) as { import: string | null; rows: number; same: number; bad: number };
  assert.deepEqual([back.code, answer.import, answer.bad], [0, null, 0]);
  assert.equal(answer.same, answer.rows);
  const json = await runLoaded(["lists", "export", ...inCity, "--format", "json", "--on", "2026-03-02"]);
  assert.equal((JSON.parse(json.out) as unknown[]).length, answer.rows);
});

test("a promise that was shortened in the file becomes one draft, brought by a list keeper only (LST-11)", async () => {
  const file = join(folder.path, "list.json");
  const { out } = await runLoaded(["lists", "export", ...inCity, "--format", "json", "--on", "2026-03-02"]);
  const rows = JSON.parse(out) as Record<string, string>[];
  const changed = rows.map((row) => (row.item_code === "B47" ? { ...row, promised_days: "1" } : row));
  assert.notDeepEqual(changed, rows);
  writeFileSync(file, JSON.stringify(changed));
  const words = ["lists", "import", file, ...inCity];
  const denied = await runLoaded([...words, "--person", "p-jus-legal"]);
  assert.deepEqual([denied.code, denied.out], [1, ""]);
  assert.match(denied.err, /清单管理员/);
  const done = await runLoaded([...words, "--person", "p-adm-listkeeper"]);
  assert.equal(done.code, 0, done.err);
  assert.match(done.out, /载入 1 条草稿。在工作台继续：\/desk\/lists\/imports\//);
});
