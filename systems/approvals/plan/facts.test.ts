import assert from "node:assert/strict";
import { test } from "node:test";
import { flowOf } from "#tests/flows/sample-flow.ts";
import { factFaults, flattenFacts } from "./facts.ts";
import { readFlow } from "./flow.ts";
import { FlowRefused } from "./flow-fault.ts";
import { derivePlan } from "./plan.ts";

const words = (zh: string) => ({ zh, en: zh });
const flow = readFlow({
  ...flowOf({ F1: { conditions: 'p.land = "出让"' } }),
  facts: [
    {
      path: "p.land",
      type: "choice",
      question: words("土地？"),
      mark: "E",
      values: [{ value: "出让", words: words("出让") }],
    },
    { path: "p.home", type: "boolean", question: words("住宅？"), mark: "E" },
    { path: "p.area", type: "number", question: words("面积？"), mark: "E" },
  ],
  // biome-ignore lint/suspicious/noThenProperty: the words of FEEL in a flow file; never awaited
  implies: [{ when: "p.home = true", then: "p.area > 0", text: words("住宅总有面积") }],
});

const codesOf = (made: () => unknown): string[] => {
  try {
    made();
    return [];
  } catch (refused) {
    if (refused instanceof FlowRefused) return refused.faults.map(({ code, field }) => `${code} ${field}`);
    throw refused;
  }
};

test("facts are taken flat, nested or both, and always come out by their whole paths (CON-13)", () => {
  const flat = { "p.area": 5, "p.home": true, "p.land": "出让" };
  assert.deepEqual(flattenFacts({ p: { land: "出让", home: true }, "p.area": 5 }), flat);
  assert.deepEqual(flattenFacts({ "p.land": "出让", p: { land: "出让" } }), { "p.land": "出让" });
});

test("the same fact with two values is refused by its path (CON-13)", () => {
  assert.deepEqual(
    codesOf(() => flattenFacts({ "p.land": "出让", p: { land: "划拨" } })),
    ["FACTS_CONTRADICT p.land"],
  );
  assert.deepEqual(
    codesOf(() => flattenFacts({ "a.b": { c: 1 }, a: { "b.c": 2 } })),
    ["FACTS_CONTRADICT a.b.c"],
  );
});

test("a value that is no text, number, true or false is refused by its path, and so is what is no object (CON-13)", () => {
  assert.deepEqual(
    codesOf(() => flattenFacts({ p: { land: null } })),
    ["FACT_UNREADABLE p.land"],
  );
  for (const written of [[], "出让", 3, null]) assert.equal(codesOf(() => flattenFacts(written)).length, 1);
});

test("facts nested ten thousand levels deep are refused, without recursion (CON-13)", () => {
  const deep = JSON.parse(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`) as unknown;
  assert.match(codesOf(() => flattenFacts(deep))[0] ?? "", /^FACT_UNREADABLE a\.a/);
});

test("a fact outside the edition's scope is refused by name: unknown, of another type, or with a value it does not offer (CON-13)", () => {
  const faultsOf = (facts: Record<string, string | number | boolean>) => codesOf(() => derivePlan(flow, { facts }));
  assert.deepEqual(faultsOf({ "p.lands": "出让" }), ["FACT_OUT_OF_SCOPE p.lands"]);
  assert.deepEqual(faultsOf({ "p.land": "租赁" }), ["FACT_OUT_OF_SCOPE p.land"]);
  assert.deepEqual(faultsOf({ "p.home": "true" }), ["FACT_OUT_OF_SCOPE p.home"]);
  assert.deepEqual(faultsOf({ "p.area": true }), ["FACT_OUT_OF_SCOPE p.area"]);
  assert.deepEqual(faultsOf({ "p.land": "出让", "p.home": false, "p.area": 3 }), []);
});

test("facts that exclude each other by what the edition declares are refused in its words; an open one is no contradiction (CON-13)", () => {
  assert.deepEqual(
    factFaults(flow, { "p.home": true, "p.area": 0 }).map(({ code, text }) => [code, text.zh]),
    [["FACTS_CONTRADICT", "住宅总有面积"]],
  );
  assert.deepEqual(factFaults(flow, { "p.home": true }), []);
  assert.deepEqual(factFaults(flow, { "p.home": false, "p.area": 0 }), []);
});

test("an edition that declares no facts takes any (CON-13)", () => {
  const any = readFlow(flowOf({ F1: { conditions: "x = 1" } }));
  assert.deepEqual(factFaults(any, { y: 2 }), []);
});
