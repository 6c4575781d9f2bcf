import assert from "node:assert/strict";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { programCity } from "#tests/city/program-city.ts";
import { temporaryFolder } from "#tests/database/harness.ts";
import { runLoaded } from "./loaded-program.ts";

const folder = temporaryFolder();
const inCity = ["--city", "xinyu", "--data", join(folder.path, "data")];

let city: Awaited<ReturnType<typeof programCity>>;

before(async () => {
  mkdirSync(folder.path, { recursive: true });
  city = await programCity("xinyu");
});
after(async () => {
  await city.drop();
  folder.remove();
});

const lists = (...words: string[]) => runLoaded(["lists", ...words, ...inCity], { env: city.env });
const exported = (...words: string[]) => lists("export", "--on", "2026-03-02", ...words);
const imported = (file: string, person: string, ...words: string[]) =>
  lists("import", file, "--person", person, ...words);

test("the list of a city is exported, and brought back it changes nothing (LST-03)", async () => {
  const { code, out } = await exported();
  assert.equal(code, 0);
  assert.match(out, /^\uFEFF编码,基本编码,名称,类型/);
  const file = join(folder.path, "list.xlsx");
  const book = await exported("--format", "xlsx", "--out", file);
  assert.equal(book.code, 0, book.err);
  assert.ok(statSync(file).size > 10_000);
  const back = await imported(file, "p-adm-listkeeper", "--on", "2026-03-02", "--json");
  const answer = JSON.parse(back.out) as { import: string | null; rows: number; same: number; bad: number };
  assert.deepEqual([back.code, answer.import, answer.bad], [0, null, 0]);
  assert.equal(answer.same, answer.rows);
  const json = await exported("--format", "json");
  assert.equal((JSON.parse(json.out) as unknown[]).length, answer.rows);
});

test("a promise that was shortened in the file becomes one draft, brought by a list keeper only (LST-11)", async () => {
  const file = join(folder.path, "list.json");
  const { out } = await exported("--format", "json");
  const rows = JSON.parse(out) as Record<string, string>[];
  const changed = rows.map((row) => (row.item_code === "B47" ? { ...row, promised_days: "1" } : row));
  assert.notDeepEqual(changed, rows);
  writeFileSync(file, JSON.stringify(changed));
  const denied = await imported(file, "p-jus-legal");
  assert.deepEqual([denied.code, denied.out], [1, ""]);
  assert.match(denied.err, /清单管理员/);
  const done = await imported(file, "p-adm-listkeeper");
  assert.equal(done.code, 0, done.err);
  assert.match(done.out, /载入 1 条草稿。在工作台继续：\/desk\/lists\/imports\//);
});
