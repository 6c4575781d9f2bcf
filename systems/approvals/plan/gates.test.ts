import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { xinyuFlow } from "#tests/flows/sample-flow.ts";
import { type Flow, readFlow } from "./flow.ts";
import { FlowRefused } from "./flow-fault.ts";
import { gateClocks, gates } from "./gate-table.ts";
import { brokenGates, gatesOf } from "./gates.ts";
import { derivePlan, type PlanOptions } from "./plan.ts";

const xinyu = xinyuFlow();
const plain = readFlow(
  JSON.parse(readFileSync(new URL("../../../tests/flows/plain-construction.json", import.meta.url), "utf8")),
);

/** The articles by which a project is refused; none when it has a plan. */
function refusedBy(flow: Flow, options: PlanOptions): string[] {
  try {
    derivePlan(flow, options);
    return [];
  } catch (refused) {
    if (!(refused instanceof FlowRefused)) throw refused;
    return refused.faults.map(({ article, code }) => article ?? code);
  }
}

/** The flow without one paper among the needs of one procedure. */
function without(flow: Flow, procedure: string, paper: string): Flow {
  return {
    ...flow,
    procedures: flow.procedures.map((one) =>
      one.id === procedure ? { ...one, needs: one.needs.filter((need) => need !== paper) } : one,
    ),
  };
}

const granted = { facts: { "project.landMode": "出让", "project.eiaClass": "报告表" } };

test("a flow that knows no allocation has no plan for allocated land: the works planning permit would lack a land paper (CON-07)", () => {
  const allocated = { facts: { "project.landMode": "划拨" } };
  assert.deepEqual(refusedBy(plain, allocated), ["城乡规划法 第四十条", "建筑法 第八条"]);
  assert.deepEqual(refusedBy(plain, { ...allocated, want: ["建设工程规划许可证"] }), ["城乡规划法 第四十条"]);
  assert.deepEqual(refusedBy(plain, { ...allocated, want: ["节能审查意见"] }), []);
  assert.deepEqual(refusedBy(plain, { ...allocated, have: ["国有建设用地划拨决定书"] }), []);
  assert.deepEqual(refusedBy(plain, granted), []);
});

test("the city's edition of 2014 plans allocated land too, and keeps every gate (CON-07)", () => {
  const plan = derivePlan(xinyu, { facts: { "project.landMode": "划拨", "project.eiaClass": "报告书" } });
  assert.ok(plan.procedures.some(({ yields }) => yields.includes("国有建设用地划拨决定书")));
  assert.ok(!plan.procedures.some(({ yields }) => yields.includes("国有建设用地使用权出让合同")));
  assert.deepEqual(
    gatesOf(plan).map(({ gate, kept }) => [gate.id, kept]),
    gates.filter(({ id }) => id !== "land-contract" && id !== "filing-without-environment").map(({ id }) => [id, true]),
  );
});

/** Facts of any project in the edition's scope, each stated or left open. */
function projectsOf(flow: Flow): fc.Arbitrary<Record<string, string | number | boolean>> {
  const facts = Object.fromEntries(
    (flow.facts ?? []).map(({ path, type, values }) => {
      const choices = values?.map(({ value }) => value) ?? (type === "boolean" ? [true, false] : [0, 1, 1000, 100_000]);
      return [path, fc.constantFrom(...choices)];
    }),
  );
  return fc.record(facts, { requiredKeys: [] }) as fc.Arbitrary<Record<string, string | number | boolean>>;
}

test("a thousand random projects of the edition of 2014: each has a plan, and no gate of the law is broken (CON-07)", () => {
  assert.ok((xinyu.facts ?? []).length >= 6);
  const ways = new Set<unknown>();
  fc.assert(
    fc.property(projectsOf(xinyu), (facts) => {
      ways.add(facts["project.landMode"]);
      const plan = derivePlan(xinyu, { facts, gates: "report" });
      assert.deepEqual(brokenGates(plan), []);
      assert.ok(plan.procedures.some(({ yields }) => yields.includes("施工许可证")));
    }),
    { seed: 20261125, numRuns: 1000 },
  );
  assert.ok(ways.has("划拨") && ways.has("出让") && ways.has(undefined));
});

/** One need taken away, and the article that then stands in the way. */
const cuts: readonly (readonly [procedure: string, paper: string, article: string])[] = [
  ["F05", "规划条件通知书", "城乡规划法 第三十八条、第三十九条"],
  ["F36", "资金到位证明", "建筑法 第八条"],
  ["F38", "施工许可证", ""],
  ["F36", "施工图审查合格书", ""],
];

for (const [procedure, paper, article] of cuts) {
  const result = article === "" ? "breaks no gate, since another way leads there" : `is refused by ${article}`;
  test(`${procedure} without ${paper} ${result} (CON-07)`, () => {
    assert.deepEqual(refusedBy(without(xinyu, procedure, paper), granted), article === "" ? [] : [article]);
  });
}

