import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Facts } from "#kernel/feel/conditions.ts";
import { type FlowProcedure, readFlow } from "./flow.ts";
import { FlowRefused } from "./flow-fault.ts";
import { derivePlan, type Plan } from "./plan.ts";

const flow = readFlow({
  procedures: [
    { id: "quick", promisedDays: 1, yields: ["p"], conditions: "x = true" },
    { id: "sure", promisedDays: 5, yields: ["p"] },
    { id: "last", promisedDays: 2, needs: ["p"], yields: ["q"] },
  ],
});
const told = ({ procedures }: Plan) => procedures.map(({ id, start, status }) => [id, start, status]);

test("while a fact is open its procedure makes the promise no shorter: the paper comes from the certain maker (CON-11, CON-13)", () => {
  for (const want of [undefined, ["q"]]) {
    const plan = derivePlan(flow, { facts: {}, ...(want && { want }) });
    assert.deepEqual(told(plan), [
      ["quick", 0, "toConfirm"],
      ["sure", 0, "needed"],
      ["last", 5, "needed"],
    ]);
    assert.equal(plan.parallelWorkdays, 7);
    assert.deepEqual(
      plan.questions.map(({ path }) => path),
      ["x"],
    );
  }
  assert.equal(derivePlan(flow, { facts: { x: true }, want: ["q"] }).parallelWorkdays, 3);
  assert.equal(derivePlan(flow, { facts: { x: false } }).parallelWorkdays, 7);
});

test("a paper of which every maker is open is there when the first of each condition is done, since any of them may hold (CON-13)", () => {
  const { procedures } = flow;
  const open = {
    ...flow,
    procedures: procedures.map((one) => (one.id === "sure" ? { ...one, conditions: "x = false" } : one)),
  };
  const plan = derivePlan(open, { facts: {}, want: ["q"] });
  assert.equal(plan.parallelWorkdays, 7);
  assert.deepEqual(
    plan.toConfirm.map(({ id }) => id),
    ["quick", "sure"],
  );
  const alike = {
    ...flow,
    procedures: procedures.map((one) => (one.id === "sure" ? { ...one, conditions: "x = true" } : one)),
  };
  assert.equal(derivePlan(alike, { facts: {} }).parallelWorkdays, 5);
  assert.deepEqual(told(derivePlan(alike, { facts: {}, want: ["q"] })), [
    ["quick", 0, "toConfirm"],
    ["last", 1, "needed"],
  ]);
});

test("a ring that only an open procedure breaks is planned through it (CON-11)", () => {
  const ring = readFlow({
    procedures: [
      { id: "outside", promisedDays: 3, yields: ["a"], conditions: "x = true" },
      { id: "one", promisedDays: 1, needs: ["b"], yields: ["a"] },
      { id: "other", promisedDays: 1, needs: ["a"], yields: ["b"] },
    ],
  });
  assert.equal(derivePlan(ring, { facts: {} }).parallelWorkdays, 5);
  assert.throws(() => derivePlan(ring, { facts: { x: false } }), FlowRefused);
});

/** Flows without a ring: a procedure needs only papers of which every maker was drawn before it. */
const drawn = fc.array(
  fc.record({
    days: fc.nat(6),
    needs: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
    yields: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }),
    condition: fc.constantFrom(undefined, undefined, "a = true", "a = false", "b = true", "a = true and b = true"),
  }),
  { minLength: 2, maxLength: 9 },
);

test("no answer to the open facts makes a plan longer than it was while they were open, for all or for one paper (CON-11, CON-13)", () => {
  let shorter = 0;
  fc.assert(
    fc.property(
      drawn,
      fc.nat(8),
      fc.record({ a: fc.boolean(), b: fc.boolean() }, { requiredKeys: [] }),
      (lines, goal, facts) => {
        // Papers come in layers: layer by layer, whoever needs one stands above all who make it.
        const procedures = lines.map(({ days, needs, yields, condition }, at): Partial<FlowProcedure> => {
          const layer = Math.floor(at / 3);
          return {
            id: `F${at}`,
            promisedDays: days,
            needs: layer === 0 ? [] : needs.map((paper) => `p${layer - 1}.${paper}`),
            yields: yields.map((paper) => `p${layer}.${paper}`),
            ...(condition !== undefined && { conditions: condition }),
          };
        });
        const made = readFlow({ procedures });
        // A fact that no condition uses is out of scope.
        const used = (all: Facts): Facts =>
          Object.fromEntries(
            Object.entries(all).filter(([path]) => lines.some(({ condition }) => condition?.includes(`${path} =`))),
          );
        for (const want of [undefined, [procedures[goal % procedures.length]!.yields![0]!]]) {
          const open = planOrNone(() => derivePlan(made, { facts: used(facts), ...(want && { want }) }));
          if (open === undefined) continue;
          for (const a of [true, false])
            for (const b of [true, false]) {
              const answered = used({ a, b, ...facts });
              const plan = planOrNone(() => derivePlan(made, { facts: answered, ...(want && { want }) }));
              if (plan === undefined) continue;
              assert.ok(plan.parallelWorkdays <= open.parallelWorkdays, `${JSON.stringify(answered)} ${want}`);
              if (plan.parallelWorkdays < open.parallelWorkdays) shorter += 1;
            }
        }
      },
    ),
    { seed: 20261125, numRuns: 2000 },
  );
  assert.ok(shorter > 500);
});

/** None when nobody makes the wanted paper under these facts. */
function planOrNone(made: () => Plan): Plan | undefined {
  try {
    return made();
  } catch (refused) {
    if (refused instanceof FlowRefused && refused.faults[0]?.code === "UNREACHABLE_GOAL") return undefined;
    throw refused;
  }
}
