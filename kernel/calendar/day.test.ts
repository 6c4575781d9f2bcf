import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  addDays,
  addMonths,
  day,
  dayNumber,
  dayOf,
  dayOfNumber,
  daysBetween,
  endOfDay,
  isDay,
  startOfDay,
  weekday,
} from "./day.ts";

const anyDay = fc.integer({ min: -50_000, max: 50_000 }).map(dayOfNumber);

test("a date that does not exist is refused by name (CLK-30)", () => {
  for (const text of ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "1900-02-29"]) {
    assert.equal(isDay(text), false, text);
    assert.throws(() => day(text), new RegExp(`RangeError: “${text}”：日历上没有这一天`));
  }
  for (const text of [
    "",
    "2026-1-1",
    "26-01-01",
    "2026/01/01",
    "2026-01-01T00:00:00Z",
    "0999-01-01",
    "２０２６-01-01",
  ]) {
    assert.throws(() => day(text), /日期应写成 2026-11-23/, text);
  }
  for (const value of [null, undefined, 20261123, new Date(0)]) assert.equal(isDay(value), false);
  assert.equal(day("2024-02-29"), "2024-02-29");
  assert.equal(day("2000-02-29"), "2000-02-29");
});

test("adding days and counting them are inverse, and text order is the order of days", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (from, count) => {
      const to = addDays(from, count);
      assert.equal(daysBetween(from, to), count);
      assert.equal(from < to, count > 0);
      assert.equal(dayOfNumber(dayNumber(to)), to);
      assert.equal(weekday(addDays(from, 7)), weekday(from));
    }),
  );
  assert.throws(() => addDays(day("2026-01-01"), 0.5), /天数应为整数/);
  assert.throws(() => addDays(day("9999-12-31"), 1), RangeError);
});

test("weekdays run from 1 on Monday to 7 on Sunday", () => {
  assert.equal(weekday(day("2026-11-23")), 1);
  assert.equal(weekday(day("2026-11-29")), 7);
  assert.equal(weekday(day("1880-01-01")), 4);
});

test("a moment belongs to the city's day, whatever the server's zone: 24:00 in Shanghai is 16:00 UTC (CLK-10)", () => {
  assert.equal(dayOf(new Date("2026-11-23T15:59:59.999Z")), "2026-11-23");
  assert.equal(dayOf(new Date("2026-11-23T16:00:00.000Z")), "2026-11-24");
  assert.equal(dayOf(new Date("2026-11-23T16:00:00.000Z"), "America/Los_Angeles"), "2026-11-23");
  assert.equal(endOfDay(day("2026-11-23")).toISOString(), "2026-11-23T16:00:00.000Z");
  assert.equal(startOfDay(day("2026-11-23")).toISOString(), "2026-11-22T16:00:00.000Z");
  assert.throws(() => dayOf(new Date(0), "Mars/Olympus"), RangeError);
});

test("a day of 23 or 25 hours, or one that a zone skipped, still begins at one moment", () => {
  const hours = (text: string, zone: string) =>
    (endOfDay(day(text), zone).getTime() - startOfDay(day(text), zone).getTime()) / 3_600_000;
  assert.equal(hours("2026-03-08", "America/Los_Angeles"), 23);
  assert.equal(hours("2026-11-01", "America/Los_Angeles"), 25);
  assert.equal(hours("1986-05-04", "Asia/Shanghai"), 23, "summer time in China, 1986");
  assert.equal(hours("2011-12-30", "Pacific/Apia"), 0, "Samoa had no 30 December 2011");
});

test("every moment of a day lies between its start and its end, in any zone", () => {
  const zone = fc.constantFrom("Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu", "UTC");
  const moment = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) });
  fc.assert(
    fc.property(moment, zone, (at, where) => {
      const of = dayOf(new Date(at), where);
      assert.ok(startOfDay(of, where).getTime() <= at && at < endOfDay(of, where).getTime());
    }),
    { numRuns: 60 },
  );
});

test("months end on the corresponding day, or on the last one of a month that has none (CLK-23)", () => {
  const after = (opening: string, months: number) => addMonths(day(opening), months);
  assert.equal(after("2026-03-01", 36), "2029-03-01");
  assert.equal(after("2026-01-30", 1), "2026-02-28");
  assert.equal(after("2024-02-29", 60), "2029-02-28");
  assert.equal(after("2026-12-31", 2), "2027-02-28");
  assert.equal(after("2026-03-31", -1), "2026-02-28");
  assert.throws(() => after("2026-03-01", 1.5), RangeError);
});
