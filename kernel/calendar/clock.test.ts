import assert from "node:assert/strict";
import { test } from "node:test";
import national from "../../cities/national/holidays.json" with { type: "json" };
import { type ClockEvent, type ClockState, defaultClockSettings, dueOf, readClock } from "./clock.ts";
import { addDays, day } from "./day.ts";
import { parseHolidays } from "./holidays.ts";
import { workCalendar } from "./workdays.ts";

const calendar = workCalendar(parseHolidays(national));
const start = (on: string): ClockEvent => ({ kind: "start", on: day(on) });
const pause = (on: string): ClockEvent => ({ kind: "pause", on: day(on), ground: "检测" });
const resume = (on: string): ClockEvent => ({ kind: "resume", on: day(on) });
const extend = (on: string, days: number): ClockEvent => ({ kind: "extend", on: day(on), days });
const stop = (on: string): ClockEvent => ({ kind: "stop", on: day(on) });
const clock = (limit: number, ...events: ClockEvent[]): ClockState => ({ limit, unit: "workday", events });
const read = (state: ClockState, asOf: string) => readClock(state, day(asOf), calendar);

test("20 workdays from Friday 2026-02-13 are due on 2026-03-19; the opening day is not counted (CLK-02)", () => {
  const reading = read(clock(20, start("2026-02-13")), "2026-02-13");
  assert.equal(reading.due, "2026-03-19");
  assert.equal(reading.used, 0);
  assert.equal(reading.left, 20);
  assert.equal(read(clock(20, start("2026-02-13")), "2026-02-14").used, 1, "the make-up Saturday is day 1");
});

test("promise and law are two deadlines of one clock with the same start and pauses (CLK-19)", () => {
  const reading = read({ ...clock(20, start("2026-02-13")), promised: 5 }, "2026-02-27");
  assert.equal(reading.promisedDue, "2026-02-27");
  assert.equal(reading.due, "2026-03-19");
  assert.equal(reading.promisedLeft, 0);
  assert.equal(reading.left, 15);
});

test("a pause of 03-10 to 03-20 moves the due day to 2026-04-10 (CLK-28)", () => {
  const paused = clock(20, start("2026-03-02"), pause("2026-03-10"), resume("2026-03-20"));
  assert.equal(dueOf(paused, calendar).due, "2026-04-10");
});

test("a pause from a Saturday to a Sunday moves the due day to 2026-04-07 (CLK-28)", () => {
  const paused = clock(20, start("2026-03-02"), pause("2026-03-07"), resume("2026-03-15"));
  assert.equal(dueOf(paused, calendar).due, "2026-04-07");
});

test("the paused clock extended by 10 on 04-09 is due on 2026-04-24 (CLK-12, CLK-28)", () => {
  const paused = clock(20, start("2026-03-02"), pause("2026-03-10"), resume("2026-03-20"), extend("2026-04-09", 10));
  assert.equal(dueOf(paused, calendar).due, "2026-04-24");
  assert.equal(read(paused, "2026-04-08").due, "2026-04-10", "read before the extension");
});

test("a pause that ends on its first day changes nothing (CLK-28)", () => {
  const paused = clock(20, start("2026-03-02"), pause("2026-03-10"), resume("2026-03-10"));
  assert.equal(dueOf(paused, calendar).due, "2026-03-30");
  assert.equal(dueOf(clock(20, start("2026-03-02")), calendar).due, "2026-03-30");
});

test("a paused case keeps its remaining days and has no due day (CLK-16)", () => {
  const paused = clock(20, start("2026-03-02"), pause("2026-03-10"));
  const reading = read(paused, "2026-05-20");
  assert.equal(reading.state, "paused");
  assert.equal(reading.due, null);
  assert.equal(reading.used, 6, "the day on which the pause begins still counts");
  assert.equal(reading.left, 14);
  assert.equal(reading.light, "paused");
  assert.equal(read(paused, "2026-03-09").due, "2026-03-30", "the day before the pause knows of no pause");
});

test("several pauses are taken out one by one (CLK-28)", () => {
  const twice = clock(
    20,
    start("2026-03-02"),
    pause("2026-03-10"),
    resume("2026-03-20"),
    pause("2026-03-25"),
    resume("2026-04-15"),
  );
  assert.equal(read(twice, "2026-04-15").used, 9);
  assert.equal(dueOf(twice, calendar).due, calendar.addWorkdays(day("2026-04-15"), 11).day);
});

test("an extension during a pause adds its days to what is left (CLK-28)", () => {
  const during = clock(20, start("2026-03-02"), pause("2026-03-10"), extend("2026-03-12", 10), resume("2026-03-20"));
  assert.equal(dueOf(during, calendar).due, "2026-04-24");
  assert.equal(read(during, "2026-03-12").left, 24);
});

test("a case paused on its due day is due on the day it resumes (CLK-28)", () => {
  const last = clock(20, start("2026-03-02"), pause("2026-03-30"), resume("2026-04-08"));
  assert.equal(dueOf(last, calendar).due, "2026-04-08");
  assert.equal(read(last, "2026-04-09").light, "deepRed");
});

test("20 workdays from 2026-09-18 extended by 10 end on 2026-11-05 (CLK-12)", () => {
  assert.equal(dueOf(clock(20, start("2026-09-18"), extend("2026-10-20", 10)), calendar).due, "2026-11-05");
});

