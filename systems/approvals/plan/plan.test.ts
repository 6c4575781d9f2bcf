import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { flowOf, xinyuFlow } from "#tests/flows/sample-flow.ts";
import type { FlowProcedure } from "./flow.ts";
import { readFlow } from "./flow.ts";
import { derivePlan, type Plan } from "./plan.ts";

const flow = xinyuFlow();
const checks = flow.checks;
assert.ok(checks, "the city's flow brings its own checks");

function planned(plan: Plan, id: string) {
  const found = plan.procedures.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

for (const variant of ["full", "base"] as const) {
  const want = checks[variant];
  test(`the ${variant} variant has the file's counts, sums, longest path and skipped procedures (CON-11)`, () => {
    const plan = derivePlan(flow, { facts: want.facts });
    assert.equal(plan.procedures.length, want.procedures);
    assert.equal(plan.serialWorkdays, want.serialDays);
    assert.equal(plan.promisedSumWorkdays, want.promisedSum);
    assert.equal(plan.parallelWorkdays, want.criticalDays);
    assert.deepEqual(plan.criticalPath, want.criticalPath);
    assert.deepEqual(plan.skipped, want.skipped ?? []);
    const [low, high] = checks.serialRange;
    assert.ok(plan.serialWorkdays >= low && plan.serialWorkdays <= high);
  });
}

test("without facts the plan is that of the full variant: 44 procedures, 139 in series, 36 in parallel (CON-11)", () => {
  const plan = derivePlan(flow);
  assert.deepEqual([plan.procedures.length, plan.serialWorkdays, plan.parallelWorkdays], [44, 139, 36]);
});

test("every procedure finishes on the workday that the file says (CON-11)", () => {
  const plan = derivePlan(flow);
  const finish = Object.fromEntries(plan.procedures.map((one) => [one.id, one.finish]));
  assert.deepEqual(finish, checks.full.earliestFinish);
});

test("the four stages hold 13, 12, 11 and 8 procedures and end on workdays 12, 18, 24 and 36 (CON-01, CON-11)", () => {
  const plan = derivePlan(flow);
  for (const stage of flow.stages) {
    const found = plan.stages.find(({ no }) => no === stage.no);
    assert.equal(found?.procedures.length, stage.procedures);
    assert.equal(found?.finish, stage.finishByWorkday);
  }
});

test("the city's two published totals come out of the flow (CON-09)", () => {
  const plan = derivePlan(flow);
  assert.equal(plan.parallelWorkdays, flow.published?.parallel);
  assert.ok(plan.serialWorkdays > (flow.published?.serialMoreThan ?? Number.POSITIVE_INFINITY));
});

test("the works planning permit waits for land and scheme, the construction permit for drawings and contract (CON-07)", () => {
  const plan = derivePlan(flow);
  const waitsFor = (id: string) => planned(plan, id).needs.flatMap(({ from }) => from ?? []);
  for (const gate of ["F08", "F15", "F10"]) assert.ok(waitsFor("F25").includes(gate), gate);
  for (const gate of ["F08", "F25", "F26", "F29"]) assert.ok(waitsFor("F36").includes(gate), gate);
  for (const gate of ["F37", "F38"]) assert.ok(waitsFor("F43").includes(gate), gate);
});

test("a procedure whose condition does not hold is skipped, and nobody waits for its papers any more (CON-11)", () => {
  const small = readFlow(
    flowOf({
      F1: { promisedDays: 9, yields: ["survey"], conditions: "project.relicArea = true" },
      F2: { promisedDays: 2, needs: ["survey"], yields: ["contract"] },
    }),
  );
  const plan = derivePlan(small, { facts: { "project.relicArea": false } });
  assert.deepEqual(plan.skipped, ["F1"]);
  assert.deepEqual(planned(plan, "F2").needs, []);
  assert.equal(plan.parallelWorkdays, 2);
});

test("a condition on a fact that is not stated keeps the procedure in the plan and says so (CON-11)", () => {
  const plan = derivePlan(flow, { facts: {} });
  assert.equal(plan.procedures.length, 49);
  assert.deepEqual(planned(plan, "F12").conditional, {
    expression: "project.soilErosionZone = true",
    holds: "unknown",
  });
  assert.equal(planned(plan, "F01").conditional, undefined);
});

test("excluded time counts no workday and is shown with its calendar days (CON-10)", () => {
  const tender = planned(derivePlan(flow), "F28");
  assert.equal(tender.days, 0);
  assert.equal(tender.excluded?.minCalendarDays, 23);
});

test("with the old limits, running side by side alone would give 59 workdays (CON-11)", () => {
  assert.equal(derivePlan(flow, { unit: "serial" }).parallelWorkdays, 59);
});

/** Small random flows without a cycle: a procedure needs only papers of those before it in a hidden order. */
const acyclic = fc
  .array(fc.record({ days: fc.nat(6), wants: fc.array(fc.nat(8), { maxLength: 4 }) }), { minLength: 1, maxLength: 9 })
  .map((drawn) =>
    drawn.map(({ days, wants }, index): Partial<FlowProcedure> & { id: string } => ({
      id: `F${index}`,
      promisedDays: days,
      serialDays: days + 1,
      yields: [`p${index}`],
      needs: [...new Set(wants.filter((want) => want < index))].map((want) => `p${want}`),
    })),
  )
  .chain((made) => fc.shuffledSubarray(made, { minLength: made.length }));

/** All ways through the flow, one by one: slow, and too simple to be wrong. */
function everyPath(procedures: readonly (Partial<FlowProcedure> & { id: string })[]): string[][] {
  const ways = (id: string): string[][] => {
    const next = procedures.filter(({ needs }) => needs?.includes(`p${id.slice(1)}`));
    return [[id], ...next.flatMap((later) => ways(later.id).map((way) => [id, ...way]))];
  };
  return procedures.flatMap(({ id }) => ways(id));
}

test("on random small flows the plan is the longest of all paths, and slack is what each may lose (CON-11)", () => {
  fc.assert(
    fc.property(acyclic, (made) => {
      const plan = derivePlan(readFlow(flowOf(Object.fromEntries(made.map(({ id, ...own }) => [id, { id, ...own }])))));
      const days = new Map(made.map(({ id, promisedDays }) => [id, promisedDays ?? 0]));
      const lengthOf = (path: readonly string[]) => path.reduce((total, id) => total + (days.get(id) ?? 0), 0);
      const paths = everyPath(made);
      const longest = Math.max(...paths.map(lengthOf));
      assert.equal(plan.parallelWorkdays, longest);
      assert.equal(lengthOf(plan.criticalPath), longest);
      for (const one of plan.procedures) {
        const through = Math.max(...paths.filter((path) => path.includes(one.id)).map(lengthOf));
        assert.equal(one.slack, longest - through, one.id);
        assert.equal(one.critical, one.slack === 0);
        assert.equal(one.latestFinish - one.finish, one.slack);
        for (const { from } of one.needs) if (from) assert.ok(planned(plan, from).finish <= one.start);
      }
      assert.ok(plan.criticalPath.every((id) => planned(plan, id).critical));
    }),
  );
});

test("a chain of 10,000 procedures is planned without running out of stack (CON-11)", () => {
  const length = 10_000;
  const chain = Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `F${index}`,
      { yields: [`p${index}`], needs: index === 0 ? [] : [`p${index - 1}`] },
    ]),
  );
  const plan = derivePlan(readFlow(flowOf(chain)));
  assert.equal(plan.parallelWorkdays, length);
  assert.equal(plan.criticalPath.length, length);
});
