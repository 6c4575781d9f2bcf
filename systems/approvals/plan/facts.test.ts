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

test("a flow that declares no facts has those in scope that its conditions, needs and checks use; others are refused by name (CON-13)", () => {
  const flow = readFlow({
    ...flowOf({
      F1: { conditions: "x = 1", yields: ["p"] },
      F2: { needs: ["p"], needsWhen: { p: "y" } },
    }),
    // biome-ignore lint/suspicious/noThenProperty: the words of FEEL in a flow file; never awaited
    implies: [{ when: "x = 1", then: "z > 2", text: words("z") }],
    examples: [{ id: "one", title: words("one"), facts: { kind: "house" } }],
  });
  assert.deepEqual(factFaults(flow, { x: 1, y: false, z: 3, kind: "school" }), []);
  const [unknown] = factFaults(flow, { x: 2, lx: 2 });
  assert.deepEqual([unknown?.code, unknown?.field], ["FACT_OUT_OF_SCOPE", "lx"]);
  assert.match(unknown?.text.zh ?? "", /没有“lx”这项事实；有：x、y、z、kind/);
});

test("a text where a condition asks for a number or for yes or no is refused, not taken for another value (CON-13)", () => {
  const flow = readFlow(
    flowOf({
      F1: { conditions: "a = true" },
      F2: { conditions: "b > 2" },
      F3: { conditions: 'c = true or c = "yes"' },
      F4: { conditions: 'contains(d, "x")' },
      F5: { conditions: "e = f" },
    }),
  );
  assert.deepEqual(
    factFaults(flow, { a: "true", b: "3", c: "yes", d: "x", e: "1", f: "1" }).map(({ field, text }) => [
      field,
      text.zh,
    ]),
    [
      ["a", '小流程：“a”应为true或false，现为"true"'],
      ["b", '小流程：“b”应为数字，现为"3"'],
    ],
  );
  assert.deepEqual(factFaults(flow, { a: 1, b: true }), []);
});

test("a flow that uses no facts at all takes any (CON-13)", () => {
  assert.deepEqual(factFaults(readFlow(flowOf({ F1: {} })), { y: 2 }), []);
});
