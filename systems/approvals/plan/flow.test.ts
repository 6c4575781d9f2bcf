import assert from "node:assert/strict";
import { test } from "node:test";
import { flowOf, xinyuFlow } from "#tests/flows/sample-flow.ts";
import { readFlow } from "./flow.ts";
import { type FlowFault, FlowRefused } from "./flow-fault.ts";

function faultsOf(file: unknown): readonly FlowFault[] {
  try {
    readFlow(file);
  } catch (refused) {
    if (refused instanceof FlowRefused) return refused.faults;
    throw refused;
  }
  return [];
}

test("the city's flow of 2014 is a readable flow with 49 procedures, 44 of them in its full variant (CON-11)", () => {
  assert.equal(xinyuFlow().procedures.length, 49);
  assert.equal(xinyuFlow().edition, "2014");
});

test("every procedure of the city's flow keeps the mark of where its figures come from (CON-11)", () => {
  for (const { id, mark, legalBasis } of xinyuFlow().procedures) {
    assert.equal(mark.serial, "E", id);
    assert.equal(mark.promised, "E", id);
    assert.ok(legalBasis.length > 0, id);
  }
});

test("no promise of the city's flow is longer than the old limit, and no old limit longer than the law's (CON-11)", () => {
  for (const { id, promisedDays, serialDays, legalDays } of xinyuFlow().procedures) {
    assert.ok(promisedDays <= serialDays, id);
    if (legalDays !== null) assert.ok(serialDays <= legalDays, id);
  }
});

test("a wrong format names the procedure and the field (CON-11)", () => {
  const file = flowOf({ F1: {}, F2: {} });
  const [fault] = faultsOf({ ...file, procedures: [file.procedures[0], { ...file.procedures[1], promisedDays: -1 }] });
  assert.equal(fault?.procedure, "F2");
  assert.equal(fault?.field, "promisedDays");
});

test("a cycle is refused and named by its shortest ring, not by the longer one beside it (CON-11)", () => {
  const faults = faultsOf(
    flowOf({
      F1: { needs: ["p4"], yields: ["p1"] },
      F2: { needs: ["p1", "p3"], yields: ["p2"] },
      F3: { needs: ["p2"], yields: ["p3"] },
      F4: { needs: ["p3"], yields: ["p4"] },
    }),
  );
  assert.equal(faults.length, 1);
  assert.equal(faults[0]?.code, "CYCLE");
  assert.equal(faults[0]?.procedure, "F2");
  assert.match(faults[0]?.text.zh ?? "", /F2 → F3 → F2$/);
});

test("a procedure that needs its own paper is a cycle of one (CON-11)", () => {
  const [fault] = faultsOf(flowOf({ F1: { needs: ["p1"], yields: ["p1"] } }));
  assert.match(fault?.text.en ?? "", /F1 → F1$/);
});

test("a paper may have several makers, and a ring is no deadlock when one of them stands outside it (CON-11)", () => {
  const file = flowOf({
    F1: { needs: ["b"], yields: ["a"] },
    F2: { needs: ["a"], yields: ["b"] },
    F3: { promisedDays: 5, yields: ["a"] },
  });
  assert.deepEqual(faultsOf(file), []);
});

test("a paper that the applicant brings cannot also be yielded (COM-05)", () => {
  const [fault] = faultsOf({ ...flowOf({ F1: { yields: ["form"] } }), applicantDocuments: ["form"] });
  assert.deepEqual([fault?.code, fault?.procedure, fault?.field], ["BROUGHT_AND_YIELDED", "F1", "yields"]);
});

test("a needed paper that nobody yields and no applicant brings is refused (CON-11)", () => {
  const [fault] = faultsOf(flowOf({ F1: { needs: ["nowhere"] } }));
  assert.deepEqual([fault?.code, fault?.procedure, fault?.field], ["NOBODY_YIELDS", "F1", "needs"]);
});

test("an unreadable condition is refused when the flow is read, not when a plan is made (CON-13)", () => {
  const [fault] = faultsOf(flowOf({ F1: { conditions: "project.area > " } }));
  assert.deepEqual([fault?.code, fault?.procedure, fault?.field], ["UNREADABLE_CONDITION", "F1", "conditions"]);
});

test("excluded time that counts workdays is refused (CON-10)", () => {
  const excluded = { basis: "行政许可法第45条", minCalendarDays: 20, what: { zh: "招标", en: "tender" } };
  const [fault] = faultsOf(flowOf({ F1: { excluded, promisedDays: 2 } }));
  assert.equal(fault?.code, "EXCLUDED_COUNTS");
});

test("the same id twice, an unknown stage and an unknown joint group are refused together (CON-11)", () => {
  const file = flowOf({ F1: { stage: 9 }, F2: { jointGroup: "J9" } });
  const faults = faultsOf({ ...file, procedures: [...file.procedures, file.procedures[0]] });
  assert.deepEqual(
    faults.map(({ code }) => code),
    ["SAME_ID", "UNKNOWN_STAGE", "UNKNOWN_GROUP", "UNKNOWN_STAGE"],
  );
});

test("a condition of ten thousand levels or of over a thousand characters is refused before it is parsed (CON-13)", () => {
  const deep = `${"(".repeat(10_000)}a${")".repeat(10_000)}`;
  const long = `a = "${"长".repeat(1000)}"`;
  const codes = [deep, long].map((conditions) => faultsOf(flowOf({ F1: { conditions } }))[0]?.code);
  assert.deepEqual(codes, ["EXPRESSION_TOO_DEEP", "EXPRESSION_TOO_LONG"]);
});

test("a condition on a fact that the edition does not declare is refused by the fact's name (CON-13)", () => {
  const facts = [
    { path: "project.area", type: "number" as const, question: { zh: "面积？", en: "Area?" }, mark: "E" as const },
  ];
  const [fault] = faultsOf({ ...flowOf({ F1: { conditions: "project.areas > 500" } }), facts });
  assert.equal(fault?.code, "FACT_OUT_OF_SCOPE");
  assert.match(fault?.text.zh ?? "", /project\.areas/);
});

test("a ring through a procedure that not every project has is left to the plan of a project (CON-11)", () => {
  const file = flowOf({
    F1: { needs: ["b"], yields: ["a"] },
    F2: { needs: ["a"], yields: ["b"], conditions: "project.relicArea = true" },
  });
  assert.deepEqual(faultsOf(file), []);
});
