import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tableCsv } from "#kernel/pages/table-files.ts";
import { itemsTable } from "./items-csv.ts";
import type { ItemRow } from "./items-query.ts";

const itemsCsv = (rows: readonly ItemRow[], language: "zh" | "en") => tableCsv(itemsTable(rows, language));

const row: ItemRow = {
  ...{
    code: "B47",
    name: '名称,带"引号"',
    kind: "行政许可",
    theme: "建厂投产",
    subjectKinds: ["person"],
    levels: ["city"],
  },
  ...{ legalDays: 7, legalUnit: "calendar", promisedDays: 3, fee: "无", visits: 1, marks: { promised: "E" } },
  ...{ bases: ["建筑法 第7条"], validFrom: "2025-01-01" as ItemRow["validFrom"], validTo: null },
  ...{ body: "CON", bodyName: "=HYPERLINK(1)", bodyNameEn: "", bodies: 1 },
};

test("the list as CSV begins with a byte order mark and escapes commas and quotes (RFC 4180)", () => {
  const text = itemsCsv([row], "zh");
  assert.ok(text.startsWith("\uFEFF编号,事项,类型"));
  assert.ok(text.includes('"名称,带""引号"""'));
  assert.ok(text.endsWith("\r\n"));
  assert.ok(itemsCsv([row], "en").startsWith("\uFEFFcode,item,kind"));
});

test("a cell that begins like a formula gets an apostrophe, so that no spreadsheet runs it", () => {
  assert.ok(itemsCsv([row], "zh").includes("'=HYPERLINK(1)"));
  fc.assert(
    fc.property(fc.string(), (name) => {
      const [, line = ""] = itemsCsv([{ ...row, code: name }], "zh").split("\r\n");
      assert.doesNotMatch(line, /^"?[=+\-@\t\r]/);
    }),
  );
});
