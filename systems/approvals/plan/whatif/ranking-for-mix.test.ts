import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Facts } from "#kernel/feel/conditions.ts";
import { randomFlow } from "#tests/flows/random-flow.ts";
import { flowOf, xinyuFlow } from "#tests/flows/sample-flow.ts";
import { xinyuToday } from "#tests/flows/today-flow.ts";
import { type Flow, readFlow } from "../flow.ts";
import { FlowRefused } from "../flow-fault.ts";
import { derivePlan } from "../plan.ts";
import { candidatesOf } from "./candidates.ts";
import type { Change } from "./change.ts";
import { encodeChange } from "./change-text.ts";
import { projectOf } from "./project.ts";
import { rankChanges } from "./ranking.ts";
import { type ProjectsAlike, rankForMix } from "./ranking-for-mix.ts";
import { whatIf } from "./what-if.ts";

const settings = { reviewHours: 8, addedHours: 4 };
const flow = xinyuFlow();

/** The change as it reads for a project, told without the ranking's own words; undefined when it does not concern it. */
function concerns(of: Flow, change: Change): Change | undefined {
  const own = new Map(of.procedures.map((one) => [one.id, one]));
  if (change.kind === "mergeSteps") {
    const procedures = change.procedures.filter((id) => own.has(id));
    return procedures.length < 2 ? undefined : { ...change, procedures };
  }
  if (change.kind === "sharePaper")
    return [...own.values()].some((one) => one.needs.includes(change.paper)) ? change : undefined;
  const there = own.get(change.procedure);
  return there === undefined || (change.kind === "dropPaper" && !there.needs.includes(change.paper))
    ? undefined
    : change;
}

/** By change: the workdays saved over all projects, by a new plan for each of them; "refused" when one refuses it. */
function savedByNewPlans(of: Flow, mix: readonly ProjectsAlike[]): Map<string, number | "refused"> {
  const changes = mix.flatMap(({ facts }) => candidatesOf(projectOf(of, facts), settings));
  // Decided conditions need not be read again for each of the thousand plans.
  const kinds = mix.map((one) => ({ ...one, decided: projectOf(of, one.facts).flow }));
  const saved = new Map<string, number | "refused">();
  for (const change of changes) {
    let sum: number | "refused" = 0;
    for (const { facts, count, decided } of kinds) {
      const own = concerns(decided, change);
      const answer = own === undefined ? undefined : whatIf(decided, { facts }, [own], settings);
      if (answer?.refused !== undefined) sum = "refused";
      else if (sum !== "refused") sum += (answer?.savedWorkdays ?? 0) * count;
    }
    saved.set(encodeChange(change), sum);
  }
  return saved;
}

function equalsNewPlans(of: Flow, mix: readonly ProjectsAlike[]): void {
  const { ranked, forbidden } = rankForMix(of, mix, settings);
  const listed = new Map(ranked.map(({ text, savedWorkdays }) => [text, savedWorkdays]));
  const saved = savedByNewPlans(of, mix);
  for (const [text, days] of saved) {
    if (days === "refused") assert.ok(!listed.has(text), text);
    else assert.equal(listed.get(text) ?? 0, Math.max(days, 0), text);
  }
  for (const { text } of forbidden) assert.equal(saved.get(text), "refused", text);
}

test("over the examples of today's edition the ranking is the sum of new plans, gains and losses alike (CON-11)", async () => {
  const today = await xinyuToday();
  const examples = (today.examples ?? []).map(({ facts }) => ({ facts, count: 1 }));
  assert.equal(examples.length, 3);
  equalsNewPlans(today, examples);
  const { ranked, forbidden } = rankForMix(today, examples, settings);
  const byText = new Map(ranked.map((one) => [one.text, one]));
  const merged = byText.get("B10*B13");
  assert.deepEqual([merged?.savedWorkdays, merged?.projectsLosing], [1, 1], "the school loses what others gain");
  assert.ok(!byText.has("B13*B43"), "what costs more than it saves is not ranked");
  assert.equal(forbidden.find(({ text }) => text === "B43*B46")?.refused.code, "RING");
  assert.ok(!byText.has("B43*B46"));
});

