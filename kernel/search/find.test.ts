import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { pinyin } from "pinyin-pro";
import { readMigrations } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { indexEntry, removeEntry, type SearchEntry } from "./entries.ts";
import { find } from "./find.ts";

const kernel = fileURLToPath(new URL("..", import.meta.url));
let searched: TestCity;
const pool = () => searched.city.pool;

before(async () => {
  searched = await testCity(await readMigrations([`${kernel}search`]));
  for (const entry of entries) await indexEntry(pool() as never, entry);
});
after(() => searched.drop());

const item = (id: string, title: string, more: Partial<SearchEntry> = {}): SearchEntry => ({
  ...{ kind: "item", id, language: "zh", title, url: `/items/${id}`, visibility: "public" },
  ...more,
});
const entries: readonly SearchEntry[] = [
  item("360500-0017", "建筑工程施工许可证核发", {
    detail: "住房和城乡建设局",
    body: "申请人应当提交建设工程规划许可证",
  }),
  item("360500-0018", "建设工程规划许可证核发", { detail: "自然资源局", codes: ["GH 2026-18"] }),
  item("360500-0019", "取水许可", { body: "在本市取水的单位" }),
  item("360500-0020", "施工许可", { detail: "短标题" }),
  item("360500-0021", "A座ＡＢＣ公司营业执照变更登记"),
  item("internal-1", "施工现场检查记录", { visibility: "internal" }),
  item("x1", "重庆银行开户", { kind: "matter" }),
];

const idsOf = async (text: string, more: Partial<Parameters<typeof find>[1]> = {}) =>
  (await find(pool(), { text, visibility: "public", limit: 50, ...more })).rows.map(({ id }) => id);

test("an exact code comes before an exact title, a title before a body, and words before pinyin", async () => {
  assert.equal((await idsOf("360500-0018"))[0], "360500-0018");
  assert.equal((await idsOf("gh2026-18"))[0], "360500-0018");
  assert.deepEqual(await idsOf("施工许可"), ["360500-0020", "360500-0017"]);
  assert.deepEqual(await idsOf("规划许可证"), ["360500-0018", "360500-0017"]);
});

test("words are found in any order, and single signs in titles", async () => {
  assert.deepEqual(await idsOf("许可证施工"), ["360500-0017"]);
  assert.ok((await idsOf("水")).includes("360500-0019"));
});

test("full-width letters, capitals and spaces make no difference", async () => {
  for (const text of ["abc公司", "ＡＢＣ公司", " Abc 公司 "])
    assert.deepEqual(await idsOf(text), ["360500-0021"], text);
});

test("pinyin and initials find from any sign on, and the reading follows the word", async () => {
  for (const text of ["shigongxukezheng", "sgxkz", "shi gong xu ke zheng", "xukezheng", "SGXK"])
    assert.ok((await idsOf(text)).includes("360500-0017"), text);
  assert.deepEqual(await idsOf("chongqing"), ["x1"]);
  assert.deepEqual(await idsOf("cqyh"), ["x1"]);
});

test("an internal entry is found only by those who may see internal ones", async () => {
  assert.deepEqual(await idsOf("施工现场"), []);
  assert.deepEqual(await idsOf("施工现场", { visibility: "internal" }), ["internal-1"]);
  assert.deepEqual(await idsOf("sgxcjc"), []);
});

test("kinds narrow the answer, and pages follow each other without gap or repetition", async () => {
  assert.deepEqual(await idsOf("开户", { kinds: ["item"] }), []);
  const all = await idsOf("许可");
  assert.equal(all.length, 4);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await find(pool(), { text: "许可", visibility: "public", limit: 1, ...(after ? { after } : {}) });
    assert.equal(page.total, 4);
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  assert.deepEqual(seen, all);
});

test("marks show which part of the title answers, also for pinyin", async () => {
  const marked = async (text: string) => {
    const [row] = (await find(pool(), { text, visibility: "public", limit: 1 })).rows;
    return row?.marks.map(([start, end]) => row.title.slice(start, end));
  };
  assert.deepEqual(await marked("施工许可证"), ["施工许可证"]);
  assert.deepEqual(await marked("sgxkz"), ["施工许可证"]);
  assert.deepEqual(await marked("gongsi"), ["公司"]);
  assert.deepEqual(await marked("abc"), ["ＡＢＣ"]);
});

test("an entry indexed again replaces the first, and a removed one is gone", async () => {
  await indexEntry(pool() as never, item("gone", "临时占道挖掘"));
  await indexEntry(pool() as never, item("gone", "夜间施工噪声"));
  assert.deepEqual(await idsOf("占道挖掘"), []);
  assert.deepEqual(await idsOf("夜间施工噪声"), ["gone"]);
  await removeEntry(pool() as never, "item", "gone");
  assert.deepEqual(await idsOf("夜间施工噪声"), []);
});

const signs = [
  ..."建设工程规划许可证核发施登记变更注销企业人才公共用地水土保持方案审批环境影响评价消防设计查重长乐行和",
];
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...signs) },
  { weight: 1, arbitrary: fc.constantFrom("A", "b7", "（", "）", "、", " ", "Ｘ", "3") },
);
const titles = fc.array(piece, { minLength: 2, maxLength: 24 }).map((pieces) => pieces.join(""));

test("what is indexed is found by its title, by each two signs of it, by its pinyin and by its initials", async () => {
  await fc.assert(
    fc.asyncProperty(titles, async (title) => {
      const han = (title.match(/\p{Script=Han}+/gu) ?? []).join("");
      fc.pre(han.length > 0);
      await indexEntry(pool() as never, item("any", title, { kind: "property" }));
      const found = async (text: string) =>
        assert.deepEqual(await idsOf(text, { kinds: ["property"] }), ["any"], `“${text}” in “${title}”`);
      await found(title);
      const all = [...title];
      for (let at = 0; at + 1 < all.length; at += 1) {
        const pair = `${all[at]}${all[at + 1]}`;
        if (/[\p{L}\p{N}]/u.test(pair)) await found(pair);
      }
      const run = /\p{Script=Han}+/u.exec(title)?.[0] ?? "";
      await found(pinyin(run, { toneType: "none", type: "array", v: true }).join(""));
      await found(pinyin(run, { pattern: "first", toneType: "none", type: "array" }).join(""));
    }),
    { numRuns: 60 },
  );
});

test("whatever is typed is no error", async () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary", maxLength: 500 }),
    fc.string({
      unit: fc.constantFrom("'", '"', "%", "\\", "&", "|", "!", ":", "*", "(", ")", "\0", "\ud800", "施", "a"),
    }),
    fc.constantFrom("%", "'; DROP TABLE x", "施".repeat(500), "a".repeat(500), "\0", "＇％", "", "   ", ":*", "<->"),
  );
  await fc.assert(
    fc.asyncProperty(odd, fc.option(fc.string(), { nil: undefined }), async (text, after) => {
      const answer = await find(pool(), { text, visibility: "internal", limit: 5, ...(after ? { after } : {}) });
      assert.ok(answer.total >= answer.rows.length);
      await indexEntry(pool() as never, item("odd", text, { kind: "odd", body: text, detail: text }));
    }),
    { numRuns: 150 },
  );
});
