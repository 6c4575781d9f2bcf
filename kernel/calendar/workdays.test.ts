import assert from "node:assert/strict";
import { test } from "node:test";
// Its data, not its functions: those give other days on a server west of Greenwich.
import oracle from "chinese-days/dist/chinese-days.json" with { type: "json" };
import fc from "fast-check";
import national from "../../cities/national/holidays.json" with { type: "json" };
import { addDays, type Day, day, daysBetween, weekday } from "./day.ts";
import { mergeHolidays, parseHolidays } from "./holidays.ts";
import vectors from "./vectors.json" with { type: "json" };
import { workCalendar } from "./workdays.ts";

const holidays = parseHolidays(national);
const calendar = workCalendar(holidays);
const span = daysBetween(day("2007-01-01"), day("2026-12-31"));
const anyDay = fc.integer({ min: 0, max: span }).map((count) => addDays(day("2007-01-01"), count));
const anyCount = fc.integer({ min: -400, max: 400 });

test("each day from 2007 to 2026 is a workday or not as the package chinese-days says (CLK-31)", () => {
  for (let on = day("2007-01-01"); on <= "2026-12-31"; on = addDays(on, 1)) {
    const expected = on in oracle.workdays || (weekday(on) <= 5 && !(on in oracle.holidays));
    assert.equal(calendar.isWorkday(on), expected, on);
  }
});

test("each year has its published workdays, make-up days and weekdays off (CLK-01, CLK-31)", () => {
  for (const [year, expected] of Object.entries(vectors.years)) {
    const found = calendar.yearOf(Number(year));
    assert.equal(found.published, true, year);
    assert.equal(found.workdays.length, expected.workdays, year);
    assert.deepEqual(found.makeUp, expected.makeUp, year);
    assert.equal(found.off.length, expected.weekdaysOff, year);
    if ("off" in expected) assert.deepEqual(found.off, expected.off, year);
  }
});

for (const { start, n, end, note } of vectors.addWorkdays) {
  test(`${n} workdays from ${start} end on ${end}: ${note} (CLK-02)`, () => {
    assert.deepEqual(calendar.addWorkdays(day(start), n), { day: end, provisional: false });
  });
}

for (const { from, to, workdays } of vectors.spans) {
  test(`${workdays} workdays lie after ${from} through ${to} (CLK-02)`, () => {
    assert.equal(calendar.workdaysBetween(day(from), day(to)), workdays);
  });
}

for (const { start, n, end, rolled, note } of vectors.calendarDays) {
  test(`${n} calendar days from ${start} end on ${end}, rolled ${rolled}: ${note} (CLK-21)`, () => {
    assert.equal(calendar.addCalendarDays(day(start), n).day, end);
    assert.equal(calendar.addCalendarDays(day(start), n, { roll: true }).day, rolled);
  });
}

test("the deadlines that the rules name come out (CLK-03, CLK-12, CLK-13, CLK-15, CLK-40, CLK-50)", () => {
  const workdays = (start: string, n: number) => calendar.addWorkdays(day(start), n).day;
  assert.equal(workdays("2026-02-13", 5), "2026-02-27", "one-time notice");
  assert.equal(workdays("2026-09-18", 30), "2026-11-05", "20 extended by 10");
  assert.equal(workdays("2026-04-30", 45), "2026-07-07", "joint handling");
  assert.equal(workdays("2025-09-26", 10), "2025-10-16", "delivery");
  assert.equal(calendar.addCalendarDays(day("2026-03-02"), 60, { roll: true }).day, "2026-05-06", "petition");
  assert.equal(calendar.addCalendarDays(day("2026-03-02"), 90, { roll: true }).day, "2026-06-01", "petition extended");
  assert.equal(calendar.addCalendarDays(day("2026-09-04"), 20).day, "2026-09-24", "tender");
});

test("counting back finds the day so many workdays before: renewal 30 workdays before expiry (CLK-23)", () => {
  const latest = calendar.addWorkdays(day("2026-06-30"), -30).day;
  assert.equal(calendar.workdaysBetween(latest, day("2026-06-30")), 30);
  assert.equal(calendar.isWorkday(latest), true);
  assert.equal(calendar.addWorkdays(day("2026-02-23"), -1).day, "2026-02-14", "from a holiday back to the make-up day");
});

