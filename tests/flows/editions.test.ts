import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Facts } from "#kernel/feel/conditions.ts";
import { factFaults } from "#systems/approvals/plan/facts.ts";
import type { Flow } from "#systems/approvals/plan/flow.ts";
import { brokenGates, gatesOf } from "#systems/approvals/plan/gates.ts";
import { derivePlan, type Plan } from "#systems/approvals/plan/plan.ts";
import { planFaults } from "#systems/approvals/plan/plan-faults.ts";
import { xinyuFlow } from "./sample-flow.ts";
import { xinyuItems, xinyuTemplate, xinyuToday } from "./today-flow.ts";

const then = xinyuFlow();
const today = await xinyuToday();
const template = xinyuTemplate();
const pack = await xinyuItems();
const inForce = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }, on: string) =>
  validFrom <= on && (validTo === null || on < validTo);
const ids = (plan: Plan) => plan.procedures.map(({ id }) => id);
const example = (id: string): Facts =>
  template.examples?.find((one) => one.id === id)?.facts ?? assert.fail(`no example ${id}`);
const ordinary: Facts = Object.fromEntries(
  (today.facts ?? []).map(({ path, default: usual }) => [path, usual ?? assert.fail(`${path} has no usual answer`)]),
);
const planWith = (facts: Facts) => derivePlan(today, { facts: { ...ordinary, ...facts } });

/** Everything that must be done before a procedure, by the edges of the plan. */
function before(plan: Plan, id: string): ReadonlySet<string> {
  const into = Map.groupBy(plan.edges, ({ to }) => to);
  const found = new Set<string>();
  const open = [id];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const { from } of into.get(one) ?? []) {
      if (found.has(from)) continue;
      found.add(from);
      open.push(from);
    }
  }
  return found;
}

/** Projects of an edition, with every question answered or some left open; contradictions are not drawn. */
function projects(flow: Flow, answered: "all" | "some"): fc.Arbitrary<Facts> {
  const facts = Object.fromEntries(
    (flow.facts ?? []).map(({ path, values }) => [
      path,
      fc.constantFrom<string | number | boolean>(...(values?.map(({ value }) => value) ?? [true, false, false])),
    ]),
  );
  const drawn = fc.record(facts, answered === "all" ? {} : { requiredKeys: [] }) as fc.Arbitrary<Facts>;
  return drawn.filter((one) => factFaults(flow, one).length === 0);
}

test("every procedure of 2014 is an item version of its time, with its papers, limits and the body of then (INV-08, LST-04)", () => {
  const on = "2014-09-26";
  for (const one of then.procedures) {
    const version = pack.itemVersions.find(({ item, ...dated }) => item === one.id && inForce(dated, on));
    assert.ok(version, one.id);
    assert.equal(version.name, one.name.zh, one.id);
    // A published entry is not rewritten; what a step waits for beyond it comes from another step, never from the applicant.
    const listed = version.papers.map(({ name }) => name);
    const beyond = one.needs.filter((paper) => !listed.includes(paper));
    assert.deepEqual(
      listed.filter((paper) => !one.needs.includes(paper)),
      [],
      one.id,
    );
    assert.ok(
      beyond.every((paper) => then.procedures.some(({ yields }) => yields.includes(paper))),
      one.id,
    );
    assert.deepEqual(version.yields, one.yields, one.id);
    assert.deepEqual(
      [version.legalDays, version.promisedDays, version.body],
      [one.legalDays, one.promisedDays, one.bodyId],
      one.id,
    );
    assert.ok(
      pack.powers.some((power) => power.item === one.id && power.body === one.bodyId && inForce(power, on)),
      one.id,
    );
    const body = pack.bodies.find(({ id }) => id === one.bodyId) ?? assert.fail(one.bodyId);
    assert.ok(inForce(body, on), one.id);
  }
});

test("the published totals of 2014 are those of granted land; land by allocation lies beside them (CON-09, CON-11)", () => {
  const full = derivePlan(then);
  assert.deepEqual(
    [full.procedures.length, full.serialWorkdays, full.promisedSumWorkdays, full.parallelWorkdays],
    [44, 139, 94, 36],
  );
  assert.deepEqual(full.skipped, then.checks?.full.skipped);
  const allocated = derivePlan(then, { facts: { ...then.checks?.base.facts, "project.landMode": "划拨" } });
  assert.deepEqual([allocated.procedures.length, allocated.serialWorkdays, allocated.parallelWorkdays], [40, 142, 36]);
});

