import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "#kernel/calendar/day.ts";
import { entryWords, fieldSentence, fieldWords } from "./change-words.ts";
import { exampleEntry, exampleHolder } from "./example-entries.ts";
import { fieldChanges } from "./field-changes.ts";

test("each field is told as it was and as it is, a list by what left it and what came (LST-11)", () => {
  const old = exampleEntry("A", {
    ...{ promisedDays: 5, bases: ["建筑法 第8条"], fee: "100元" },
    papers: [
      { name: "申请表", from: null },
      { name: "资金证明", from: null, form: "original", copies: 1 },
    ],
  });
  const now = exampleEntry("A", {
    ...{ promisedDays: 3, legal: { days: 5, unit: "workday" }, visits: 0 },
    papers: [{ name: "申请表", from: null }],
    holders: [exampleHolder("LND"), exampleHolder("", { body: null, name: "", level: "township", count: 32 })],
    steps: [{ name: "审查", post: "reviewer", days: 2 }],
  });
  const told = (language: "zh" | "en") =>
    fieldChanges(old, now).map((change) => fieldSentence(fieldWords(change, language), language));
  assert.deepEqual(told("zh"), [
    "机关：市CON局 → 市LND局、乡镇（街道）32个",
    "法定时限：7日（日历日） → 5个工作日",
    "承诺时限：5个工作日 → 3个工作日",
    "材料：2份 → 1份；少了：资金证明（原件1份）",
    "步骤：0步 → 1步；多了：审查（2个工作日）",
    "收费：100元 → 无",
    "到窗口：跑1次 → 不用跑",
  ]);
  assert.ok(told("en").includes("papers: 2 → 1; no longer: 资金证明 (original × 1)"));
});

test("a paper that may now follow later is told as a change of that paper (CLK-64)", () => {
  const old = exampleEntry("A");
  const now = exampleEntry("A", { papers: [{ name: "申请表", from: null, necessary: false }] });
  const [change] = fieldChanges(old, now);
  assert.ok(change);
  assert.equal(fieldSentence(fieldWords(change, "zh"), "zh"), "材料：1份；少了：申请表；多了：申请表（可以容缺）");
});

test("an entry that is gone is told by its body of that time, limits and papers", () => {
  const entry = exampleEntry("A", { promisedDays: 0, holders: [], validTo: "2017-10-01" as Day });
  assert.equal(entryWords(entry, "zh"), "没有机关有权，法定7日（日历日），承诺当场办结，材料1份");
  assert.equal(entryWords(exampleEntry("A"), "en"), "CON; law 7 calendar days; promised 5 workdays; 1 paper");
});