test("adding workdays and counting them are inverse, in both directions", () => {
  fc.assert(
    fc.property(anyDay, anyCount, (start, n) => {
      const end = calendar.addWorkdays(start, n).day;
      if (n > 0) {
        assert.equal(calendar.workdaysBetween(start, end), n);
        assert.equal(calendar.isWorkday(end), true);
      } else if (n < 0) {
        // Workdays in [end, start): the start day is never counted, the wanted day is.
        assert.equal(calendar.workdaysBetween(addDays(end, -1), addDays(start, -1)), -n);
        assert.equal(calendar.isWorkday(end), true);
      } else assert.equal(end, start);
    }),
    { numRuns: 1000 },
  );
});

test("a later start or one workday more never ends earlier", () => {
  fc.assert(
    fc.property(anyDay, fc.nat(60), fc.nat(120), (start, later, n) => {
      const end = calendar.addWorkdays(start, n).day;
      assert.ok(end <= calendar.addWorkdays(addDays(start, later), n).day);
      assert.ok(end < calendar.addWorkdays(start, n + 1).day);
    }),
    { numRuns: 500 },
  );
});

test("workdays between two days are those a walk from day to day meets", () => {
  fc.assert(
    fc.property(anyDay, fc.nat(800), (from, length) => {
      const to = addDays(from, length);
      let met = 0;
      for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (calendar.isWorkday(on)) met++;
      assert.equal(calendar.workdaysBetween(from, to), met);
      assert.equal(calendar.workdaysBetween(to, from) + met, 0);
    }),
    { numRuns: 200 },
  );
});

test("the next workday on or after a day is the day itself or the first after the rest days (CLK-21)", () => {
  assert.equal(calendar.nextWorkdayOnOrAfter(day("2026-02-14")), "2026-02-14", "make-up Saturday");
  assert.equal(calendar.nextWorkdayOnOrAfter(day("2026-02-15")), "2026-02-24");
  assert.equal(calendar.nextWorkdayOnOrAfter(day("2026-05-31")), "2026-06-01");
});

test("a deadline beyond the published year is provisional: weekends off, no holidays (CLK-30)", () => {
  assert.deepEqual(calendar.addWorkdays(day("2026-12-01"), 20), { day: "2026-12-29", provisional: false });
  assert.deepEqual(calendar.addWorkdays(day("2026-12-25"), 20), { day: "2027-01-22", provisional: true });
  assert.equal(calendar.addCalendarDays(day("2026-12-20"), 15, { roll: true }).provisional, true);
  const unpublished = calendar.yearOf(2027);
  assert.equal(unpublished.published, false);
  assert.deepEqual([...unpublished.makeUp, ...unpublished.off], []);
  assert.equal(calendar.yearOf(2006).published, false, "the data begin in 2007");
  assert.equal(calendar.addWorkdays(day("2006-12-29"), 5).provisional, true);
});

test("a city's closing day by its own document moves its deadlines and nobody else's (CLK-32)", () => {
  const city = workCalendar(
    mergeHolidays(holidays, {
      corrections: [
        {
          on: day("2026-06-25"),
          kind: "off",
          document: "余府办发〔2026〕12号",
          announced: day("2026-06-24"),
          note: "台风停工",
        },
      ],
    }),
  );
  assert.equal(city.isWorkday(day("2026-06-25")), false);
  assert.equal(city.addWorkdays(day("2026-06-24"), 1).day, "2026-06-26");
  assert.equal(calendar.addWorkdays(day("2026-06-24"), 1).day, "2026-06-25");
});

test("part of a day, and a day centuries away, are refused", () => {
  assert.throws(() => calendar.addWorkdays(day("2026-01-05"), 1.5), /工作日数应为整数，现为1.5/);
  assert.throws(() => calendar.addCalendarDays(day("2026-01-05"), Number.NaN), /天数应为整数/);
  assert.throws(() => calendar.addWorkdays(day("2026-01-05"), 1e9), /现为2200/);
  assert.throws(() => calendar.isWorkday("0001-01-01" as Day), /工作日历只到1900年至2199年，现为1/);
});