test("in 2014 allocated land follows site opinion, approval and land-use permit, in the law's order (CON-07, 城乡规划法 第三十六、三十七条)", () => {
  const plan = derivePlan(then, { facts: { ...then.checks?.base.facts, "project.landMode": "划拨" } });
  for (const gone of ["F02", "F05", "F06"]) assert.ok(!ids(plan).includes(gone), gone);
  for (const first of ["F45", "F04", "F46", "F07"]) assert.ok(before(plan, "F47").has(first), first);
  assert.ok(!before(plan, "F46").has("F10"));
  for (const later of ["F08", "F09", "F25", "F36"]) assert.ok(before(plan, later).has("F47"), later);
});

test("in 2014 each class of environmental document has its own approval before the planning permit (CON-07, 环境影响评价法 第二十二条)", () => {
  const approvals = { 报告书: "F48", 报告表: "F10", 登记表: "F49" };
  for (const [kind, approval] of Object.entries(approvals)) {
    const plan = derivePlan(then, { facts: { ...then.checks?.base.facts, "project.eiaClass": kind } });
    assert.deepEqual(
      ids(plan).filter((id) => Object.values(approvals).includes(id)),
      [approval],
    );
    assert.ok(before(plan, "F36").has(approval), kind);
    assert.ok(!before(plan, "F02").has(approval), kind);
  }
});

test("today's edition has no fault, and every item of its has a body (CON-11, LST-16)", () => {
  assert.deepEqual(planFaults(today), []);
  assert.equal(today.procedures.length, template.procedures.length);
  assert.deepEqual(
    today.procedures.filter(({ bodyId }) => bodyId === ""),
    [],
  );
});

test("every construction item is in today's edition, or the edition says why not (CON-02)", () => {
  const listed = new Set(template.procedures.map(({ item }) => item));
  const left = pack.items
    .filter(({ itemGroup, id }) => itemGroup === "construction" && id.startsWith("B") && !listed.has(id))
    .map(({ id }) => id);
  assert.deepEqual(left, ["B16", "B25", "B28", "B54"]);
  for (const id of left) assert.ok(template.note?.includes(id), id);
});

test("every condition of a construction item names its law and is marked as our estimate (LST-17)", () => {
  const conditional = pack.itemVersions.filter(({ appliesWhen }) => appliesWhen !== null);
  assert.equal(conditional.length, 47);
  for (const { id, marks } of conditional) {
    assert.equal(marks.appliesWhen, "E", id);
    assert.match(marks.appliesBasis ?? "", /[法例定录号]/, id);
  }
});

test("a further paper that the edition asks for has its basis and somebody who makes or brings it (LST-17)", () => {
  const yielded = new Set(today.procedures.flatMap(({ yields }) => yields));
  const brought = new Set<string>();
  for (const { item, alsoNeeds = [], withoutNeeds = [] } of template.procedures) {
    const listed = pack.itemVersions.find((one) => one.item === item)?.papers.map(({ name }) => name) ?? [];
    for (const { paper, basis } of alsoNeeds) {
      assert.ok(!listed.includes(paper), `${item} asks ${paper} twice`);
      assert.match(basis, /[法例定则号]/, item);
      if (!yielded.has(paper)) brought.add(paper);
    }
    for (const { paper } of withoutNeeds) assert.ok(listed.includes(paper), `${item} does not ask ${paper} at all`);
  }
  assert.deepEqual([...brought].sort(), ["不动产权证书（土地）", "建筑设计方案", "施工合同", "规划条件通知书"].sort());
});

test("an enterprise project is filed, on the catalogue approved, and a government project goes three steps (INV-01)", () => {
  const kinds = ["B01", "B02", "B03", "B04", "B05"];
  const first = (facts: Facts) => ids(planWith(facts)).filter((id) => kinds.includes(id));
  assert.deepEqual(first({}), ["B01"]);
  assert.deepEqual(first({ "project.approvalKind": "核准" }), ["B02"]);
  assert.deepEqual(first({ "project.fundSource": "政府" }), ["B03", "B04", "B05"]);
});

