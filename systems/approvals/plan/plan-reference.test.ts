import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Reference, referenceOf, type SmallProcedure, type SmallProject } from "#tests/flows/plan-reference.ts";
import { readFlow } from "./flow.ts";
import { FlowRefused } from "./flow-fault.ts";
import { derivePlan, type Plan, type PlannedProcedure } from "./plan.ts";

const papers = ["p", "q", "r", "s", "t", "u"];
const somePapers = (most: number) => fc.uniqueArray(fc.constantFrom(...papers), { maxLength: most });

const procedures = fc
  .array(
    fc.record(
      {
        promisedDays: fc.nat(4),
        needs: somePapers(3),
        yields: somePapers(2),
        conditions: fc.constantFrom("a = true" as const, "b = true" as const, "a = false" as const),
      },
      { requiredKeys: ["promisedDays", "needs", "yields"] },
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((drawn) => drawn.map((one, index): SmallProcedure => ({ id: `F${index}`, ...one })));

const projects = fc
  .record({
    procedures,
    facts: fc.record({ a: fc.boolean(), b: fc.boolean() }, { requiredKeys: [] }),
    have: fc.oneof(fc.constant<string[]>([]), somePapers(3)),
  })
  // A fact that no condition uses is out of scope.
  .map((one) => {
    const used = (path: string) => one.procedures.some(({ conditions }) => conditions?.startsWith(path));
    return { ...one, facts: Object.fromEntries(Object.entries(one.facts).filter(([path]) => used(path))) };
  });

/** The plan, or undefined when the project was refused. */
function planOf({ procedures: list, ...options }: SmallProject, want?: readonly string[]): Plan | undefined {
  const flow = readFlow({ procedures: list });
  try {
    return derivePlan(flow, { ...options, ...(want && { want }) });
  } catch (refused) {
    if (refused instanceof FlowRefused) return undefined;
    throw refused;
  }
}

const runs = { seed: 20261125, numRuns: 3000 };

test("on random small flows, with several makers, conditions and papers at hand, each plan equals the reference (CON-11, CON-13)", () => {
  let refused = 0;
  fc.assert(
    fc.property(projects, (project) => {
      const reference = referenceOf(project);
      const kept = reference.applying.filter(({ id }) => !reference.supplied.has(id));
      const plan = planOf(project);
      if (kept.some(({ id }) => reference.finish.get(id) === Number.POSITIVE_INFINITY)) {
        refused += 1;
        assert.equal(plan, undefined);
        return;
      }
      assert.ok(plan);
      assert.deepEqual(
        plan.procedures.map(({ id, finish }) => [id, finish]),
        kept.map(({ id }) => [id, reference.finish.get(id)]),
      );
      checkParts(project, plan, reference);
    }),
    runs,
  );
  assert.ok(refused > 100 && refused < 2500, `rings and plans must both occur: ${refused} refused`);
});

test("what is planned for a wanted paper is its first maker and, on the way back, nothing that is not needed (CON-11)", () => {
  let refused = 0;
  fc.assert(
    fc.property(projects, fc.constantFrom(...papers), (project, goal) => {
      const reference = referenceOf(project);
      const plan = planOf(project, [goal]);
      const makers = reference
        .makersOf(goal)
        .filter(({ id }) => (reference.finish.get(id) ?? 0) < Number.POSITIVE_INFINITY);
      if (!project.have.includes(goal) && makers.length === 0) {
        refused += 1;
        assert.equal(plan, undefined);
        return;
      }
      assert.ok(plan);
      if (project.have.includes(goal)) assert.deepEqual(plan.procedures, []);
      else if (reference.released.has(goal)) assert.ok(plan.parallelWorkdays >= reference.doneOn(goal));
      else if (reference.doneOn(goal) < Number.POSITIVE_INFINITY)
        assert.equal(plan.parallelWorkdays, reference.doneOn(goal));
      const asked = new Set(plan.procedures.flatMap(({ needs }) => needs.map(({ paper }) => paper)));
      const needed = new Set(plan.edges.map(({ from }) => from));
      for (const one of plan.procedures) {
        assert.equal(one.finish, reference.finish.get(one.id));
        const mayServe = one.status === "toConfirm" && one.yields.some((paper) => asked.has(paper));
        assert.ok(needed.has(one.id) || one.yields.includes(goal) || mayServe, `${one.id} serves nothing`);
      }
      checkParts(project, plan, reference);
    }),
    runs,
  );
  assert.ok(refused > 100 && refused < 2500, `goals out of reach and within must both occur: ${refused} refused`);
});

/** Papers come from the first maker, slack and path follow from the edges, and every procedure is accounted for. */
function checkParts(project: SmallProject, plan: Plan, reference: Reference): void {
  const planned = new Map(plan.procedures.map((one) => [one.id, one]));
  for (const { id, needs, start, status } of plan.procedures) {
    const source = project.procedures.find((one) => one.id === id)!;
    const waited = needs.filter(({ from }) => from !== undefined);
    assert.deepEqual(waited.map(({ paper }) => paper).sort(), [...reference.needsOf(source)].sort());
    for (const { paper, from = "" } of waited) {
      assert.equal(planned.get(from)?.finish, reference.doneOn(paper), `${paper} of ${id}`);
    }
    assert.equal(start, Math.max(0, ...waited.map(({ from = "" }) => planned.get(from)!.finish)));
    const path = source.conditions?.split(" ")[0];
    assert.equal(status, path !== undefined && !Object.hasOwn(project.facts, path) ? "toConfirm" : "needed");
  }
  const total = Math.max(0, ...plan.procedures.map(({ finish }) => finish));
  assert.equal(plan.parallelWorkdays, total);
  const after = (id: string) => plan.edges.filter(({ from }) => from === id).map(({ to }) => planned.get(to)!);
  const longestFrom = (one: PlannedProcedure): number => one.days + Math.max(0, ...after(one.id).map(longestFrom));
  for (const one of plan.procedures)
    assert.equal(one.slack, total - one.start - longestFrom(one), `slack of ${one.id}`);
  const path = plan.criticalPath.map((id) => planned.get(id)!);
  assert.equal(
    path.reduce((days, one) => days + one.days, 0),
    total,
  );
  for (const [place, one] of path.entries())
    if (place > 0) assert.ok(plan.edges.some(({ from, to }) => from === path[place - 1]!.id && to === one.id));
  const all = [...plan.procedures, ...plan.notNeeded].map(({ id }) => id).sort();
  assert.deepEqual(all, project.procedures.map(({ id }) => id).sort());
  const applying = new Set(reference.applying.map(({ id }) => id));
  for (const { id, reason } of plan.notNeeded) assert.equal(reason === "condition", !applying.has(id), id);
}
