import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { randomFlow } from "#tests/flows/random-flow.ts";
import { flowOf, xinyuFlow } from "#tests/flows/sample-flow.ts";
import { type Flow, readFlow } from "../flow.ts";
import { brokenGates } from "../gates.ts";
import { derivePlan } from "../plan.ts";
import type { Change } from "./change.ts";
import { smallestSet } from "./smallest-set.ts";
import { whatIf } from "./what-if.ts";

const runs = { seed: 20261125, numRuns: 300 };

const settings = { reviewHours: 8, addedHours: 4 };
const flow = xinyuFlow();

const withDays = (of: Flow, days: ReadonlyMap<string, number>) =>
  derivePlan({
    ...of,
    procedures: of.procedures.map((one) => ({ ...one, promisedDays: days.get(one.id) ?? one.promisedDays })),
  }).parallelWorkdays;

/** All smallest sets of procedures that reach the target when decided on the spot, found by trying every subset. */
function everySmallestSet(of: Flow, target: number): string[] {
  const ids = of.procedures.filter(({ promisedDays }) => promisedDays > 0).map(({ id }) => id);
  const reaching = Array.from({ length: 2 ** ids.length }, (_, bits) =>
    ids.filter((_id, at) => (bits >> at) & 1),
  ).filter((set) => withDays(of, new Map(set.map((id) => [id, 0]))) <= target);
  const size = Math.min(...reaching.map((set) => set.length));
  return reaching.filter((set) => set.length === size).map(nameOf);
}

const nameOf = (ids: readonly string[]) => [...ids].sort().join("+");
const idsOf = (changes: readonly Change[]) => changes.map((one) => (one.kind === "setLimit" ? one.procedure : "?"));

test("on random flows it finds all smallest sets, the same as trying every subset (CON-11)", () => {
  fc.assert(
    fc.property(randomFlow, fc.nat(12), (small, less) => {
      const target = Math.max(0, derivePlan(small).parallelWorkdays - less);
      const expected = everySmallestSet(small, target);
      const found = smallestSet(small, undefined, target, { mostChanges: 7 });
      assert.equal(found.outcome, "reached");
      assert.ok(found.exact && found.reached <= target);
      assert.deepEqual(found.sets.map(({ changes }) => nameOf(idsOf(changes))).sort(), expected.sort());
      assert.equal(found.lowerBound, found.changes.length);
    }),
    runs,
  );
});

test("on random flows the greedy answer reaches the target, and the lower bound holds (CON-11)", () => {
  fc.assert(
    fc.property(randomFlow, fc.nat(12), (small, less) => {
      const target = Math.max(0, derivePlan(small).parallelWorkdays - less);
      const smallest = everySmallestSet(small, target)[0]!.split("+").filter(Boolean).length;
      const found = smallestSet(small, undefined, target, { mostChanges: 0 });
      const days = new Map(
        found.changes.map((one) => (one.kind === "setLimit" ? [one.procedure, one.days] : ["?", 0])),
      );
      assert.equal(found.outcome, "reached");
      assert.equal(withDays(small, days), found.reached);
      assert.ok(found.reached <= target);
      assert.ok(found.lowerBound <= smallest && smallest <= found.changes.length);
      assert.ok(!found.exact || smallest === found.changes.length);
    }),
    runs,
  );
});

test("36 comes to 33 by one limit, and there are just three such limits (CON-11)", () => {
  const found = smallestSet(flow, undefined, 33);
  assert.deepEqual([found.exact, found.reached, found.cutWorkdays], [true, 33, 3]);
  assert.deepEqual(found.sets.map(({ changes }) => idsOf(changes).join()).sort(), ["F15", "F36", "F44"]);
});

test("36 comes to 30 by two limits: any two of scheme review, construction permit and house title (CON-11)", () => {
  const found = smallestSet(flow, undefined, 30);
  assert.deepEqual([found.exact, found.lowerBound, found.reached, found.cutWorkdays], [true, 2, 30, 6]);
  assert.deepEqual(found.sets.map(({ changes }) => nameOf(idsOf(changes))).sort(), ["F15+F36", "F15+F44", "F36+F44"]);
});

test("nobody gives up more days than the target needs: each limit goes back up as far as it can (CON-11)", () => {
  const found = smallestSet(flow, undefined, 35);
  assert.deepEqual([found.changes.length, found.cutWorkdays], [1, 1]);
  for (const { changes } of smallestSet(flow, undefined, 24).sets) {
    for (const one of changes) {
      if (one.kind !== "setLimit") continue;
      const days = new Map(changes.map((each) => (each.kind === "setLimit" ? [each.procedure, each.days] : ["?", 0])));
      assert.ok(withDays(flow, days) <= 24);
      assert.ok(withDays(flow, days.set(one.procedure, one.days + 1)) > 24, `${one.procedure} could keep a day more`);
    }
  }
});

