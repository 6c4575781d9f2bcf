import assert from "node:assert/strict";
import { test } from "node:test";
import national from "../../cities/national/holidays.json" with { type: "json" };
import { type ClockEvent, type ClockState, dueOf } from "./clock.ts";
import { type Day, day } from "./day.ts";
import { type Holidays, holidaysKnownOn, parseHolidays } from "./holidays.ts";
import { dueChanges, dueChangesBetween } from "./recompute.ts";
import { workCalendar } from "./workdays.ts";

const holidays = parseHolidays(national);
const start = (on: string): ClockEvent => ({ kind: "start", on: day(on) });
const twenty = (...events: ClockEvent[]): ClockState => ({ limit: 20, unit: "workday", events });

test("the notice of May 2015 moves due days across 3 September and leaves the others (CLK-30)", () => {
  const before = workCalendar(holidaysKnownOn(holidays, day("2015-05-12")));
  const after = workCalendar(holidaysKnownOn(holidays, day("2015-05-13")));
  const clocks = [
    { id: "across", clock: twenty(start("2015-08-10")) },
    { id: "on the bridge day", clock: twenty(start("2015-08-07")) },
    { id: "over before", clock: twenty(start("2015-07-01")) },
    { id: "long after", clock: twenty(start("2015-09-07")) },
  ];
  assert.deepEqual(dueChangesBetween(clocks, before, after), [
    { id: "across", which: "legal", from: "2015-09-07", to: "2015-09-08" },
    { id: "on the bridge day", which: "legal", from: "2015-09-04", to: "2015-09-07" },
  ]);
});

test("publication of a year turns provisional due days into firm ones (CLK-30)", () => {
  const { 2026: last, ...earlier } = holidays.years;
  assert.ok(last);
  const unpublished: Holidays = { ...holidays, publishedThrough: day("2025-12-31"), years: earlier };
  const before = workCalendar(unpublished);
  const after = workCalendar(holidays);
  const clock = twenty(start("2026-02-13"));
  const stored = { id: "spring", clock, due: dueOf(clock, before).due };
  assert.equal(dueOf(clock, before).provisional, true);
  assert.deepEqual(dueChanges([stored], after), [
    { id: "spring", which: "legal", from: "2026-03-13", to: "2026-03-19" },
  ]);
  assert.equal(dueOf(clock, after).provisional, false);
});

test("a moved promise is reported beside the legal due day (CLK-19, CLK-30)", () => {
  const calendar = workCalendar(holidays);
  const clock = { ...twenty(start("2026-02-13")), promised: 5 };
  const stored = { id: "case", clock, due: day("2026-03-19"), promisedDue: day("2026-02-20") };
  assert.deepEqual(dueChanges([stored], calendar), [
    { id: "case", which: "promised", from: "2026-02-20", to: "2026-02-27" },
  ]);
});

test("a stopped clock keeps its due day and a paused one has none to move (CLK-30)", () => {
  const before = workCalendar(holidaysKnownOn(holidays, day("2015-05-12")));
  const after = workCalendar(holidays);
  const stopped = twenty(start("2015-08-10"), { kind: "stop", on: day("2015-08-20") });
  const paused = twenty(start("2015-08-10"), { kind: "pause", on: day("2015-08-20"), ground: "听证" });
  const clocks = [
    { id: "stopped", clock: stopped },
    { id: "paused", clock: paused },
  ];
  assert.deepEqual(dueChangesBetween(clocks, before, after), []);
});

test("a stored due day that was wrong is reported as well", () => {
  const stored = { id: "wrong", clock: twenty(start("2026-02-13")), due: "2026-03-18" as Day };
  assert.equal(dueChanges([stored], workCalendar(holidays))[0]?.to, "2026-03-19");
});
