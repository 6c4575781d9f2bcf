import assert from "node:assert/strict";
import { test } from "node:test";
import { flowOf, xinyuFlow } from "#tests/flows/sample-flow.ts";
import { readFlow } from "./flow.ts";
import { derivePlan } from "./plan.ts";
import { savings } from "./savings.ts";

const flow = xinyuFlow();
const byId = new Map(savings(flow).map((saving) => [saving.id, saving]));

test("deciding drawing review on the spot gains only 1 of its 5 workdays, as another path becomes the longest (CON-11)", () => {
  assert.deepEqual(byId.get("F26"), { id: "F26", ownDays: 5, savedDays: 1 });
});

test("a procedure with slack gains nothing, however long it takes (CON-11)", () => {
  assert.deepEqual(byId.get("F10"), { id: "F10", ownDays: 5, savedDays: 0 });
});

test("a saving is what the plan loses when the flow itself is changed so (CON-11)", () => {
  for (const { id, savedDays } of byId.values()) {
    const procedures = flow.procedures.map((one) => (one.id === id ? { ...one, promisedDays: 0 } : one));
    assert.equal(savedDays, 36 - derivePlan({ ...flow, procedures }).parallelWorkdays, id);
  }
});

test("no procedure saves more than its own days, and the most useful stands first (CON-11)", () => {
  const all = savings(flow);
  assert.ok(all.every(({ savedDays, ownDays }) => savedDays >= 0 && savedDays <= ownDays));
  assert.deepEqual(
    all.map(({ savedDays }) => savedDays),
    all.map(({ savedDays }) => savedDays).sort((a, b) => b - a),
  );
  assert.equal(all[0]?.id, "F15");
});

test("of two equal paths neither saves anything alone (CON-11)", () => {
  const small = readFlow(flowOf({ F1: { promisedDays: 4 }, F2: { promisedDays: 4 } }));
  assert.deepEqual(
    savings(small).map(({ savedDays }) => savedDays),
    [0, 0],
  );
});
