import assert from "node:assert/strict";
import { test } from "node:test";
import { xinyuFlow } from "#tests/flows/sample-flow.ts";
import { explain, explainNotNeeded, explainProcedure } from "./explain.ts";
import { readFlow } from "./flow.ts";
import { derivePlan } from "./plan.ts";

const flow = xinyuFlow();
const plan = derivePlan(flow);

test("every procedure of the flow is explained, in both languages, in the plan or out of it (CON-11)", () => {
  for (const { id, name } of flow.procedures) {
    const told = explain(plan, flow, id);
    assert.ok(told, id);
    assert.equal(
      told.planned,
      plan.procedures.some((one) => one.id === id),
    );
    assert.deepEqual(told.name, name);
    for (const { zh, en } of told.sentences) {
      assert.match(zh, /。$/);
      assert.match(en, /\.$/);
      assert.doesNotMatch(zh + en, /undefined|NaN|null/);
    }
  }
  assert.equal(explain(plan, flow, "F99"), undefined);
});

test("why it is here: the condition and the fact that made it so (CON-13)", () => {
  const told = explainProcedure(plan, flow, "F12");
  assert.equal(told?.condition, "project.soilErosionZone = true");
  assert.deepEqual(
    told?.facts.map(({ path }) => path),
    ["project.soilErosionZone"],
  );
  assert.match(told?.sentences[0]?.zh ?? "", /因为.*是/);
});

test("why not earlier: the paper that comes last, and from whom (CON-11)", () => {
  const told = explainProcedure(plan, flow, "F36");
  const start = plan.procedures.find(({ id }) => id === "F36")?.start;
  assert.equal(told?.start, start);
  assert.ok(told?.waitsFor.length);
  for (const { id } of told.waitsFor) assert.equal(plan.procedures.find((one) => one.id === id)?.finish, start, id);
  assert.deepEqual(explainProcedure(plan, flow, "F01")?.waitsFor, []);
});

test("what helps: on the critical path the longest before it, beside it the slack and who must have it when (CON-11)", () => {
  const critical = explainProcedure(plan, flow, "F44");
  assert.equal(critical?.slack, 0);
  assert.equal(
    critical?.speedUp.reduce((sum, { days }) => sum + days, 0),
    critical?.start,
  );
  assert.match(critical?.sentences[3]?.zh ?? "", /晚1天，全程就晚1天/);
  const loose = plan.procedures.find(({ slack }) => slack > 0);
  assert.ok(loose);
  assert.match(
    explainProcedure(plan, flow, loose.id)?.sentences[3]?.zh ?? "",
    new RegExp(`可以晚${loose.slack}个工作日`),
  );
});

test("a procedure that a fact has not decided yet says which question is open (CON-13)", () => {
  const open = derivePlan(flow, { facts: {} });
  const told = explainProcedure(open, flow, "F13");
  assert.match(told?.sentences[0]?.zh ?? "", /还定不下来.*还没有回答/);
});

test("a procedure that is not needed says why: its condition, or the paper at hand (CON-13)", () => {
  const small = derivePlan(flow, { facts: { "project.relicArea": false }, have: ["节能审查意见"] });
  assert.equal(explainNotNeeded(small, "F13")?.reason, "condition");
  assert.match(explainNotNeeded(small, "F13")?.sentences[1]?.zh ?? "", /否/);
  assert.equal(explainNotNeeded(small, "F11")?.reason, "atHand");
  assert.match(explainNotNeeded(small, "F11")?.sentences[1]?.zh ?? "", /已有“节能审查意见”/);
});

const listed = readFlow({
  procedures: [
    { id: "listing", promisedDays: 0, yields: ["p"], excluded: { basis: "x", minCalendarDays: 30 } },
    { id: "first", promisedDays: 3, yields: ["q"] },
    { id: "contract", promisedDays: 1, needs: ["p"], yields: ["r"] },
    { id: "permit", promisedDays: 1, needs: ["p", "q"] },
    { id: "note", promisedDays: 0, yields: ["s"] },
    { id: "same", promisedDays: 1, needs: ["s"] },
  ],
});

test("a procedure that waits for excluded days only is said to wait: 0 workdays, but at least so many calendar days (CON-10)", () => {
  const made = derivePlan(listed);
  const told = (id: string) => explainProcedure(made, listed, id);
  assert.deepEqual(
    told("contract")?.waitsFor.map(({ id, papers }) => [id, papers]),
    [["listing", ["p"]]],
  );
  assert.equal(told("contract")?.excludedBefore, 30);
  assert.match(
    told("contract")?.sentences[2]?.zh ?? "",
    /“p”，由listing“listing”出具：不占工作日，但至少要过30个日历日/,
  );
  assert.match(told("contract")?.sentences[2]?.en ?? "", /0 workdays, but at least 30 calendar days/);
  assert.match(told("permit")?.sentences[2]?.zh ?? "", /第3个工作日才能开始.*它前面还有至少30个日历日不计入时限。$/);
  assert.match(told("same")?.sentences[2]?.zh ?? "", /它要等“s”，由note“note”出具，不占工作日，第1天就能办。/);
  assert.deepEqual([told("first")?.waitsFor, told("first")?.excludedBefore], [[], 0]);
});

test("where a paper has several makers, what is said of delays holds for the makers as they are chosen (CON-11)", () => {
  const two = readFlow({
    procedures: [
      { id: "A", promisedDays: 2, yields: ["p"] },
      { id: "B", promisedDays: 3, yields: ["p"] },
      { id: "C", promisedDays: 5, needs: ["p"] },
    ],
  });
  const made = derivePlan(two);
  const said = (id: string) => explainProcedure(made, two, id)?.sentences[3];
  assert.match(said("A")?.zh ?? "", /^按现在选的办理机构，它晚1天，全程就晚1天。/);
  assert.match(said("A")?.en ?? "", /^With the makers as they are chosen now, a day late here/);
  assert.match(said("B")?.zh ?? "", /^按现在选的办理机构，它可以晚4个工作日/);
  assert.doesNotMatch(explainProcedure(plan, flow, "F44")?.sentences[3]?.zh ?? "", /按现在选/);
});
