import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { zipSync } from "fflate";
import { tableWorkbook } from "#kernel/pages/table-files.ts";
import { type CheckedFile, checkFile, readFile } from "./check-file.ts";
import { type Cells, type ColumnKey, columns } from "./columns.ts";
import { correctionRows } from "./corrections.ts";
import { readTable } from "./read-table.ts";
import { smallGround } from "./small-ground.ts";
import { FileRefused } from "./table.ts";

const good: Required<Cells> = {
  ...{ item_code: "X1", basic_code: "", name: "施工许可", kind: "行政许可", level: "市级", division: "360500" },
  ...{
    body: "新余市住房和城乡建设局",
    bases: "建筑法 第8条",
    legal_days: "7",
    legal_unit: "工作日",
    promised_days: "3",
  },
  ...{
    subject_kinds: "企业",
    papers: "申请表*原件*1",
    yields: "施工许可证",
    conditions: "已取得用地手续|建筑法 第8条",
  },
  ...{
    steps: "受理*窗口*1；决定*决定*1",
    fee: "无",
    fee_basis: "",
    visits: "1",
    theme: "",
    valid_from: "",
    valid_to: "",
  },
};
const keys = columns.map(({ key }) => key);
const line = (cells: Cells) => keys.map((key) => `"${(cells[key] ?? "").replaceAll('"', '""')}"`).join(",");
const csv = (...rows: Cells[]) => [keys.join(","), ...rows.map(line)].join("\r\n");
const bytes = (text: string) => new TextEncoder().encode(text);
const check = async (content: Uint8Array | string, name = "items.csv"): Promise<CheckedFile> =>
  checkFile(await readFile(await readTable(typeof content === "string" ? bytes(content) : content, name)), smallGround);
const refusals = ({ faults }: CheckedFile) =>
  faults.filter(({ notice }) => !notice).map(({ row, column, told }) => [row, column, told.code, told.rule]);
const fileRefused = (content: Uint8Array | string, name: string, code: string) =>
  assert.rejects(check(content, name), (error) => error instanceof FileRefused && error.refusal.code === code);

describe("a row that may not be on a list is named by row, column and rule, and the others get in", () => {
  const wrong: readonly (readonly [string, Cells, ColumnKey, string, string])[] = [
    ["no basis (LST-12)", { bases: "" }, "bases", "DRAFT_NO_BASIS", "LST-12"],
    [
      "no basis for its conditions to rest on either (LST-12)",
      { bases: "", conditions: "已取得用地手续" },
      ...(["bases", "DRAFT_NO_BASIS", "LST-12"] as const),
    ],
    ["a basis that ended (LST-12)", { bases: "房屋登记办法 第3条" }, "bases", "DRAFT_BASIS_ENDED", "LST-12"],
    ["a basis that may set no permit (LST-12)", { bases: "物业收费办法 第3条" }, "bases", "DRAFT_BASIS_KIND", "LST-12"],
    [
      "a promise longer than the law's limit (CLK-19)",
      { promised_days: "9" },
      "promised_days",
      "DRAFT_PROMISE",
      "CLK-19",
    ],
    ["a fee without a basis (LST-15)", { fee: "工本费*10元" }, "fee", "DRAFT_FEE", "LST-15"],
    [
      "a fee that only a ministry's rule sets (LST-15)",
      { fee: "工本费*10元", fee_basis: "物业收费办法 第3条" },
      ...(["fee_basis", "DRAFT_FEE", "LST-15"] as const),
    ],
    [
      "an entry of a city's own negative list after 2018 (LST-05)",
      { kind: "市场准入负面清单" },
      "kind",
      "IMPORT_NEGATIVE",
      "LST-05",
    ],
    [
      "a kind of power that is not one of the ten (LST-01)",
      { kind: "非行政许可审批" },
      "kind",
      "IMPORT_KIND",
      "LST-01",
    ],
    ["a body that nobody here is called by (IDN-06)", { body: "鹰潭市住建局" }, "body", "IMPORT_BODY", "IDN-06"],
    [
      "a version that ended before the import (LST-04)",
      { valid_to: "2020-01-01" },
      "valid_to",
      "IMPORT_ENDED",
      "LST-04",
    ],
    ["steps that take longer than the promise (LST-17)", { steps: "审查*审查*9" }, "steps", "DRAFT_STEPS", "LST-17"],
    ["a cell that is empty (LST-03)", { name: "" }, "name", "IMPORT_CELL_EMPTY", "LST-03"],
    ["a day that does not exist (LST-03)", { valid_from: "2026-02-30" }, "valid_from", "IMPORT_CELL", "LST-03"],
    ["a cell of ten megabytes (LST-03)", { papers: "长".repeat(10_000_000) }, "papers", "IMPORT_CELL_LONG", "LST-03"],
  ];
  for (const [what, cells, column, code, rule] of wrong)
    test(`${what} is refused, and what stands before and after it is loaded`, async () => {
      const rows = [good, { ...good, item_code: "X2", ...cells }, { ...good, item_code: "X3" }];
      const checked = await check(csv(...rows));
      assert.deepEqual(refusals(checked), [[3, column, code, rule]]);
      assert.equal(checked.good, 2);
    });

  test("a limit longer than the law's general one is refused beside the basis that sets nothing (CLK-11, LST-12)", async () => {
    const checked = await check(csv({ ...good, bases: "行政许可法 第42条", legal_days: "45" }));
    assert.deepEqual(
      refusals(checked).map(([, , code]) => code),
      ["DRAFT_BASIS_KIND", "DRAFT_LEGAL_LIMIT"],
    );
  });

  test("two live versions of one item are refused by the later row, naming the earlier (LST-04)", async () => {
    const checked = await check(csv(good, { ...good, promised_days: "2" }, { ...good, valid_from: "2026-06-01" }));
    assert.deepEqual(refusals(checked), [
      [3, "valid_from", "IMPORT_TWO_VERSIONS", "LST-04"],
      [4, "valid_from", "IMPORT_TWO_VERSIONS", "LST-04"],
    ]);
    assert.match(checked.faults.find(({ notice }) => !notice)?.told.text.zh ?? "", /第2行/);
  });

  test("rows of one item that differ only in who holds it are one entry with several powers (LST-03)", async () => {
    const county = { ...good, level: "县级", division: "渝水区", body: "渝水区住房和城乡建设局" };
    const checked = await check(csv(good, county));
    assert.deepEqual(refusals(checked), []);
    assert.deepEqual(
      checked.judged.map(({ draft }) => [draft.levels, draft.powers.map(({ body, division }) => [body, division])]),
      [
        [
          ["city", "county"],
          [
            ["CON", "360500"],
            ["CTY-CON", "360502"],
          ],
        ],
      ],
    );
  });

  test("one basic code with two names is told and refuses nothing (LST-02)", async () => {
    const family = { basic_code: "000117007000" };
    const checked = await check(csv({ ...good, ...family }, { ...good, ...family, item_code: "X2", name: "别的名称" }));
    assert.deepEqual(refusals(checked), []);
    assert.ok(checked.faults.some(({ row, told }) => row === 3 && told.code === "IMPORT_FAMILY"));
  });
});

