import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "#kernel/calendar/day.ts";
import { lawsCited } from "./citation.ts";
import { carries, type Law, maySet, standing } from "./laws.ts";

const law = (id: string, more: Partial<Law> = {}): Law => ({
  ...{ id, version: 1, title: id, kind: "law", number: null, validFrom: day("2000-01-01"), validTo: null },
  ...{ replacedBy: null, mark: "L" },
  ...more,
});
const on = day("2026-03-02");

test("a citation names its law, whatever follows: article, bracket, colon, a second law (LST-12)", () => {
  assert.deepEqual(lawsCited(["城乡规划法第40条；行政许可法第42条"]), ["城乡规划法", "行政许可法"]);
  assert.deepEqual(lawsCited(["企业投资项目核准和备案管理条例 第13条"]), ["企业投资项目核准和备案管理条例"]);
  assert.deepEqual(lawsCited(["国发〔2015〕52号", "国发〔2015〕52号（全文；附件）"]), ["国发〔2015〕52号"]);
  assert.deepEqual(lawsCited(["环境影响评价法第二十二条：报告表30日"]), ["环境影响评价法"]);
  assert.deepEqual(lawsCited([]), []);
});

test("a permit rests on a law, a regulation or a provincial rule, never on another document (LST-12)", () => {
  assert.deepEqual(
    (["law", "administrativeRegulation", "localRegulation", "ministryRule", "normativeDocument"] as const).map((kind) =>
      maySet("行政许可", { id: "某文件", kind }),
    ),
    [true, true, true, false, false],
  );
  assert.equal(maySet("行政强制", { id: "某文件", kind: "provincialRule" }), false);
  assert.equal(maySet("公共服务", { id: "某文件", kind: "normativeDocument" }), true);
});

test("an entry stands while one law that may carry it is in force, and lapses with the last one (LST-12)", () => {
  const version = { bases: ["旧条例第3条", "某办法第2条"], binding: true };
  const old = law("旧条例", { kind: "administrativeRegulation", validTo: on });
  const rule = law("某办法", { kind: "ministryRule" });
  assert.equal(standing(version, "行政许可", [old, rule], day("2026-03-01")).stands, true);
  const lapsed = standing(version, "行政许可", [old, rule], on);
  assert.deepEqual(lapsed.stands === false && lapsed.lapsed.map(({ id }) => id), ["旧条例"]);
  assert.equal(standing(version, "公共服务", [old, rule], on).stands, true);
});

test("no mark on a permit spares it the look at its basis; only a service may be without one (LST-12)", () => {
  const old = law("旧条例", { kind: "administrativeRegulation", validTo: on });
  const version = { bases: ["旧条例第3条"], binding: false };
  assert.equal(standing(version, "行政许可", [old], day("2026-03-01")).stands, true);
  assert.equal(standing(version, "行政许可", [old], on).stands, false);
  assert.equal(standing(version, "公共服务", [old], on).stands, true);
  assert.equal(standing({ ...version, binding: true }, "公共服务", [old], on).stands, false);
});

test("a power that cites nothing that could set it does not stand (LST-12, LST-16)", () => {
  const paper = law("某通知", { kind: "normativeDocument" });
  for (const [bases, known] of [
    [[], []],
    [["没有登记的条例第1条"], []],
    [["某通知第1条"], [paper]],
  ] as const) {
    const version = { bases, binding: true };
    for (const kind of ["行政许可", "行政处罚", "行政强制"])
      assert.deepEqual(standing(version, kind, known, on), { stands: false, lapsed: [] });
    assert.equal(standing(version, "公共服务", known, on).stands, true);
  }
  assert.equal(standing({ bases: [], binding: true }, "其他行政权力", [], on).stands, false);
  assert.equal(standing({ bases: ["地方规定"], binding: true }, "其他行政权力", [], on).stands, true);
});

test("a penalty is set by laws, regulations and rules, not by a decision or a document (LST-12)", () => {
  const kinds = ["law", "administrativeRegulation", "localRegulation", "ministryRule", "provincialRule"] as const;
  for (const kind of kinds) assert.equal(maySet("行政处罚", { id: "某文件", kind }), true);
  for (const kind of ["stateCouncilDecision", "normativeDocument", "standard", "other"] as const)
    assert.equal(maySet("行政处罚", { id: "某文件", kind }), false);
});

test("a permit rests on a provincial rule for one year from its first day; a penalty as long as the rule holds (LST-12)", () => {
  const rule = law("某省办法", { kind: "provincialRule", validFrom: day("2025-03-02") });
  const version = { bases: ["某省办法第2条"], binding: true };
  assert.equal(standing(version, "行政许可", [rule], day("2026-03-01")).stands, true);
  const lapsed = standing(version, "行政许可", [rule], on);
  assert.deepEqual(lapsed.stands === false && lapsed.lapsed.map(({ id, validTo }) => [id, validTo]), [
    ["某省办法", on],
  ]);
  assert.equal(standing(version, "行政处罚", [rule], on).stands, true);
  assert.equal(carries("行政许可", { ...rule, validTo: day("2025-06-01") }, day("2025-06-01")), false);
  const leap = law("某省办法", { kind: "provincialRule", validFrom: day("2024-02-29") });
  assert.deepEqual(
    [day("2025-02-28"), day("2025-03-01")].map((one) => carries("行政许可", leap, one)),
    [true, false],
  );
  const both = { bases: ["某省办法第2条", "某条例第1条"], binding: true };
  assert.equal(standing(both, "行政许可", [rule, law("某条例", { kind: "localRegulation" })], on).stands, true);
});