test("filing waits for nothing, and no step of pre-review stands before it any more (INV-03, INV-08)", () => {
  const plan = planWith({});
  assert.equal(before(plan, "B01").size, 0);
  assert.ok(
    today.procedures.every(({ needs, name }) => !needs.includes("项目预审意见书") && !name.zh.includes("预审制")),
  );
  assert.deepEqual(
    template.changedSince2014?.filter(({ procedure2014 }) => procedure2014 === "F01").map(({ item }) => item),
    [null],
  );
});

test("a zone's assessment takes the enterprise's own approval away (CON-04)", () => {
  const zones = {
    soilErosionZone: ["soilConservation", "B22"],
    floodZone: ["flood", "B23"],
    energyReview: ["energy", "B06"],
  };
  for (const [fact, [zone, item]] of Object.entries(zones)) {
    const needed = { [`project.${fact}`]: true };
    assert.ok(ids(planWith(needed)).includes(item as string), fact);
    assert.ok(!ids(planWith({ ...needed, [`zoneAssessment.${zone}`]: true })).includes(item as string), fact);
  }
});

test("fire review is for special works, lightning for special places, and the registration form is filed (CON-12)", () => {
  const some = (facts: Facts, ...among: string[]) => ids(planWith(facts)).filter((id) => among.includes(id));
  assert.deepEqual(some({}, "B30", "B31", "B32"), ["B32"]);
  assert.deepEqual(some({ "project.specialFire": true }, "B30", "B31", "B32"), ["B30", "B31"]);
  assert.deepEqual(some({}, "B40", "B41"), []);
  assert.deepEqual(some({ "project.lightningSpecial": true }, "B40", "B41"), ["B40", "B41"]);
  assert.deepEqual(some({ "project.eiaClass": "登记表" }, "B17", "B18", "B19"), ["B19"]);
  const registration = today.procedures.find(({ id }) => id === "B19");
  assert.deepEqual([registration?.promisedDays, registration?.legalDays], [0, 0]);
});

test("the title to land is asked of those who hold land, and of no one else (CON-07, LST-17)", () => {
  const asked = (facts: Facts, id: string) =>
    planWith(facts)
      .procedures.find((one) => one.id === id)
      ?.needs.map(({ paper }) => paper) ?? [];
  for (const id of ["B14", "B47", "B52"]) {
    assert.ok(asked({ "project.landMode": "已有土地" }, id).includes("不动产权证书（土地）"), id);
    assert.ok(!asked({}, id).includes("不动产权证书（土地）"), id);
    assert.ok(asked({}, id).includes("国有建设用地使用权出让合同"), id);
    assert.ok(asked({ "project.landMode": "划拨" }, id).includes("划拨决定书"), id);
  }
});

test("works that need no tender are let freely; those that do wait for it, off the clock (CON-10, CON-12)", () => {
  assert.ok(!ids(planWith({})).includes("B45"));
  const tendered = planWith({ "project.tenderRequired": true });
  assert.ok(before(tendered, "B47").has("B45"));
  assert.equal(tendered.procedures.find(({ id }) => id === "B45")?.excluded?.minCalendarDays, 23);
  assert.equal(tendered.procedures.find(({ id }) => id === "B09")?.excluded?.minCalendarDays, 30);
});

test("each joint review of today has at least two members, of which one leads (CON-14)", () => {
  const leads = Object.entries(today.jointGroups).map(([group, { lead }]) => [group, lead]);
  assert.deepEqual(Object.fromEntries(leads), { J1: "B13", J2: "B43", J3: "B47", J4: "B50" });
  for (const [group, lead] of leads) {
    const members = today.procedures.filter(({ jointGroup }) => jointGroup === group).map(({ id }) => id);
    assert.ok(members.length >= 2 && members.includes(lead ?? ""), group);
  }
  const led = { ...today, jointGroups: { ...today.jointGroups, J1: { zh: "甲", en: "A", lead: "B47" } } };
  assert.deepEqual(
    planFaults(led).map(({ code, field }) => [code, field]),
    [["LEAD_OUTSIDE_GROUP", "jointGroups.J1.lead"]],
  );
});