test("a file of 50,000 rows with three bad ones names all three by row and rule; 49,997 are good (LST-12, CLK-19, LST-05)", async () => {
  const rows = Array.from({ length: 50_000 }, (_, index): Cells => ({ ...good, item_code: `X${index}` }));
  rows[9] = { ...rows[9], bases: "" };
  rows[24_999] = { ...rows[24_999], promised_days: "30" };
  rows[49_999] = { ...rows[49_999], kind: "市场准入负面清单" };
  const shares: number[] = [];
  const table = await readTable(bytes(csv(...rows)), "many.csv");
  const checked = await checkFile(await readFile(table, { progress: (share) => void shares.push(share) }), smallGround);
  assert.deepEqual(refusals(checked), [
    [11, "bases", "DRAFT_NO_BASIS", "LST-12"],
    [25_001, "promised_days", "DRAFT_PROMISE", "CLK-19"],
    [50_001, "kind", "IMPORT_NEGATIVE", "LST-05"],
  ]);
  assert.deepEqual([checked.rows.size, checked.good], [50_000, 49_997]);
  assert.ok(shares.length > 100, "it lets others go on between portions");
});

test("reading stops when it is told to (LST-03)", async () => {
  const rows = Array.from({ length: 2_000 }, (_, index): Cells => ({ ...good, item_code: `X${index}` }));
  const table = await readTable(bytes(csv(...rows)), "many.csv");
  const stop = new AbortController();
  const reading = readFile(table, { signal: stop.signal, progress: () => stop.abort() });
  await assert.rejects(reading, { name: "AbortError" });
});

