import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "#kernel/calendar/day.ts";
import type { Law, LawKind } from "#kernel/items/laws.ts";
import { entryFaults } from "./entry-faults.ts";
import { blankDraft, type ItemDraft } from "./item-draft.ts";

const law = (id: string, kind: LawKind, validFrom = "1990-01-01"): Law => ({
  ...{ id, version: 1, title: id, kind, number: null, validFrom: validFrom as Day, validTo: null },
  ...{ replacedBy: null, mark: "L" },
});
const basisFault = (kind: ItemDraft["kind"], basis: Law, on = "2026-03-02") =>
  entryFaults({ ...blankDraft, kind, bases: [`${basis.id} 第2条`] }, { on: on as Day, laws: [basis] }).find(
    ({ field }) => field === "/bases",
  );

test("a basis that is too low is told by who may set that kind of power, with its own articles (LST-12)", () => {
  const said = (kind: ItemDraft["kind"], by: LawKind) => {
    const fault = basisFault(kind, law("某文件", by));
    assert.equal(fault?.code, "DRAFT_BASIS_KIND");
    return [fault.article, fault.next.zh];
  };
  const [permit, permitText] = said("行政许可", "ministryRule");
  assert.equal(permit, "行政许可法 第十四条至第十七条");
  assert.match(permitText ?? "", /国务院决定.*部门规章和其他规范性文件一律不得设定行政许可/);
  const [penalty, penaltyText] = said("行政处罚", "stateCouncilDecision");
  assert.equal(penalty, "行政处罚法 第十条至第十六条");
  assert.match(penaltyText ?? "", /部门规章或地方政府规章；国务院决定和其他规范性文件不得设定行政处罚/);
  const [measure, measureText] = said("行政强制", "provincialRule");
  assert.equal(measure, "行政强制法 第十条、第十一条");
  assert.doesNotMatch(measureText ?? "", /许可|国务院决定/);
  const [other, otherText] = said("行政奖励", "other");
  assert.equal(other, undefined);
  assert.doesNotMatch(otherText ?? "", /许可|[{}]/);
});

test("a permit that only a provincial rule sets may begin within its first year and not after it (LST-12)", () => {
  const rule = law("某省办法", "provincialRule", "2025-03-03");
  assert.equal(basisFault("行政许可", rule, "2026-03-02"), undefined);
  assert.equal(basisFault("行政许可", rule, "2026-03-03")?.code, "DRAFT_BASIS_ENDED");
  assert.equal(basisFault("行政处罚", rule, "2026-03-03"), undefined);
});
