import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "#kernel/calendar/day.ts";
import type { Law, LawKind } from "#kernel/items/laws.ts";
import { draftFaults } from "./draft-faults.ts";
import type { Surroundings } from "./entry-faults.ts";
import { blankDraft, type ItemDraft } from "./item-draft.ts";

const law = (id: string, kind: LawKind, validTo: string | null = null): Law => ({
  ...{ id, version: 1, title: id, kind, number: null, validFrom: "1990-01-01" as Day, validTo: validTo as Day | null },
  ...{ replacedBy: null, mark: "L" },
});
const around: Surroundings = {
  on: "2026-03-02" as Day,
  laws: [
    law("建筑法", "law"),
    law("行政许可法", "law"),
    law("房屋登记条例", "administrativeRegulation", "2019-07-24"),
    law("物业收费办法", "ministryRule"),
  ],
  bodies: new Map([
    ["CON", { kind: "政府部门" }],
    ["VC-01", { kind: "基层群众性自治组织" }],
  ]),
  makers: new Map([["营业执照", { code: "B12", name: "企业设立登记" }]]),
  supervised: true,
};
const sound: ItemDraft = {
  ...blankDraft,
  ...{ code: "Z01", name: "施工许可", bases: ["建筑法 第8条"], legalDays: 7, promisedDays: 3 },
  ...{ papers: [{ name: "申请表", from: null }], yields: ["许可证"] },
  powers: [{ body: "CON", division: "360500", mode: "own", inNameOf: null }],
};

/** What is said of a sound entry with these changes: code, rule and field of each fault. */
function faultsOf(change: Partial<ItemDraft>, more: Partial<Surroundings> = {}) {
  return draftFaults({ ...sound, ...change }, { ...around, ...more }).map(({ code, rule, field }) => [
    code,
    rule,
    field,
  ]);
}

test("a sound entry has no fault; a service without a basis has none either, as it binds nobody (INV-08)", () => {
  assert.deepEqual(faultsOf({}), []);
  assert.deepEqual(faultsOf({ kind: "公共服务", binding: false, bases: [] }), []);
});

test("a permit needs a basis that is in force and may set it: none, ended, unknown and too low are four faults (LST-12, LST-13)", () => {
  assert.deepEqual(faultsOf({ bases: [] }), [["DRAFT_NO_BASIS", "LST-12", "/bases"]]);
  const [ended, unknown, low] = [["房屋登记条例 第5条"], ["从没有过的法 第1条"], ["物业收费办法 第2条"]].map(
    (bases) => faultsOf({ bases })[0]?.[0],
  );
  assert.deepEqual([ended, unknown, low], ["DRAFT_BASIS_ENDED", "DRAFT_BASIS_UNKNOWN", "DRAFT_BASIS_KIND"]);
  assert.deepEqual(faultsOf({ bases: ["房屋登记条例 第5条", "建筑法 第8条"] }), [], "one that carries it is enough");
});

test("a promise is at most the law's limit, and the steps fit the promise (CLK-19)", () => {
  assert.deepEqual(faultsOf({ promisedDays: 8 }), [["DRAFT_PROMISE", "CLK-19", "/promisedDays"]]);
  const steps = [
    { name: "受理", post: "window", days: 1 },
    { name: "审查", post: "reviewer", days: 3 },
  ] as ItemDraft["steps"];
  assert.equal(faultsOf({ steps })[0]?.[0], "DRAFT_STEPS");
  assert.deepEqual(faultsOf({ steps, promisedDays: 4 }), []);
});

test("a limit above twenty workdays needs a law that says so, not the general one (CLK-11)", () => {
  const general = { bases: ["行政许可法 第42条"], legalDays: 30, promisedDays: 20 };
  assert.ok(faultsOf(general).some(([code]) => code === "DRAFT_LEGAL_LIMIT"));
  assert.deepEqual(faultsOf({ ...general, bases: ["建筑法 第8条"] }), []);
});

test("a fee without a published basis is refused, in words and as an amount (LST-15)", () => {
  assert.equal(faultsOf({ fee: "每份50元" })[0]?.[0], "DRAFT_FEE");
  const fee = { name: "工本费", amount: "每份5元" };
  assert.equal(faultsOf({ fees: [{ ...fee, basis: "物业收费办法 第2条" } as never] })[0]?.[0], "DRAFT_FEE");
  assert.deepEqual(faultsOf({ fees: [{ ...fee, basis: "建筑法 第8条" } as never] }), []);
});

test("no paper that the city holds, none twice, and no certificate that a committee must not issue (COM-03, COM-05)", () => {
  const papers = (...names: string[]) => ({ papers: names.map((name) => ({ name, from: null })) });
  assert.deepEqual(faultsOf(papers("营业执照")), [["DRAFT_PAPER_HELD", "COM-05", "/papers/0/name"]]);
  assert.equal(faultsOf(papers("申请表", "申请表"))[0]?.[0], "DRAFT_TWICE");
  assert.equal(faultsOf(papers("社区出具的无犯罪记录证明"))[0]?.[0], "DRAFT_CERTIFICATE");
  assert.deepEqual(faultsOf(papers("无犯罪记录证明")), [], "the police may issue it");
});