describe("formulas, encodings, headings and files that are something else", () => {
  test("a cell of CSV that a spreadsheet would run is refused; numbers and a lone dash are not (LST-03)", async () => {
    const rows = [
      { ...good, name: "=HYPERLINK(1)" },
      { ...good, item_code: "X2", theme: "@SUM(1)" },
    ];
    assert.deepEqual(refusals(await check(csv(...rows, { ...good, item_code: "X3", fee_basis: "-" }))), [
      [2, "name", "IMPORT_FORMULA", "LST-03"],
      [3, "theme", "IMPORT_FORMULA", "LST-03"],
    ]);
  });

  test("a formula of a workbook is refused by row and column, whatever it came to when it was saved (LST-03)", async () => {
    const content = {
      keys,
      heads: columns.map(({ zh }) => zh),
      rows: [good, { ...good, item_code: "X2" }].map((row) => keys.map((key) => row[key])),
    };
    const { unzipSync } = await import("fflate");
    const parts = unzipSync(await tableWorkbook(content, "事项"));
    const path = "xl/worksheets/sheet1.xml";
    const sheet = new TextDecoder().decode(parts[path]);
    const computed = sheet.replace(/<c r="K3"[^>]*>.*?<\/c>/, '<c r="K3"><f>1+2</f><v>3</v></c>');
    assert.notEqual(computed, sheet);
    const checked = await check(zipSync({ ...parts, [path]: bytes(computed) }), "items.xlsx");
    assert.deepEqual(refusals(checked), [[3, "promised_days", "IMPORT_FORMULA", "LST-03"]]);
    assert.equal(checked.good, 1);
  });

  test("GB18030 is recognised and said; what is no text is refused (LST-03)", async () => {
    const head = bytes(keys.join(","));
    const gb = new Uint8Array([
      ...head,
      10,
      ...keys.flatMap((key, place) => [...(place ? [44] : []), ...gbOf(good[key])]),
    ]);
    const table = await readTable(gb, "old.csv");
    assert.equal(table.encoding, "GB18030");
    assert.ok(table.notices.some(({ code }) => code === "IMPORT_ENCODING_READ"));
    await fileRefused(new Uint8Array([0xff, 0xfe, 0x00, 0x01, 0xff, 0xff]), "items.csv", "IMPORT_ENCODING");
  });

  test("a byte order mark, columns in any order and language, and unknown ones are taken; a missing one is named (LST-03)", async () => {
    const order = [...columns].reverse();
    const text = `\uFEFF${order.map(({ zh }) => zh).join(",")},备注\n${order.map(({ key }) => good[key]).join(",")},随便\n`;
    const checked = await check(text);
    assert.deepEqual([checked.good, refusals(checked)], [1, []]);
    assert.match(checked.notices[0]?.text.zh ?? "", /备注/);
    const lacking = csv(good).replace("bases", "basis of it");
    await assert.rejects(check(lacking), (error) => {
      assert.ok(error instanceof FileRefused && error.refusal.code === "IMPORT_COLUMNS");
      return error.refusal.text.zh.includes("依据（bases）");
    });
    await fileRefused(csv(good).replace("yields", "name"), "items.csv", "IMPORT_COLUMN_TWICE");
  });

  test("an empty file, a file that says .xlsx and is none, a damaged one and wrong JSON are refused as what they are (LST-03)", async () => {
    await fileRefused("", "items.csv", "IMPORT_EMPTY");
    await fileRefused("\n \n", "items.csv", "IMPORT_EMPTY");
    await fileRefused(csv(good), "items.xlsx", "IMPORT_FORMAT");
    await fileRefused(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), "items.xlsx", "IMPORT_FORMAT");
    await fileRefused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), "items.xls", "IMPORT_FORMAT");
    await fileRefused("{", "items.json", "IMPORT_FORMAT");
    await fileRefused("[]", "items.json", "IMPORT_EMPTY");
  });

  test("a quote that is never closed spoils its own row only (LST-03)", async () => {
    const broken = `X9,,"没有收尾,行政许可`;
    const checked = await check(`${csv(good)}\r\n${broken}\r\n${line({ ...good, item_code: "X3" })}\r\n`);
    assert.deepEqual(refusals(checked), [[3, null, "IMPORT_ROW_BROKEN", "LST-03"]]);
    assert.equal(checked.good, 2);
  });
});

test("the file of corrections holds the bad rows with what is wrong and what to do, and is sound once mended (LST-03)", async () => {
  const checked = await check(csv(good, { ...good, item_code: "X2", promised_days: "9" }));
  const [head = [], ...rows] = correctionRows(checked, "zh");
  assert.deepEqual(head.slice(-3), ["行号", "问题", "怎么改"]);
  assert.equal(rows.length, 1);
  assert.match(rows[0]?.join() ?? "", /X2.*,3,承诺9个工作日，长于法定时限7。（CLK-19）,承诺时限改为/);
  const mended = [head, ...rows.map((row) => row.with(head.indexOf("承诺工作日"), "3"))];
  const again = await check(mended.map((row) => row.map((text) => `"${text}"`).join(",")).join("\n"));
  assert.deepEqual([again.good, refusals(again), again.notices], [1, [], []]);
});

/** A text in GB18030; Node writes none, so the signs of the test's row are looked up by decoding all of GB 2312. */
function gbOf(text: string): number[] {
  return [...text].flatMap((sign) => (sign.charCodeAt(0) < 128 ? [sign.charCodeAt(0)] : (gbTable.get(sign) ?? [])));
}
const decoder = new TextDecoder("gb18030");
const gbTable = new Map(
  Array.from({ length: 87 }, (_, high) => high + 0xa1).flatMap((high) =>
    Array.from({ length: 94 }, (_, low) => [high, low + 0xa1]).map(
      (pair) => [decoder.decode(new Uint8Array(pair)), pair] as const,
    ),
  ),
);
