import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { blankDraft, type ItemDraft } from "../draft/item-draft.ts";
import { differences } from "./differences.ts";
import { draftFields, fieldLines, fieldOf, sections } from "./field-words.ts";

const draft: ItemDraft = {
  ...blankDraft,
  ...{ code: "B47", name: "施工许可证核发", bases: ["建筑法 第8条"], legalDays: 7, promisedDays: 5 },
  papers: [
    { name: "申请表", from: null },
    { name: "用地手续", from: "B20", form: "copy", copies: 2, necessary: false },
  ],
};

describe("differences of two entries", () => {
  test("an entry does not differ from itself, and a blank one has no line of a list", () => {
    assert.deepEqual(differences(draft, structuredClone(draft)), []);
    assert.deepEqual(fieldLines("papers", blankDraft), []);
  });

  test("a field is told in words before and after, a list entry by entry (LST-11)", () => {
    const after: ItemDraft = {
      ...draft,
      ...{ promisedDays: 3, legalDays: 7, legalUnit: "calendar" },
      papers: [
        { name: "用地手续", from: "B20", form: "original" },
        { name: "授权书", from: null },
      ],
    };
    const told = differences(draft, after).map(({ field, key, before, after: is }) => [
      ...[field, key, before?.zh ?? null, is?.zh ?? null],
    ]);
    assert.deepEqual(told, [
      ["legalDays", "", "7个工作日", "7日（日历日）"],
      ["promisedDays", "", "5", "3"],
      ["papers", "申请表", "申请表 · 申请人提交", null],
      ["papers", "用地手续", "用地手续 · 由B20调取 · 复印件 · 2份 · 可容缺", "用地手续 · 由B20调取 · 原件"],
      ["papers", "授权书", null, "授权书 · 申请人提交"],
    ]);
  });

  test("a list whose entries only changed places says so", () => {
    const [one] = differences(draft, { ...draft, papers: [...draft.papers].reverse() });
    assert.equal(one?.after?.zh, "顺序：用地手续、申请表");
  });

  test("a fault's pointer leads to its field and section, and every section has a field", () => {
    assert.equal(fieldOf("/papers/2/name"), "papers");
    assert.equal(fieldOf("/nothing"), null);
    assert.equal(fieldOf(undefined), null);
    const used = new Set(Object.values(draftFields).map(({ section }) => section));
    assert.deepEqual(
      sections.filter(({ id }) => !used.has(id)),
      [],
    );
  });
});
