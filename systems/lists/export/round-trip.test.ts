import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Day } from "#kernel/calendar/day.ts";
import { type TableContent, tableCsv, tableJson, tableWorkbook } from "#kernel/pages/table-files.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { checkFile, readFile } from "../import/check-file.ts";
import { cityGround } from "../import/city-ground.ts";
import { readTable } from "../import/read-table.ts";
import { itemTable } from "./item-rows.ts";

describe("what is exported comes back as it is", () => {
  const on = "2026-03-02" as Day;
  let here: PackCity;
  let table: TableContent;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    table = await itemTable(here.city, on, "zh");
  });
  after(() => here.close());

  const bytes = (text: string) => new TextEncoder().encode(text);
  const checked = async (content: Uint8Array, name: string) =>
    checkFile(await readFile(await readTable(content, name)), await cityGround(here.city, on));

  for (const [format, written] of [
    ["csv", async () => bytes(tableCsv(table))],
    ["json", async () => bytes(tableJson(table))],
    ["xlsx", () => tableWorkbook(table, "事项")],
  ] as const)
    test(`all items of the city, taken out as ${format} and brought back, change nothing on the list (LST-03)`, async () => {
      const file = await checked(await written(), `items.${format}`);
      assert.deepEqual(
        file.faults.filter(({ notice }) => !notice).map(({ row, told }) => [row, told.code, told.text.zh]),
        [],
      );
      const changed = file.judged.filter(({ outcome }) => outcome !== "same");
      assert.deepEqual(
        changed.map(({ draft }) => draft.code),
        [],
      );
      assert.equal(file.same, table.rows.length);
      assert.ok(table.rows.length > 1000);
    });

  test("a promise that was changed in the file becomes one adjustment of the version in force, with all else as it is (LST-11)", async () => {
    const place = table.keys.indexOf("promised_days");
    const rows = table.rows.map((row) => (row[0] === "B47" ? row.with(place, "1") : row));
    const file = await checked(bytes(tableCsv({ ...table, rows })), "items.csv");
    const changed = file.judged.filter(({ outcome }) => outcome !== "same");
    assert.deepEqual(
      changed.map(({ outcome, basedOn, draft }) => [outcome, basedOn, draft.promisedDays]),
      [["adjust", "B47@1", 1]],
    );
    const before = await (await cityGround(here.city, on)).standings(["B47"]);
    const said = before.get("B47")?.draft;
    assert.deepEqual({ ...changed[0]?.draft, promisedDays: said?.promisedDays }, said);
  });
});
