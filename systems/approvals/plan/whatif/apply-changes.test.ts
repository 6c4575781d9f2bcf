import assert from "node:assert/strict";
import { test } from "node:test";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { flowOf, xinyuFlow } from "#tests/flows/sample-flow.ts";
import { xinyuToday } from "#tests/flows/today-flow.ts";
import { type Flow, readFlow } from "../flow.ts";
import { applyChanges } from "./apply-changes.ts";
import type { Change } from "./change.ts";
import { projectFlow } from "./project-flow.ts";

const settings = { reviewHours: 8, addedHours: 4 };
const xinyu = projectFlow(xinyuFlow());

function changed(flow: Flow, ...changes: Change[]): Flow {
  const applied = applyChanges(flow, changes, settings);
  assert.ok(!isRefusal(applied), JSON.stringify(applied));
  return applied;
}

function refused(flow: Flow, ...changes: Change[]): Refusal {
  const applied = applyChanges(flow, changes, settings);
  assert.ok(isRefusal(applied), "it was not refused");
  return applied;
}

const find = (flow: Flow, id: string) => flow.procedures.find((one) => one.id === id);

test("a changed limit is the promise of that procedure and of no other (CON-11)", () => {
  const after = changed(xinyu, { kind: "setLimit", procedure: "F26", days: 2 });
  assert.equal(find(after, "F26")?.promisedDays, 2);
  assert.deepEqual(
    after.procedures.filter(({ id }) => id !== "F26"),
    xinyu.procedures.filter(({ id }) => id !== "F26"),
  );
});

test("a limit longer than the law's is refused with the law's own limit; the law's own limit is taken (CLK-19)", () => {
  const { code, rule, article, text } = refused(xinyu, { kind: "setLimit", procedure: "F26", days: 16 });
  assert.deepEqual([code, rule, article], ["LIMIT_OVER_LAW", "CLK-19", "优化营商环境条例 第三十六条"]);
  assert.ok(text.zh.includes("15个工作日"), text.zh);
  assert.equal(find(changed(xinyu, { kind: "setLimit", procedure: "F26", days: 15 }), "F26")?.promisedDays, 15);
});

test("a law's limit in calendar days allows as many workdays as lie in it, no more (CLK-19, CLK-20)", () => {
  assert.equal(find(changed(xinyu, { kind: "setLimit", procedure: "F36", days: 11 }), "F36")?.promisedDays, 11);
  const { details, text } = refused(xinyu, { kind: "setLimit", procedure: "F36", days: 12 });
  assert.equal(details.most, 11);
  assert.ok(text.zh.includes("15日"), text.zh);
});

test("a limit below zero is refused: 0 is decided on the spot (CLK-10)", () => {
  assert.equal(refused(xinyu, { kind: "setLimit", procedure: "F26", days: -1 }).code, "LIMIT_BELOW_ZERO");
  assert.equal(refused(xinyu, { kind: "mergeSteps", procedures: ["F16", "F17"], days: -1 }).code, "LIMIT_BELOW_ZERO");
});

test("time that no clock counts cannot be given a limit or be merged (CLK-16)", () => {
  assert.equal(refused(xinyu, { kind: "setLimit", procedure: "F28", days: 3 }).code, "TIME_NOT_COUNTED");
  assert.equal(refused(xinyu, { kind: "mergeSteps", procedures: ["F27", "F28"] }).code, "TIME_NOT_COUNTED");
});

test("a procedure that the project does not have is refused by its id, in every kind of change (CON-11)", () => {
  const changes: Change[] = [
    { kind: "setLimit", procedure: "F99", days: 1 },
    { kind: "addHours", procedure: "F99", hours: 1 },
    { kind: "dropPaper", procedure: "F99", paper: "营业执照" },
    { kind: "mergeSteps", procedures: ["F01", "F99"] },
  ];
  for (const one of changes) {
    const { code, text } = refused(xinyu, one);
    assert.equal(code, "PROCEDURE_NOT_IN_PLAN");
    assert.ok(text.zh.includes("F99"));
  }
});

test("a paper that nobody asks for can be neither dropped nor shared, and what is asked for is told (CON-11)", () => {
  const { code, next } = refused(xinyu, { kind: "dropPaper", procedure: "F02", paper: "环评批复" });
  assert.equal(code, "PAPER_NOT_ASKED");
  assert.ok(next.zh.includes("营业执照"), next.zh);
  assert.equal(refused(xinyu, { kind: "sharePaper", paper: "房屋所有权证" }).code, "PAPER_ASKED_BY_NOBODY");
});

test("a dropped paper is gone from one procedure, a shared one that the applicant brings from all (CON-11)", () => {
  const askers = (flow: Flow, paper: string) => flow.procedures.filter(({ needs }) => needs.includes(paper)).length;
  assert.equal(
    askers(changed(xinyu, { kind: "dropPaper", procedure: "F10", paper: "项目备案通知书" }), "项目备案通知书"),
    askers(xinyu, "项目备案通知书") - 1,
  );
  assert.ok(askers(xinyu, "营业执照") > 0);
  assert.equal(askers(changed(xinyu, { kind: "sharePaper", paper: "营业执照" }), "营业执照"), 0);
});

test("sharing a paper that the project itself makes lets nobody start before it is made (CON-11)", () => {
  for (const paper of new Set(xinyu.procedures.flatMap(({ yields }) => yields))) {
    if (!xinyu.procedures.some(({ needs }) => needs.includes(paper))) continue;
    assert.deepEqual(changed(xinyu, { kind: "sharePaper", paper }), xinyu, paper);
  }
});

