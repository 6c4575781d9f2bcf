import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, day, daysBetween } from "#kernel/calendar/day.ts";
import { parseHolidays } from "#kernel/calendar/holidays.ts";
import { workCalendar } from "#kernel/calendar/workdays.ts";
import { xinyuFlow } from "#tests/flows/sample-flow.ts";
import national from "../../../cities/national/holidays.json" with { type: "json" };
import { datePlan } from "./dated-plan.ts";
import { readFlow } from "./flow.ts";
import { FlowRefused } from "./flow-fault.ts";
import { derivePlan } from "./plan.ts";

const flow = xinyuFlow();
const check = flow.checks?.dated;
const full = flow.checks?.full;
assert.ok(check && full, "the city's flow brings its dated check");
const calendar = workCalendar(parseHolidays(national));
const dated = datePlan(derivePlan(flow), day(check.accepted), calendar);

test("a project accepted on 2014-09-26 is promised for 2014-11-20, across the holidays of October (CON-11, CLK-01)", () => {
  assert.equal(check.accepted, "2014-09-26");
  assert.equal(dated.governmentEnd, check.promisedEnd);
  assert.equal(dated.governmentEnd, "2014-11-20");
  assert.equal(dated.provisional, false);
});

test("the day of acceptance is not counted: a first procedure of 2 workdays ends on the second workday after it (CLK-02)", () => {
  const first = dated.procedures[0];
  assert.deepEqual([first?.id, first?.startDay, first?.finishDay], ["F01", "2014-09-26", "2014-09-29"]);
});

test("every procedure starts on the day on which the last paper it waits for is there (CON-11)", () => {
  const finish = new Map(dated.procedures.map((one) => [one.id, one.finishDay]));
  for (const one of dated.procedures) {
    const arrivals = one.needs.flatMap(({ from }) => (from === undefined ? [] : (finish.get(from) ?? [])));
    const last = [dated.accepted, ...arrivals].sort().at(-1);
    assert.equal(one.startDay, last, one.id);
  }
});

test("a plan that reaches into a year without published holidays says that its dates are provisional (CLK-30)", () => {
  const late = datePlan(derivePlan(flow), calendar.publishedThrough, calendar);
  assert.equal(late.provisional, true);
  assert.equal(datePlan(derivePlan(flow), day("2015-03-02"), calendar).provisional, false);
});

test("the earliest end has the listing's thirty days and the tender's twenty-three in it, which no clock counts (CON-10, CLK-16)", () => {
  const listing = dated.procedures.find(({ id }) => id === "F05");
  assert.ok(listing);
  const ended = calendar.addCalendarDays(listing.earliestStartDay, 30, { roll: true }).day;
  assert.equal(listing.earliestFinishDay, ended);
  assert.ok(dated.earliestEnd > dated.governmentEnd);
  assert.ok(dated.earliestPath.includes("F05") && dated.earliestPath.includes("F28"));
  assert.equal(dated.spent.own, 0);
});

test("excluded time that would end on a day of rest ends on the next workday (CLK-21)", () => {
  // Thirty days after 03-06 is Saturday 04-05, Qingming; the next workday is Tuesday 04-08.
  const flow = readFlow({
    procedures: [
      { id: "listing", promisedDays: 0, needs: [], yields: ["p"], excluded: { basis: "x", minCalendarDays: 30 } },
    ],
  });
  const endOf = (accepted: string) => datePlan(derivePlan(flow), day(accepted), calendar).earliestEnd;
  assert.equal(endOf("2014-03-03"), "2014-04-02");
  assert.equal(endOf("2014-03-06"), "2014-04-08");
});

test("building after stage 3 and a design that takes time move the earliest end, and never the government's (CON-10)", () => {
  const plan = derivePlan(flow);
  const own = { afterStage: { "3": 300 }, papers: { 施工图设计文件: 90 } };
  const built = datePlan(plan, day("2014-09-26"), calendar, own);
  assert.equal(built.governmentEnd, "2014-11-20");
  const permit = built.procedures.filter(({ stage }) => stage === 3).map((one) => one.earliestFinishDay);
  const begun = addDays(day(permit.sort().at(-1)!), 300);
  for (const one of built.procedures) if (one.stage === 4) assert.ok(one.earliestStartDay >= begun, one.id);
  const review = built.procedures.find(({ id }) => id === "F26");
  assert.equal(review?.earliestStartDay, addDays(day("2014-09-26"), 90));
  assert.equal(built.spent.own, 390);
});

test("own time that says which papers it makes holds up only those who need them (CON-10)", () => {
  const small = readFlow({
    ownTime: [{ afterStage: 1, makes: ["report"] }],
    procedures: [
      { id: "permit", promisedDays: 2, needs: [], yields: ["permit"] },
      { id: "power", promisedDays: 1, stage: 2, needs: ["permit"], yields: ["power"] },
      { id: "check", promisedDays: 1, stage: 2, needs: ["permit", "report"], yields: ["check"] },
    ],
  });
  const plan = datePlan(derivePlan(small), day("2014-03-03"), calendar, { afterStage: { "1": 100 } });
  const starts = plan.procedures.map(({ earliestStartDay }) => earliestStartDay);
  assert.deepEqual(starts, ["2014-03-03", "2014-03-05", "2014-06-13"]);
});