test("an approved extension moves the promise as well; a city may choose that it does not (CLK-12, CLK-19)", () => {
  const extended = { ...clock(20, start("2026-09-18"), extend("2026-10-08", 10)), promised: 18 };
  assert.equal(dueOf(extended, calendar).promisedDue, calendar.addWorkdays(day("2026-09-18"), 28).day);
  const strict = { ...defaultClockSettings, extensionMovesPromise: false };
  assert.equal(dueOf(extended, calendar, strict).promisedDue, calendar.addWorkdays(day("2026-09-18"), 18).day);
});

test("neither an extension nor a pause mends a promise that is already broken (SUP-03)", () => {
  const late = { ...clock(20, start("2026-03-02"), extend("2026-03-20", 10)), promised: 5 };
  assert.equal(dueOf(late, calendar).promisedDue, "2026-03-09");
  assert.equal(read(late, "2026-03-23").light, "red");
  assert.equal(read(late, "2026-03-23").promisedLeft, -10);
  const paused = { ...clock(20, start("2026-03-02"), pause("2026-03-11"), resume("2026-03-20")), promised: 5 };
  assert.equal(dueOf(paused, calendar).promisedDue, "2026-03-09");
  assert.equal(read(paused, "2026-03-20").light, "red");
});

test("a stop freezes what was used, and the light as it was that day (SUP-03)", () => {
  const stopped = { ...clock(20, start("2026-03-02"), stop("2026-03-11")), promised: 5 };
  const reading = read(stopped, "2026-12-01");
  assert.equal(reading.state, "stopped");
  assert.equal(reading.used, 7);
  assert.equal(reading.left, 13);
  assert.equal(reading.due, "2026-03-30");
  assert.equal(reading.light, "red");
  assert.equal(
    read({ ...clock(20, start("2026-03-02"), stop("2026-03-03")), promised: 5 }, "2026-12-01").light,
    "normal",
  );
});

test("a case withdrawn during a pause is frozen as the pause found it (CLK-28)", () => {
  const withdrawn = clock(20, start("2026-03-02"), pause("2026-03-10"), stop("2026-05-11"));
  const reading = read(withdrawn, "2026-06-01");
  assert.deepEqual([reading.state, reading.due, reading.used, reading.light], ["stopped", null, 6, "normal"]);
});

test("a limit of 0 is due on the start day itself, also on a day of rest, and passed on the next (CLK-05, CLK-10)", () => {
  for (const unit of ["workday", "calendar"] as const) {
    for (const on of ["2026-03-02", "2026-02-15"]) {
      const atOnce = { ...clock(0, start(on)), unit };
      assert.equal(dueOf(atOnce, calendar).due, on);
      assert.equal(read(atOnce, on).light, "normal");
      assert.equal(read(atOnce, addDays(day(on), 1)).light, "deepRed");
    }
  }
});

test("a calendar-day clock rolls only at its end (CLK-20, CLK-21)", () => {
  const petition = (...events: ClockEvent[]): ClockState => ({ limit: 60, unit: "calendar", events });
  assert.equal(dueOf(petition(start("2026-03-02")), calendar).due, "2026-05-06");
  assert.equal(dueOf(petition(start("2026-03-02"), extend("2026-05-06", 30)), calendar).due, "2026-06-01");
  assert.equal(dueOf({ limit: 15, unit: "calendar", events: [start("2026-02-01")] }, calendar).due, "2026-02-24");
  const rolled = read(petition(start("2026-03-02"), extend("2026-05-06", 30)), "2026-06-01");
  assert.deepEqual([rolled.used, rolled.left, rolled.light], [91, 0, "yellow"]);
});

test("a calendar-day clock paused on the day it rolled to is due when it resumes, never before (CLK-21, CLK-28)", () => {
  const events = [start("2026-03-02"), pause("2026-05-06"), resume("2026-05-12")];
  assert.equal(dueOf({ limit: 60, unit: "calendar", events }, calendar).due, "2026-05-12");
});

test("a file received before the Spring Festival counts as accepted when the office is silent for 5 workdays (CLK-03)", () => {
  const intake = clock(5, start("2026-02-13"));
  assert.equal(read(intake, "2026-02-27").light, "yellow");
  assert.equal(read(intake, "2026-02-28").light, "deepRed");
  assert.equal(dueOf(clock(20, start("2026-02-13")), calendar).due, "2026-03-19", "from the day of receipt");
});

test("a clock without events waits, and so does one that starts later (CLK-02)", () => {
  for (const waiting of [clock(20), clock(20, start("2026-03-02"))]) {
    const reading = read(waiting, "2026-03-01");
    assert.deepEqual([reading.state, reading.due, reading.used, reading.left], ["waiting", null, 0, null]);
  }
  assert.equal(dueOf(clock(20), calendar).due, null);
});

test("filing on a day of rest starts at once; day 1 is the next workday (CLK-32)", () => {
  assert.equal(dueOf(clock(1, start("2026-02-15")), calendar).due, "2026-02-24");
});

test("a due day in an unpublished year is provisional (CLK-30)", () => {
  assert.equal(dueOf(clock(20, start("2026-12-01")), calendar).provisional, false);
  assert.equal(dueOf(clock(20, start("2026-12-25")), calendar).provisional, true);
  const paused = clock(20, start("2026-12-25"), pause("2026-12-28"));
  assert.equal(dueOf(paused, calendar).provisional, false, "a paused clock has no due day that could move");
});
