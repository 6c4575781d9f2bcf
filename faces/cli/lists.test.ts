import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runLoaded as run } from "#tests/start/loaded-program.ts";

const example = fileURLToPath(new URL("../../docs/examples/other-city.csv", import.meta.url));
type Answer = {
  readonly sound: boolean;
  readonly rows: number;
  readonly good: number;
  readonly drafts: number;
  readonly unknownBodies: readonly { readonly body: string; readonly close: string | null }[];
  readonly faults: readonly {
    readonly row: number;
    readonly notice: boolean;
    readonly code: string;
    readonly rule: string;
  }[];
};

describe("lists check, with a pack and no database", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "binglian-lists-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const check = (...words: string[]) => run(["lists", "check", ...words, "--on", "2026-03-02"]);

  test("a list of another city lacks bodies only; with a mapping file that was completed by hand all of it is good (IDN-06)", async () => {
    const map = join(folder, "bodies.json");
    const first = await check(example, "--json", "--make-map", map);
    assert.equal(first.code, 1);
    const answer = JSON.parse(first.out) as Answer;
    assert.deepEqual([answer.sound, answer.rows, answer.good], [false, 81, 0]);
    assert.ok(answer.faults.every(({ notice, code }) => notice || code === "IMPORT_BODY"));
    const made = JSON.parse(readFileSync(map, "utf8")) as Record<string, string>;
    const empty = Object.values(made).filter((id) => id === "").length;
    assert.equal(empty, answer.unknownBodies.filter(({ close }) => close === null).length);
    assert.match(first.err, new RegExp(`41 个机构，${empty} 个没有名称相近的`));
    const again = await check(example, "--make-map", map);
    assert.equal(again.code, 1);
    assert.match(again.err, /已存在，没有改写/);
    const completed = Object.fromEntries(Object.entries(made).map(([key, id]) => [key, id || "YSG"]));
    const whole = await check(example, "--map", write("whole.json", JSON.stringify(completed)));
    assert.deepEqual(
      [whole.code, whole.out.trim()],
      [0, "共 81 行：可载入 81 行（成为 81 条草稿，0 行与现行清单相同），不能载入 0 行"],
    );
  });

  test("each bad row is one line with its number, column, rule and what to do, in either language (CLK-19, LST-12)", async () => {
    const lines = readFileSync(example, "utf8").trimEnd().split("\n");
    const [head = "", row = ""] = lines;
    const own = row.replace("360600,鹰潭市市场监督管理局（示例）", "360500,新余市市场监督管理局");
    const late = own.replace("YT-0001", "YT-0002").replace("3,workday,1", "3,workday,9");
    const bare = own.replace("YT-0001", "YT-0003").replace(/市场主体登记管理条例 第8条；[^,]*/, "");
    const file = write("bad.csv", [head, own, late, bare, ""].join("\n"));
    const zh = await check(file);
    assert.equal(zh.code, 1);
    const said = zh.out.trimEnd().split("\n");
    assert.match(said[0] ?? "", /^第3行 YT-0002 承诺工作日：承诺9个工作日，长于法定时限3。（CLK-19 .*）承诺时限改为/);
    assert.match(said[1] ?? "", /^第4行 YT-0003 依据：.*没有设定依据.*（LST-12 /);
    assert.match(said[2] ?? "", /^共 3 行：可载入 1 行/);
    const en = await run(["lists", "check", file, "--on", "2026-03-02", "--lang", "en"]);
    assert.match(en.out, /^row 3 YT-0002 promised_days: .*\(CLK-19 /);
  });

  test("what is no table, is not there, or is asked wrongly is told in one line, and to programs as JSON (LST-03)", async () => {
    const file = write("list.xlsx", "not a workbook");
    const refused = await check(file);
    assert.deepEqual([refused.code, refused.out], [1, ""]);
    assert.match(refused.err, /list\.xlsx.*（LST-03）/);
    const told = await check(file, "--json");
    assert.deepEqual([told.code, (JSON.parse(told.out) as { code: string }).code], [1, "IMPORT_FORMAT"]);
    const away = await check(join(folder, "away.csv"));
    assert.deepEqual([away.code, away.err.trim().split("\n").length], [1, 1]);
    const map = await check(example, "--map", write("wrong.json", '{"鹰潭市水利局（示例）": "NOBODY"}'));
    assert.match(map.err, /NOBODY/);
    assert.equal((await run(["lists", "check", example, "--on", "2026-02-30"])).code, 2);
    assert.equal((await run(["lists", "import", example])).code, 2);
    assert.equal((await run(["lists", "export", "--format", "pdf"])).code, 2);
  });
});