test("beyond four changes the answer is greedy, says so, and tells how small it could be at least (CON-11)", () => {
  const found = smallestSet(flow, undefined, 20);
  assert.deepEqual([found.outcome, found.reached, found.exact], ["reached", 20, false]);
  assert.ok(found.lowerBound >= 5 && found.lowerBound <= found.changes.length);
  const answer = whatIf(flow, {}, found.changes, settings);
  assert.ok(answer.refused === undefined);
  assert.equal(answer.after.parallelWorkdays, 20);
  assert.equal(found.proof.workdays, 20);
});

test("a spent budget ends the search, not the answer, and the same question is answered the same way (CON-11)", () => {
  const found = smallestSet(flow, undefined, 26, { mostExplored: 100 });
  assert.deepEqual([found.outcome, found.explored], ["reached", 100]);
  assert.ok(found.lowerBound >= 2);
  assert.deepEqual(smallestSet(flow, undefined, 26, { mostExplored: 100 }), found);
});

test("what the plan already keeps needs no change, and what no limit reaches is said with the best there is (CON-11)", () => {
  assert.deepEqual(smallestSet(flow, undefined, 36).changes, []);
  const floor = Object.fromEntries(flow.procedures.map(({ id, promisedDays }) => [id, Math.max(promisedDays - 1, 0)]));
  const found = smallestSet(flow, undefined, 10, { floor });
  assert.deepEqual([found.outcome, found.changes, found.exact], ["outOfReach", [], true]);
  const days = new Map(Object.entries(floor));
  assert.equal(found.reached, withDays(flow, days));
});

test("where a paper has two makers, no set is an answer whose limits alone break a gate of the law (CON-07)", () => {
  const small = readFlow(
    flowOf({
      Q: { promisedDays: 2, yields: ["规划条件"] },
      A: { promisedDays: 3, needs: ["规划条件"], yields: ["p"] },
      B: { promisedDays: 8, yields: ["p"] },
      X: { promisedDays: 4, needs: ["p"], yields: ["国有建设用地使用权出让合同"] },
    }),
  );
  assert.equal(
    whatIf(small, {}, [{ kind: "setLimit", procedure: "B", days: 1 }], settings).refused?.code,
    "GATE_BROKEN",
  );
  for (const target of [8, 7, 6, 5, 4, 3, 2, 1, 0]) {
    const found = smallestSet(small, undefined, target);
    for (const { changes, reached } of found.sets) {
      const answer = whatIf(small, {}, changes, settings);
      assert.ok(answer.refused === undefined, `${target}: ${JSON.stringify(changes)}`);
      assert.equal(answer.after.parallelWorkdays, reached);
      assert.ok(reached <= target);
    }
    const smallest = smallestLawful(small, target);
    assert.ok(found.lowerBound <= smallest, `${target}: ${found.lowerBound} is no lower bound of ${smallest}`);
    if (found.exact) assert.equal(found.changes.length, smallest, String(target));
  }
  const five = smallestSet(small, undefined, 5);
  assert.deepEqual([five.outcome, idsOf(five.changes).sort()], ["reached", ["B", "X"]]);
});

/** How many limits it takes at least, by trying all limits of all procedures. */
function smallestLawful(of: Flow, target: number): number {
  let tried: { changes: Change[] }[] = [{ changes: [] }];
  for (const { id, promisedDays } of of.procedures) {
    tried = tried.flatMap(({ changes }) => [
      { changes },
      ...Array.from({ length: promisedDays }, (_, days) => ({
        changes: [...changes, { kind: "setLimit", procedure: id, days } as const],
      })),
    ]);
  }
  const reaching = tried.filter(({ changes }) => {
    const days = new Map(changes.map((one) => (one.kind === "setLimit" ? [one.procedure, one.days] : ["?", 0])));
    const procedures = of.procedures.map((one) => ({ ...one, promisedDays: days.get(one.id) ?? one.promisedDays }));
    const plan = derivePlan({ ...of, procedures }, { gates: "report" });
    return plan.parallelWorkdays <= target && brokenGates(plan).length === 0;
  });
  return Math.min(...reaching.map(({ changes }) => changes.length));
}

test("papers may be part of a set, but none whose end breaks a gate of the law (CON-07)", () => {
  const drop = (procedure: string, paper: string) => ({ kind: "dropPaper", procedure, paper }) as const;
  const lawful = smallestSet(flow, undefined, 30, { papers: [drop("F15", "总平面图审查意见")] });
  assert.deepEqual(lawful.changes, [drop("F15", "总平面图审查意见")]);
  assert.equal(lawful.reached, 29);
  const unlawful = smallestSet(flow, undefined, 33, { papers: [drop("F06", "成交确认书")] });
  assert.ok(unlawful.exact);
  assert.ok(unlawful.sets.every(({ changes }) => changes.every(({ kind }) => kind === "setLimit")));
});