test("somebody who may hold it has the power, and a permit has its supervision (LST-01, LST-09, LST-14)", () => {
  const power = { body: "CON", division: "360500", mode: "own", inNameOf: null } as const;
  assert.equal(faultsOf({ powers: [] })[0]?.[0], "DRAFT_NO_POWER");
  assert.equal(faultsOf({ powers: [{ ...power, body: "NIX" }] })[0]?.[0], "DRAFT_BODY");
  assert.equal(faultsOf({ powers: [{ ...power, body: "VC-01" }] })[0]?.[0], "DRAFT_NOT_AN_ORGAN");
  assert.equal(faultsOf({ powers: [{ ...power, mode: "entrusted" }] })[0]?.[0], "DRAFT_IN_NAME_OF");
  assert.equal(faultsOf({}, { supervised: false })[0]?.[0], "DRAFT_SUPERVISION");
});

test("a condition that cannot be read is refused with its place, one of ten thousand levels without being parsed (CON-13)", () => {
  const deep = `${"(".repeat(10_000)}a${")".repeat(10_000)}`;
  for (const appliesWhen of ["project.landMode =", deep, `a = "${"x".repeat(1000)}"`, "1 + 1"])
    assert.deepEqual(faultsOf({ appliesWhen }), [["DRAFT_CONDITION", "CON-13", "/appliesWhen"]]);
  assert.deepEqual(faultsOf({ appliesWhen: 'project.landMode = "出让"' }), []);
});

test("a form has one flat schema of readable fields, and shows a field by others that it has (LST-17)", () => {
  const form = (properties: object, shownWhen: Record<string, string> = {}) =>
    ({ form: { schema: { type: "object", properties }, shownWhen } }) as unknown as Partial<ItemDraft>;
  const yesNo = { type: "boolean", title: "有无" };
  assert.deepEqual(faultsOf(form({ a: yesNo, b: yesNo }, { b: "a = true" })), []);
  const shown = (shownWhen: Record<string, string>) => faultsOf(form({ a: yesNo, b: yesNo }, shownWhen));
  assert.deepEqual(shown({ b: "c = true" }), [["DRAFT_FORM", "LST-17", "/form/shownWhen/b"]]);
  assert.deepEqual(shown({ b: "b = true" }), [["DRAFT_FORM", "LST-17", "/form/shownWhen/b"]]);
  assert.deepEqual(shown({ b: "a =" }), [["DRAFT_CONDITION", "CON-13", "/form/shownWhen/b"]]);
  assert.equal(faultsOf(form({ "1a": yesNo }))[0]?.[0], "DRAFT_FORM");
  assert.equal(faultsOf(form({ a: { type: "boolean" } }))[0]?.[0], "DRAFT_FORM");
  assert.equal(faultsOf(form({ a: { title: "甲", type: "string", $ref: "https://x" } }))[0]?.[0], "DRAFT_FORM");
});

test("a fee rests on a law in force on the day; only a service may bind nobody (LST-15, INV-08)", () => {
  const fees = [{ name: "工本费", standard: "每份5元", basis: "房屋登记条例 第5条" }];
  assert.deepEqual(faultsOf({ fees }), [["DRAFT_FEE", "LST-15", "/fees/0/basis"]]);
  assert.deepEqual(
    faultsOf({ fees }, { on: "2015-03-02" as Day, bodies: new Map([["CON", { kind: "政府部门" }]]) }),
    [],
  );
  assert.deepEqual(faultsOf({ binding: false }), [["DRAFT_BINDING", "INV-08", "/binding"]]);
});

test("the bodies and the division of a power live on the day, and it is nobody's twice (IDN-06, LST-13, LST-16)", () => {
  const power = { body: "CON", division: "360500", mode: "own", inNameOf: null } as const;
  const dated = (validFrom: string, validTo: string | null) => ({
    ...{ kind: "政府部门", validFrom: validFrom as Day, validTo: validTo as Day | null },
  });
  const bodies = (from: string, to: string | null) => ({ bodies: new Map([["CON", dated(from, to)]]) });
  assert.deepEqual(faultsOf({}, bodies("2026-03-02", null)), []);
  for (const around of [bodies("2026-03-03", null), bodies("2014-01-01", "2026-03-02")])
    assert.deepEqual(faultsOf({}, around), [["DRAFT_BODY_ENDED", "IDN-06", "/powers/0/body"]]);
  const divisions = new Map([["360500", dated("2014-01-01", null)]]);
  assert.deepEqual(faultsOf({}, { divisions }), []);
  assert.deepEqual(faultsOf({ powers: [{ ...power, division: "XNH" }] }, { divisions }), [
    ["DRAFT_BODY_DIVISION", "IDN-06", "/powers/0/division"],
  ]);
  const stationed = { ...power, mode: "stationed", inNameOf: "VC-01" } as const;
  assert.deepEqual(faultsOf({ powers: [stationed] }), [["DRAFT_BODY_PRINCIPAL", "LST-13", "/powers/0/inNameOf"]]);
  assert.deepEqual(faultsOf({ powers: [power, { ...power, mode: "delegated" }] }), [
    ["DRAFT_POWER_TWICE", "LST-16", "/powers/1/body"],
  ]);
});

test("a committee supervises a service, never a permit, and nobody supervises twice (LST-09, LST-13)", () => {
  const entry = { body: "VC-01", duty: "走访", boundary: null, accountability: [], bases: [] };
  const supervision = [{ ...entry, checks: [{ subject: "住户", frequency: "每年一次", method: "走访" }] }];
  assert.deepEqual(faultsOf({ supervision }), [["DRAFT_SUPERVISION_ORGAN", "LST-13", "/supervision/0/body"]]);
  assert.deepEqual(faultsOf({ supervision, kind: "公共服务" }), []);
  const twice = [...supervision, ...supervision].map((one) => ({ ...one, body: "CON" }));
  assert.deepEqual(faultsOf({ supervision: twice }), [["DRAFT_SUPERVISOR_TWICE", "LST-09", "/supervision/1/body"]]);
});
