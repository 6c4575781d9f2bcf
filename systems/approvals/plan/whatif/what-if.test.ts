import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { randomFlow } from "#tests/flows/random-flow.ts";
import { xinyuFlow } from "#tests/flows/sample-flow.ts";
import { xinyuToday } from "#tests/flows/today-flow.ts";
import { derivePlan } from "../plan.ts";
import type { Change } from "./change.ts";
import { describe } from "./change-words.ts";
import { whatIf } from "./what-if.ts";

const runs = { seed: 20261125, numRuns: 300 };

const settings = { reviewHours: 8, addedHours: 4 };
const flow = xinyuFlow();

function answered(changes: readonly Change[], facts?: NonNullable<typeof flow.checks>["full"]["facts"]) {
  const answer = whatIf(flow, facts === undefined ? {} : { facts }, changes, settings);
  assert.ok(answer.refused === undefined, JSON.stringify(answer.refused));
  return answer;
}

function refused(...changes: Change[]) {
  const { refused: no, before } = whatIf(flow, {}, changes, settings);
  assert.ok(no !== undefined, "it was not refused");
  assert.equal(before.parallelWorkdays, 36, "the plan as it is stands beside the refusal");
  return no;
}

test("without changes nothing moves and nothing is saved, for both variants (CON-11)", () => {
  for (const facts of [flow.checks?.full.facts, flow.checks?.base.facts]) {
    const { before, after, moved, savedWorkdays } = answered([], facts);
    assert.deepEqual(after.procedures, before.procedures);
    assert.deepEqual([moved, savedWorkdays], [[], 0]);
  }
});

test("drawing review on the spot brings 36 to 35, and the new longest path goes another way (CON-11)", () => {
  const { savedWorkdays, after, criticalBefore, criticalAfter, moved } = answered([
    { kind: "setLimit", procedure: "F26", days: 0 },
  ]);
  assert.deepEqual([savedWorkdays, after.parallelWorkdays], [1, 35]);
  assert.ok(criticalBefore.includes("F26") && !criticalAfter.includes("F26"));
  assert.deepEqual(
    moved.find(({ id }) => id === "F26"),
    { id: "F26", startBefore: 13, startAfter: 13, finishBefore: 18, finishAfter: 13, slackBefore: 0, slackAfter: 4 },
  );
});

test("a longer limit within the law costs days and is answered, not hidden (CON-11, CLK-19)", () => {
  const { savedWorkdays, after } = answered([{ kind: "setLimit", procedure: "F15", days: 10 }]);
  assert.deepEqual([savedWorkdays, after.parallelWorkdays], [-7, 43]);
});

test("a merged step moves its members to the step that leads (CON-14)", () => {
  const { moved, after } = answered([{ kind: "mergeSteps", procedures: ["F42", "F43"] }]);
  assert.equal(after.parallelWorkdays, 34);
  const filed = moved.find(({ id }) => id === "F43");
  assert.deepEqual([filed?.mergedInto, filed?.finishBefore, filed?.finishAfter], ["F42", 33, 31]);
});

test("a dropped paper that a gate of the law asks for is refused by its article (CON-07)", () => {
  const cases: [Change, string][] = [
    [{ kind: "dropPaper", procedure: "F05", paper: "规划条件通知书" }, "城乡规划法 第三十八条、第三十九条"],
    [{ kind: "dropPaper", procedure: "F36", paper: "资金到位证明" }, "建筑法 第八条"],
  ];
  for (const [change, article] of cases) {
    const no = refused(change);
    assert.deepEqual([no.code, no.rule, no.article], ["GATE_BROKEN", "CON-07", article]);
    assert.ok(no.text.zh.includes(article), no.text.zh);
  }
});

test("planning permit and construction permit cannot be one step: the first is a gate of the second (CON-07)", () => {
  const no = refused({ kind: "mergeSteps", procedures: ["F25", "F33", "F34", "F36"] });
  assert.deepEqual([no.code, no.article], ["GATE_BROKEN", "建筑法 第八条"]);
});

test("a paper that the applicant brings may be fetched by the city instead, even one that a gate asks for (CON-07)", () => {
  const { savedWorkdays } = answered([{ kind: "sharePaper", paper: "资金到位证明" }]);
  assert.equal(savedWorkdays, 0);
});