test("three projects to try come out well within the targets of the province (CON-09, CON-13)", () => {
  const totals = (id: string) => {
    const plan = derivePlan(today, { facts: example(id) });
    assert.deepEqual(plan.toConfirm, [], id);
    return [plan.procedures.length, plan.serialWorkdays, plan.promisedSumWorkdays, plan.parallelWorkdays];
  };
  // Enterprise 60, government 79, filing on land already granted 37.
  assert.deepEqual(totals("standard-factory"), [21, 241, 95, 41]);
  assert.deepEqual(totals("government-school"), [28, 389, 125, 53]);
  assert.deepEqual(totals("small-warehouse"), [12, 109, 38, 28]);
});

test("facts that exclude each other are refused by name: homes for sale on allocated land, a small project of special fire risk (CON-13)", () => {
  const refused = (facts: Facts) => factFaults(today, facts).map(({ code, field }) => [code, field]);
  assert.equal(refused({ "project.presale": true, "project.landMode": "划拨" })[0]?.[0], "FACTS_CONTRADICT");
  assert.equal(refused({ "project.smallLowRisk": true, "project.specialFire": true })[0]?.[0], "FACTS_CONTRADICT");
  assert.deepEqual(refused({ "project.relicArea": true }), [["FACT_OUT_OF_SCOPE", "project.relicArea"]]);
});

test("what changed since 2014 speaks of procedures of then and items of now, and leaves none that is gone unexplained (CON-12)", () => {
  const changed = template.changedSince2014 ?? [];
  const old = new Set(then.procedures.map(({ id }) => id));
  const now = new Set(template.procedures.map(({ item }) => item));
  for (const { procedure2014, item, basis } of changed) {
    assert.ok(procedure2014 === null || old.has(procedure2014), `${procedure2014}`);
    assert.ok(item === null || now.has(item), `${item}`);
    assert.notEqual(basis, "");
  }
  const told = new Set(changed.map(({ procedure2014 }) => procedure2014));
  const kept = ["F05", "F06", "F07", "F46", "F15", "F16", "F35", "F37"];
  assert.deepEqual(
    [...old].filter((id) => !told.has(id)),
    kept,
  );
});

for (const [name, flow] of [
  ["2014", then],
  ["today", today],
] as const) {
  test(`a thousand whole projects of the edition of ${name}: no ring, no paper that nobody has, every gate kept (CON-07, CON-11)`, () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(projects(flow, "all"), (facts) => {
        const plan = derivePlan(flow, { facts, gates: "report" });
        assert.deepEqual(brokenGates(plan), []);
        assert.deepEqual([plan.toConfirm, plan.questions], [[], []]);
        assert.ok(gatesOf(plan).length >= 5);
        const [permit, filing] = ["施工许可证", "竣工验收备案表"].map(
          (paper) => plan.procedures.find(({ yields }) => yields.includes(paper)) ?? assert.fail(paper),
        );
        assert.ok(before(plan, filing?.id ?? "").has(permit?.id ?? ""));
        for (const { needs } of plan.procedures) {
          for (const { paper, from } of needs) assert.ok(from !== undefined || flow.applicantDocuments.includes(paper));
        }
        for (const id of ids(plan)) seen.add(id);
      }),
      { seed: 20140926, numRuns: 1000 },
    );
    // Every procedure is met by some project, or its condition could never hold.
    assert.deepEqual(
      flow.procedures.map(({ id }) => id).filter((id) => !seen.has(id)),
      [],
    );
  });

  test(`three hundred half-told projects of the edition of ${name} can be planned too, and each plan asks for what it does not know (CON-07, CON-13)`, () => {
    fc.assert(
      fc.property(projects(flow, "some"), (facts) => {
        const plan = derivePlan(flow, { facts, gates: "report" });
        assert.deepEqual(brokenGates(plan), []);
        for (const { path, declared } of plan.questions) {
          assert.ok(!Object.hasOwn(facts, path), path);
          assert.ok(declared, path);
        }
        assert.equal(plan.questions.length > 0, plan.toConfirm.length > 0);
      }),
      { seed: 20250101, numRuns: 300 },
    );
  });
}