test("on random flows with conditions the ranking over a mix is the sum of new plans (CON-11)", () => {
  const conditions = fc.array(fc.constantFrom(undefined, "project.large = true", "project.large = false"), {
    minLength: 7,
    maxLength: 7,
  });
  let asked = 0;
  fc.assert(
    fc.property(randomFlow, conditions, fc.nat(3), (drawn, when, large) => {
      const small = {
        ...drawn,
        procedures: drawn.procedures.map((one, at) => ({ ...one, ...(when[at] && { conditions: when[at] }) })),
      };
      const mix = [
        { facts: { "project.large": true }, count: large },
        { facts: { "project.large": false }, count: 2 },
      ];
      // Without some maker of a paper the others may wait for each other; such a flow has no plan.
      fc.pre(mix.every(({ facts }) => hasPlan(small, facts)));
      asked++;
      equalsNewPlans(small, mix);
    }),
    { seed: 20261125, numRuns: 150 },
  );
  assert.ok(asked >= 150);
});

function hasPlan(of: Flow, facts: Facts): boolean {
  try {
    return derivePlan(of, { facts }).procedures.length > 0;
  } catch (error) {
    if (error instanceof FlowRefused) return false;
    throw error;
  }
}

test("a change that breaks a gate for one kind of project is told as forbidden, though it saves nothing there (CON-07)", () => {
  const small = readFlow({
    ...flowOf({
      Q: { promisedDays: 5, yields: ["规划条件"] },
      R: { yields: ["地块规划条件"], conditions: "x = true" },
      X: { promisedDays: 4, needs: ["规划条件", "地块规划条件"], yields: ["国有建设用地使用权出让合同"] },
      L: { promisedDays: 50, yields: ["z"], conditions: "x = false" },
    }),
  });
  const mix = [
    { facts: { x: true }, count: 1 },
    { facts: { x: false }, count: 1 },
  ];
  assert.equal(
    whatIf(small, mix[0]!, [{ kind: "dropPaper", procedure: "X", paper: "规划条件" }], settings).refused,
    undefined,
  );
  const { ranked, forbidden } = rankForMix(small, mix, settings);
  assert.ok(!ranked.some(({ text }) => text === "X!规划条件"));
  assert.equal(
    forbidden.find(({ text }) => text === "X!规划条件")?.refused.article,
    "城乡规划法 第三十八条、第三十九条",
  );
});

test("over a mix each change counts for the projects that gain by it, and only for those (CON-11)", () => {
  const full = flow.checks?.full.facts ?? {};
  const base = flow.checks?.base.facts ?? {};
  const mix = [
    { facts: full, count: 2 },
    { facts: base, count: 5 },
    { facts: { ...base, "project.roadOccupation": true }, count: 1 },
  ];
  const { ranked, projects, totalWorkdays } = rankForMix(flow, mix, settings);
  assert.deepEqual([projects, totalWorkdays], [8, 8 * 36]);
  const expected = new Map<string, [days: number, gaining: number]>();
  for (const { facts, count } of mix) {
    for (const { text, savedWorkdays } of rankChanges(flow, facts, settings).ranked) {
      const [days, gaining] = expected.get(text) ?? [0, 0];
      expected.set(text, [days + savedWorkdays * count, gaining + count]);
    }
  }
  for (const { text, savedWorkdays, projectsGaining } of ranked) {
    assert.deepEqual([savedWorkdays, projectsGaining], expected.get(text), text);
  }
  assert.equal(ranked.length, expected.size);
  assert.equal(ranked.find(({ text }) => text === "F15-0")?.savedWorkdays, 24);
});

test("a merger over a mix concerns the members that a project has; with one of them left it changes nothing (CON-14)", () => {
  const small = readFlow({
    ...flowOf({
      F1: { promisedDays: 2, yields: ["a"] },
      F2: { promisedDays: 2, needs: ["a"], jointGroup: "A", yields: ["b"] },
      F3: { promisedDays: 2, needs: ["b"], jointGroup: "A", conditions: "project.large = true" },
    }),
    jointGroups: { A: { zh: "甲组", en: "Group A" } },
  });
  const { ranked } = rankForMix(
    small,
    [
      { facts: { "project.large": true }, count: 1 },
      { facts: { "project.large": false }, count: 9 },
    ],
    settings,
  );
  const joint = ranked.find(({ text }) => text === "F2*F3");
  assert.deepEqual([joint?.savedWorkdays, joint?.projectsGaining], [2, 1]);
});