test("what the days are spent on adds up to the whole, and nothing starts before what it waits for (CON-10)", () => {
  const days = fc.nat(200);
  fc.assert(
    fc.property(fc.nat(2500), days, days, fc.boolean(), (offset, building, design, listed) => {
      const accepted = addDays(day("2014-01-01"), offset);
      const facts = { ...full.facts, "project.landMode": listed ? "出让" : "划拨" };
      const own = { afterStage: { "2": design, "3": building }, papers: { 建筑设计方案: design } };
      const plan = datePlan(derivePlan(flow, { facts }), accepted, calendar, own);
      const { government, excluded, own: waited } = plan.spent;
      assert.equal(government + excluded + waited, daysBetween(accepted, plan.earliestEnd));
      const finish = new Map(plan.procedures.map((one) => [one.id, one.earliestFinishDay]));
      for (const one of plan.procedures) {
        for (const { from } of one.needs) if (from) assert.ok(finish.get(from)! <= one.earliestStartDay);
        assert.ok(one.earliestFinishDay >= one.finishDay && one.earliestFinishDay <= plan.earliestEnd);
        if (!one.excluded)
          assert.equal(one.earliestFinishDay, calendar.addWorkdays(one.earliestStartDay, one.days).day);
      }
      assert.ok(plan.earliestEnd >= plan.governmentEnd);
    }),
    { seed: 20261125, numRuns: 200 },
  );
});

test("of several makers the earliest end waits for the one that is first in calendar days, not for excluded days in vain (CON-10, CON-11)", () => {
  const two = readFlow({
    procedures: [
      { id: "listing", promisedDays: 0, yields: ["p"], excluded: { basis: "x", minCalendarDays: 60 } },
      { id: "check", promisedDays: 3, yields: ["p"] },
      { id: "permit", promisedDays: 1, needs: ["p"], yields: ["q"] },
      { id: "last", promisedDays: 1, needs: ["q"] },
    ],
  });
  const plan = datePlan(derivePlan(two), day("2026-03-02"), calendar);
  const [, , permit, last] = plan.procedures;
  assert.deepEqual([permit?.startDay, permit?.earliestStartDay], ["2026-03-02", "2026-03-05"]);
  assert.deepEqual([last?.earliestFinishDay, plan.earliestEnd], ["2026-03-09", "2026-05-06"]);
});

test("with several makers everything starts once the first of them is done, and what the days go to adds up (CON-10)", () => {
  const drawn = fc.array(
    fc.record({
      days: fc.nat(4),
      excluded: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 2 }),
      needs: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
      yields: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 2, maxLength: 9 },
  );
  let sooner = 0;
  fc.assert(
    fc.property(drawn, fc.nat(300), (lines, wait) => {
      const flow = readFlow({
        procedures: lines.map(({ days, excluded, needs, yields }, at) => {
          const layer = Math.floor(at / 3);
          return {
            id: `F${at}`,
            stage: layer + 1,
            promisedDays: excluded === null ? days : 0,
            ...(excluded !== null && { excluded: { basis: "x", minCalendarDays: excluded } }),
            needs: layer === 0 ? [] : needs.map((paper) => `p${layer - 1}.${paper}`),
            yields: yields.map((paper) => `p${layer}.${paper}`),
          };
        }),
      });
      const plan = datePlan(derivePlan(flow), day("2026-03-02"), calendar, { afterStage: { "1": wait } });
      const finish = new Map(plan.procedures.map((one) => [one.id, one.earliestFinishDay]));
      for (const one of plan.procedures) {
        for (const { paper, from } of one.needs) {
          if (from === undefined) continue;
          const makers = plan.procedures.filter(({ yields }) => yields.includes(paper));
          const first = makers.map(({ id }) => finish.get(id)!).sort()[0]!;
          assert.ok(first <= one.earliestStartDay, `${one.id} has ${paper}`);
          if (first < finish.get(from)! && one.earliestStartDay < finish.get(from)!) sooner += 1;
        }
      }
      const { government, excluded, own } = plan.spent;
      assert.equal(government + excluded + own, daysBetween(plan.accepted, plan.earliestEnd));
    }),
    { seed: 20261125, numRuns: 500 },
  );
  assert.ok(sooner > 20);
});

test("a day of acceptance outside the calendar's years, or so near their end that the plan leaves them, is refused with what to do next (CLK-01, CON-10)", () => {
  const plan = derivePlan(flow);
  const refusals: readonly (readonly [accepted: string, own: number])[] = [
    ["1800-01-01", 0],
    ["1899-12-31", 0],
    ["2199-12-30", 0],
    ["2195-01-01", 3650],
    ["9999-12-31", 0],
  ];
  for (const [accepted, stage] of refusals)
    assert.throws(
      () => datePlan(plan, day(accepted), calendar, { afterStage: { "3": stage } }),
      (refused) =>
        refused instanceof FlowRefused &&
        refused.faults[0]?.code === "DAY_OUTSIDE_CALENDAR" &&
        refused.faults[0].text.zh.includes(accepted) &&
        refused.faults[0].next.zh !== "",
      accepted,
    );
  assert.ok(datePlan(plan, day("2195-01-01"), calendar).provisional);
  assert.ok(datePlan(plan, day("1900-01-01"), calendar).provisional);
});