test("a paper of the plan that is shared is waited for as before: nothing moves, only hand-ins fall away (CON-11)", () => {
  const share: Change = { kind: "sharePaper", paper: "项目备案通知书" };
  const { moved, savedWorkdays, handInsSpared, after, before } = answered([share]);
  assert.deepEqual([moved, savedWorkdays, after.procedures], [[], 0, before.procedures]);
  const askers = before.procedures.filter(({ needs }) => needs.some(({ paper }) => paper === share.paper));
  assert.ok(askers.length > 1 && askers.every(({ start }) => start > 0));
  assert.equal(handInsSpared, askers.length);
  const drop: Change = { kind: "dropPaper", procedure: "F10", paper: share.paper };
  assert.equal(answered([share, drop]).handInsSpared, askers.length - 1);
});

test("no procedure of today's edition starts before the land permit it needs, though the city shares it (CON-11)", async () => {
  const today = await xinyuToday();
  const facts = today.examples?.find(({ id }) => id === "standard-factory")?.facts ?? {};
  const answer = whatIf(today, { facts }, [{ kind: "sharePaper", paper: "建设用地规划许可证" }], settings);
  assert.ok(answer.refused === undefined);
  const time = (id: string) => answer.after.procedures.find((one) => one.id === id) ?? assert.fail(id);
  assert.ok(time("B13").start >= time("B10").finish);
  assert.equal(answer.savedWorkdays, 0);
});

test("nothing is accepted before it may be built: the developer's own time between stages is kept (CON-10)", () => {
  const no = refused({ kind: "dropPaper", procedure: "F38", paper: "施工许可证" });
  assert.deepEqual([no.code, no.rule], ["OWN_TIME_SKIPPED", "CON-10"]);
});

test("no check of the finished building goes on without any paper of the finished building (CON-10)", async () => {
  const today = await xinyuToday();
  const facts = today.examples?.find(({ id }) => id === "standard-factory")?.facts ?? {};
  const drop = (paper: string): Change => ({ kind: "dropPaper", procedure: "B32", paper });
  const one = whatIf(today, { facts }, [drop("消防验收备案表")], settings);
  assert.equal(one.refused, undefined, "its other paper of the finished building is left");
  const both = whatIf(today, { facts }, [drop("消防验收备案表"), drop("工程竣工验收报告")], settings);
  assert.deepEqual([both.refused?.code, both.refused?.rule], ["OWN_TIME_SKIPPED", "CON-10"]);
});

test("on random flows cut limits give the plan of the flow with those limits (CON-11)", () => {
  fc.assert(
    fc.property(randomFlow, fc.infiniteStream(fc.nat(4)), (small, draws) => {
      const limits = small.procedures.map(({ id, promisedDays }) => ({
        id,
        days: Math.min(promisedDays, draws.next().value),
      }));
      const changes = limits.map(({ id, days }): Change => ({ kind: "setLimit", procedure: id, days }));
      const answer = whatIf(small, {}, changes, settings);
      assert.ok(answer.refused === undefined);
      const procedures = small.procedures.map((one, at) => ({ ...one, promisedDays: limits[at]!.days }));
      assert.deepEqual(answer.after.procedures, derivePlan({ ...small, procedures }).procedures);
      const later = new Map(answer.after.procedures.map((one) => [one.id, one]));
      const movedIds = answer.before.procedures
        .filter((one) => {
          const now = later.get(one.id);
          return one.start !== now?.start || one.finish !== now.finish || one.slack !== now.slack;
        })
        .map(({ id }) => id);
      assert.deepEqual(
        answer.moved.map(({ id }) => id),
        movedIds,
      );
    }),
    runs,
  );
});

test("every kind of change is said in a sentence of both languages, with what was before (CON-11)", () => {
  const said = (one: Change) => describe(one, flow);
  assert.equal(
    said({ kind: "setLimit", procedure: "F26", days: 2 }).zh,
    "F26施工图设计文件审查及备案：由5个工作日改为2个工作日",
  );
  assert.match(said({ kind: "setLimit", procedure: "F26", days: 0 }).en, /from 5 workdays to on the spot$/);
  assert.match(said({ kind: "dropPaper", procedure: "F10", paper: "项目备案通知书" }).zh, /不再要“项目备案通知书”$/);
  assert.match(said({ kind: "sharePaper", paper: "营业执照" }).zh, /^“营业执照”由政府共享，申请人最多交一次$/);
  assert.match(said({ kind: "mergeSteps", procedures: ["F16", "F17"] }).en, /handled as one step in 2 workdays$/);
  assert.match(said({ kind: "addHours", procedure: "F15", hours: 1 }).en, /1 more reviewers' hour a day$/);
});