test("a paper that the building itself brings about is not there before it by being shared (CON-10)", () => {
  const flow = readFlow({
    ...flowOf({ F1: { yields: ["a"] }, F2: { needs: ["a", "report"], stage: 2 } }),
    applicantDocuments: ["report"],
    stages: [1, 2].map((no) => ({ no, name: { zh: `阶段${no}`, en: `Stage ${no}` } })),
    ownTime: [{ afterStage: 1, text: { zh: "施工期", en: "building" }, makes: ["report"] }],
  });
  assert.deepEqual(changed(flow, { kind: "sharePaper", paper: "report" }), flow);
});

test("a paper that the law asks for cannot be dropped, and the article is named, even after a merger (CON-07)", async () => {
  const today = await xinyuToday();
  const facts = today.examples?.find(({ id }) => id === "standard-factory")?.facts;
  const own = projectFlow(today, facts);
  const drop: Change = { kind: "dropPaper", procedure: "B14", paper: "建设用地规划许可证" };
  const { code, article } = refused(own, drop);
  assert.deepEqual([code, article], ["LAW_ASKS_FOR_PAPER", "城乡规划法 第37条、第38条、第40条"]);
  const merged: Change = { kind: "mergeSteps", procedures: ["B13", "B14"] };
  assert.equal(refused(own, merged, { ...drop, procedure: "B13" }).code, "LAW_ASKS_FOR_PAPER");
});

test("half as many hours again shorten five workdays to four, and no day vanishes by rounding (CON-11)", () => {
  assert.equal(find(changed(xinyu, { kind: "addHours", procedure: "F26", hours: 4 }), "F26")?.promisedDays, 4);
  assert.equal(find(changed(xinyu, { kind: "addHours", procedure: "F02", hours: 100 }), "F02")?.promisedDays, 1);
  assert.equal(refused(xinyu, { kind: "addHours", procedure: "F26", hours: 0 }).code, "HOURS_NOT_MORE");
});

test("merged steps ask for what all asked for, except what they made for each other, in the longest limit (CON-14)", () => {
  const after = changed(xinyu, { kind: "mergeSteps", procedures: ["F15", "F16", "F17", "F23"] });
  const one = find(after, "F15");
  assert.deepEqual(one?.needs, ["总平面图审查意见", "建筑设计方案", "人防建设申请表", "绿化设计方案", "排水设计图"]);
  assert.deepEqual(one?.yields, ["设计方案审查意见", "人防审批意见", "绿化方案审查意见", "排水方案意见"]);
  assert.deepEqual([one?.promisedDays, one?.serialDays, one?.name.zh], [3, 11, "设计方案联合审查"]);
  assert.equal(after.procedures.length, xinyu.procedures.length - 3);
});

test("a merged step keeps the strictest law of its members, with a limit named or not, and in later changes (CLK-19)", () => {
  const legal = { legalUnit: "workday" } as const;
  const flow = readFlow(
    flowOf({
      A: { ...legal, promisedDays: 3, legalDays: 3, yields: ["a"] },
      B: { ...legal, promisedDays: 10, legalDays: 20, needs: ["a"], yields: ["b"] },
    }),
  );
  const merged: Change = { kind: "mergeSteps", procedures: ["B", "A"] };
  for (const days of [undefined, 10, 4]) {
    const { code, details } = refused(flow, { ...merged, ...(days !== undefined && { days }) });
    assert.deepEqual([code, details.most], ["LIMIT_OVER_LAW", 3]);
  }
  assert.equal(find(changed(flow, { ...merged, days: 3 }), "B")?.promisedDays, 3);
  const later = refused(flow, { ...merged, days: 3 }, { kind: "setLimit", procedure: "B", days: 4 });
  assert.deepEqual([later.code, later.details.most], ["LIMIT_OVER_LAW", 3]);
});

test("a merger after which procedures wait for each other is refused, and the ring is named (CON-11)", () => {
  const flow = readFlow(
    flowOf({
      F1: { yields: ["a"] },
      F2: { needs: ["a"], yields: ["b"] },
      F3: { needs: ["b"], yields: ["c"] },
    }),
  );
  const { code, text } = refused(flow, { kind: "mergeSteps", procedures: ["F1", "F3"] });
  assert.equal(code, "RING");
  assert.ok(text.zh.includes("F1 → F2 → F1"), text.zh);
});

test("a step stands in a merger once, and what was merged away is no longer there for the next change (CON-14)", () => {
  assert.equal(refused(xinyu, { kind: "mergeSteps", procedures: ["F16", "F16"] }).code, "MERGED_TWICE");
  const gone = refused(
    xinyu,
    { kind: "mergeSteps", procedures: ["F16", "F17"] },
    { kind: "setLimit", procedure: "F17", days: 1 },
  );
  assert.equal(gone.code, "PROCEDURE_NOT_IN_PLAN");
});

test("a service without legal basis is not merged with a permit, or it would become its condition (INV-08)", () => {
  const flow = readFlow(flowOf({ F1: { yields: ["a"], binding: false }, F2: { yields: ["b"] } }));
  assert.equal(refused(flow, { kind: "mergeSteps", procedures: ["F2", "F1"] }).code, "ADVICE_MERGED");
});

test("one step cannot span the developer's own time: the permit to build and the acceptance stay two (CON-10)", () => {
  const { code, text } = refused(xinyu, { kind: "mergeSteps", procedures: ["F36", "F38"] });
  assert.equal(code, "OWN_TIME_MERGED");
  assert.ok(text.zh.includes("施工期"), text.zh);
});
