import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "#kernel/calendar/day.ts";
import { lawsCited } from "./citation.ts";
import { type Law, maySet, standing } from "./laws.ts";

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
  assert.equal(standing({ ...version, binding: false }, "行政许可", [old], on).stands, true);
});