test("drawings, planning check, fire acceptance and environment cannot be left out of the way to permit and filing (CON-07)", () => {
  const everywhere = (paper: string) =>
    xinyu.procedures.reduce((flow: Flow, { id }) => without(flow, id, paper), xinyu);
  const refused = (paper: string) => refusedBy(everywhere(paper), granted);
  assert.deepEqual(refused("施工图审查合格书"), ["建筑法 第八条", "建设工程质量管理条例 第十一条"]);
  assert.deepEqual(refused("规划核实合格证"), ["城乡规划法 第四十五条"]);
  assert.deepEqual(refused("消防验收意见"), ["消防法 第十三条"]);
  assert.deepEqual(refused("环评批复"), ["环境影响评价法 第二十五条"]);
  assert.deepEqual(refused("建设工程规划许可证"), ["建筑法 第八条", "环境影响评价法 第二十五条"]);
});

test("the environmental approval may not become a condition of the project's filing (CON-07, INV-03)", () => {
  const early: Flow = {
    ...xinyu,
    procedures: xinyu.procedures.map((one) => {
      if (one.id === "F02") return { ...one, needs: [...one.needs, "环评批复"] };
      return one.id === "F10" ? { ...one, needs: ["环境影响报告表"] } : one;
    }),
  };
  assert.match(refusedBy(early, granted)[0] ?? "", /核准和备案管理条例 第十三条/);
});

test("a paper at hand was once made lawfully, so what its maker needed need not be shown again (CON-07)", () => {
  const have = ["建设工程规划许可证", "建设用地批准书", "设计方案审查意见", "施工图审查合格书"];
  const plan = derivePlan(xinyu, { ...granted, want: ["施工许可证"], have });
  const planned = new Set(plan.procedures.map(({ id }) => id));
  for (const id of ["F06", "F08", "F15", "F25", "F26"]) assert.ok(!planned.has(id), id);
  assert.ok(planned.has("F36"));
});

test("a gate is read from the papers asked for, not from what happens to be early (CON-07)", () => {
  const flow = readFlow({
    procedures: [
      { id: "permit", promisedDays: 30, needs: [], yields: ["施工许可证"] },
      { id: "land", promisedDays: 0, needs: [], yields: ["国有建设用地使用权出让合同"] },
    ],
    applicantDocuments: ["资金到位证明"],
  });
  const [first, second] = brokenGates(derivePlan(flow, { gates: "report" }));
  assert.deepEqual([first?.gate.id, second?.gate.id], ["land-contract", "construction-permit"]);
  assert.equal(second?.missing.length, 6);
});

/** A plain flow: id, the papers that it needs, the paper that it yields, and its workdays. */
function plainOf(...lines: readonly (readonly [string, readonly string[], string, number])[]): Flow {
  return readFlow({
    procedures: lines.map(([id, needs, paper, promisedDays]) => ({ id, promisedDays, needs, yields: [paper] })),
  });
}

const contract = "国有建设用地使用权出让合同";
const slowWithConditions = plainOf(
  ["quick", [], "p", 1],
  ["slow", ["规划条件"], "p", 3],
  ["conditions", [], "规划条件", 1],
  ["contract", ["p"], contract, 2],
);

test("a maker that the plan does without asks nobody for anything: a gate that only it would keep is broken, wanted or not (CON-07)", () => {
  const article = ["城乡规划法 第三十八条、第三十九条"];
  assert.deepEqual(refusedBy(slowWithConditions, {}), article);
  assert.deepEqual(refusedBy(slowWithConditions, { want: [contract] }), article);
});

test("a maker that the plan does without makes nothing a condition: the filing is not refused for what another way would ask (CON-07)", () => {
  const filing = plainOf(
    ["quick", [], "p", 1],
    ["slow", ["环评批复"], "p", 3],
    ["environment", [], "环评批复", 1],
    ["filing", ["p"], "项目备案通知书", 1],
  );
  assert.deepEqual(refusedBy(filing, {}), []);
  assert.deepEqual(refusedBy(filing, { want: ["项目备案通知书"] }), []);
});

test("of a paper at hand all its makers count, in whatever order the flow lists them (CON-07)", () => {
  const { procedures } = slowWithConditions;
  const turned: Flow = { ...slowWithConditions, procedures: procedures.toReversed() };
  for (const flow of [slowWithConditions, turned])
    assert.deepEqual(refusedBy(flow, { have: ["p"], want: [contract] }), []);
});

test("every gate and clock names its article, and the filing after acceptance has its fifteen days (CON-07)", () => {
  for (const { article, text } of [...gates, ...gateClocks]) assert.ok(article.includes("第") && text.zh && text.en);
  assert.deepEqual([gateClocks[0]?.calendarDays, gateClocks[0]?.article], [15, "建设工程质量管理条例 第四十九条"]);
});
