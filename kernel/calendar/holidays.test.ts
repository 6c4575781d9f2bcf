import assert from "node:assert/strict";
import { test } from "node:test";
import national from "../../cities/national/holidays.json" with { type: "json" };
import { day } from "./day.ts";
import { checkHolidays, holidaysKnownOn, mergeHolidays, parseHolidays } from "./holidays.ts";
import { workCalendar } from "./workdays.ts";

const small = {
  publishedThrough: "2026-12-31",
  years: { 2026: { source: "通知", version: "1", off: ["2026-01-01"], makeUp: ["2026-01-04"] } },
  corrections: [] as unknown[],
};
const correction = {
  on: "2026-06-25",
  kind: "off",
  document: "余府办发〔2026〕12号",
  announced: "2026-06-24",
  note: "台风停工",
};

test("the national data are sound and name the source of each year (CLK-30)", () => {
  assert.deepEqual(checkHolidays(national), []);
  const holidays = parseHolidays(national);
  assert.equal(holidays.publishedThrough, "2026-12-31");
  for (const [year, { source }] of Object.entries(holidays.years))
    assert.match(source, new RegExp(`${year}年部分节假日安排`));
});

test("3 September 2015 was a workday until the State Council's notice of 13 May 2015 (CLK-31)", () => {
  const holidays = parseHolidays(national);
  const before = workCalendar(holidaysKnownOn(holidays, day("2015-05-12")));
  const after = workCalendar(holidaysKnownOn(holidays, day("2015-05-13")));
  assert.equal(before.yearOf(2015).workdays.length, 250);
  assert.equal(after.yearOf(2015).workdays.length, 249);
  assert.equal(before.isWorkday(day("2015-09-03")), true);
  assert.equal(after.isWorkday(day("2015-09-03")), false);
  const notice = holidays.corrections.find(({ on }) => on === "2015-09-03");
  assert.equal(notice?.document, "国发明电〔2015〕1号");
});

test("a city's correction without a government document is refused (CLK-32)", () => {
  const faults = checkHolidays({ ...small, corrections: [{ ...correction, document: "领导口头通知" }] });
  assert.equal(faults.length, 1);
  assert.match(faults[0] ?? "", /^corrections\[0\]: document: .*CLK-32/);
  assert.deepEqual(checkHolidays({ ...small, corrections: [correction] }), []);
});

const broken: readonly [string, unknown, RegExp][] = [
  ["no object", null, /must be an object/],
  ["no last published day", { ...small, publishedThrough: "2026-02-30" }, /publishedThrough/],
  ["a published year without data", { ...small, publishedThrough: "2027-12-31" }, /2027 is not among the years/],
  ["a gap between years", { ...small, years: { 2024: small.years[2026], ...small.years } }, /2025 is missing/],
  ["a year without source", { ...small, years: { 2026: { ...small.years[2026], source: "" } } }, /source: is missing/],
  [
    "a day of another year",
    { ...small, years: { 2026: { ...small.years[2026], off: ["2025-01-01"] } } },
    /another year/,
  ],
  ["a weekend day off", { ...small, years: { 2026: { ...small.years[2026], off: ["2026-01-03"] } } }, /off anyway/],
  ["a make-up Monday", { ...small, years: { 2026: { ...small.years[2026], makeUp: ["2026-01-05"] } } }, /a weekday/],
  ["a day twice", { ...small, years: { 2026: { ...small.years[2026], off: ["2026-01-01", "2026-01-01"] } } }, /twice/],
  ["no list of corrections", { ...small, corrections: undefined }, /corrections: must be a list/],
  [
    "a correction that changes nothing",
    { ...small, corrections: [{ ...correction, on: "2026-06-27" }] },
    /is off already/,
  ],
  ["a correction after the fact", { ...small, corrections: [{ ...correction, on: "2026-06-23" }] }, /was over before/],
  ["a correction of another kind", { ...small, corrections: [{ ...correction, kind: "half" }] }, /kind/],
  ["the same correction twice", { ...small, corrections: [correction, correction] }, /is off already/],
];
for (const [what, data, expected] of broken) {
  test(`holiday data with ${what} are refused in a sentence with its place (CLK-30)`, () => {
    assert.match(checkHolidays(data).join("\n"), expected);
    assert.throws(() => parseHolidays(data), RangeError);
  });
}

test("a city's corrections come after the national ones", () => {
  const holidays = parseHolidays(national);
  const merged = mergeHolidays(holidays, {
    corrections: [{ ...correction, kind: "off", on: day("2026-06-25"), announced: day("2026-06-24") }],
  });
  assert.equal(merged.corrections.length, holidays.corrections.length + 1);
  assert.equal(merged.corrections.at(-1)?.document, "余府办发〔2026〕12号");
  assert.deepEqual(checkHolidays(merged), []);
});
