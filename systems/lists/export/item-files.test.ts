import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PlainAnswer } from "#kernel/city/system.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { askSurely } from "../ask.ts";
import { readFile } from "../import/check-file.ts";
import { readTable } from "../import/read-table.ts";
import { itemFilePages } from "./item-files.ts";

describe("the list of items as files on the portal", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await here.city.settle();
  });
  after(() => here.close());

  const asked = async (path: string, parameters: Readonly<Record<string, string>> = {}) => {
    const found = itemFilePages.find((one) => one.path === path);
    assert.ok(found, path);
    return found.page({
      city: here.city,
      language: "zh",
      parameters,
      path,
      today: here.city.today(),
      who: { kind: "anyone" },
    });
  };
  const file = async (path: string, parameters: Readonly<Record<string, string>> = {}): Promise<PlainAnswer> => {
    const answer = await asked(path, parameters);
    assert.ok(!isRefusal(answer) && "contentType" in answer, path);
    return answer;
  };
  const bytes = (answer: PlainAnswer) => ("bytes" in answer ? answer.bytes : new TextEncoder().encode(answer.text));

  test("CSV, JSON and workbook hold what the page's filters leave, no more and no less (LST-01)", async () => {
    const { total } = await askSurely(here.city, "lists.items", { kind: "行政许可", limit: 1 });
    const csv = await file("/items.csv", { kind: "行政许可" });
    assert.ok("text" in csv && csv.fileName === "items.csv");
    assert.equal(csv.text.trimEnd().split("\r\n").length, total + 1);
    const json = await file("/items.json", { kind: "行政许可" });
    assert.ok("text" in json);
    const data = JSON.parse(json.text) as { on: string; total: number; rows: { kind: string }[] };
    assert.deepEqual([data.on, data.total, data.rows.length], ["2026-03-02", total, total]);
    assert.ok(data.rows.every(({ kind }) => kind === "行政许可"));
    const book = await file("/items.xlsx", { kind: "行政许可" });
    assert.ok("bytes" in book && book.fileName === "items.xlsx");
    assert.deepEqual([...book.bytes.slice(0, 2)], [0x50, 0x4b]);
  });

  for (const format of ["csv", "json", "xlsx"])
    test(`the list in the columns of an import comes as ${format} that an import reads, of any day (LST-03, LST-04)`, async () => {
      const on = "2014-10-01";
      const answer = await file(`/items-import.${format}`, { on });
      assert.equal(answer.fileName, `items-import-${on}.${format}`);
      const table = await readTable(bytes(answer), answer.fileName);
      assert.equal(table.keys.filter((key) => key !== undefined).length, 22);
      assert.deepEqual(table.notices, []);
      const { entries } = await readFile(table);
      const { total } = await askSurely(here.city, "lists.items", { on, limit: 1 });
      assert.ok(total > 0);
      assert.equal(entries.length, total);
    });

  test("a day that does not exist is refused in every file, and nothing is given for another one (LST-04)", async () => {
    for (const { path } of itemFilePages) {
      const answer = await asked(path, { on: "2026-02-30" });
      assert.ok(isRefusal(answer) && answer.code === "BAD_INPUT", path);
    }
  });
});
