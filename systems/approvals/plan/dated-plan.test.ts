import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "#kernel/calendar/day.ts";
import { parseHolidays } from "#kernel/calendar/holidays.ts";
import { workCalendar } from "#kernel/calendar/workdays.ts";
import { xinyuFlow } from "#tests/flows/sample-flow.ts";
import national from "../../../cities/national/holidays.json" with { type: "json" };
import { datePlan } from "./dated-plan.ts";
import { derivePlan } from "./plan.ts";

const flow = xinyuFlow();
const check = flow.checks?.dated;
assert.ok(check, "the city's flow brings its dated check");
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
