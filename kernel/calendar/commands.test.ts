import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import national from "../../cities/national/holidays.json" with { type: "json" };
import { type ClockAnswer, calendarAdd, calendarYear, clockFromJson } from "./commands.ts";
import { parseHolidays } from "./holidays.ts";
import { workCalendar } from "./workdays.ts";

const calendar = workCalendar(parseHolidays(national));
const paused = {
  limit: 20,
  unit: "workday",
  events: [
    { kind: "start", on: "2026-03-02" },
    { kind: "pause", on: "2026-03-10", ground: "检测" },
    { kind: "resume", on: "2026-03-20" },
  ],
  asOf: "2026-04-09",
};
const answer = (value: unknown) => clockFromJson(value, calendar).value as ClockAnswer;

test("calendar add answers with the day in words and as a value (CLK-02)", () => {
  const { text, value } = calendarAdd("2026-02-13", 20, calendar);
  assert.equal(text.zh, "2026-02-13起20个工作日：2026-03-19");
  assert.deepEqual(value, { start: "2026-02-13", workdays: 20, day: "2026-03-19", provisional: false });
  assert.match(calendarAdd("2026-12-25", 20, calendar).text.zh, /暂定：2026-12-31之后的放假安排尚未公布/);
  assert.throws(() => calendarAdd("2026-02-30", 1, calendar), RangeError);
});

test("calendar year lists 249 workdays of 2015 (CLK-31)", () => {
  const { value } = calendarYear(2015, calendar);
  assert.equal(value.published, true);
  assert.equal(value.count, 249);
  assert.equal(value.workdays.length, 249);
  assert.equal(value.workdays.includes("2015-09-03"), false);
  assert.equal(value.workdays.includes("2015-09-06"), true);
});

test("calendar year says of 2027 that it is not published and what to do (CLK-30)", () => {
  const { text, value } = calendarYear(2027, calendar);
  assert.deepEqual([value.published, value.count, value.workdays], [false, null, []]);
  assert.match(text.zh, /国务院尚未公布.*holidays\.json/);
  assert.match(text.en, /State Council has not published.*holidays\.json/);
});

test("a clock in JSON is answered with due day, days used and light (CLK-28)", () => {
  const { text, value } = clockFromJson(paused, calendar);
  assert.deepEqual(value, {
    state: "running",
    due: "2026-04-10",
    promisedDue: null,
    used: 19,
    left: 1,
    promisedLeft: null,
    light: "yellow",
    provisional: false,
  });
  assert.equal(text.zh, "▲ 黄，到期日2026-04-10，已用19天，剩余1天");
});

test("a list of clocks is answered one by one, and a bad one does not spoil the others (CLK-28)", () => {
  const resumed = {
    ...paused,
    events: [
      { kind: "start", on: "2026-03-02" },
      { kind: "resume", on: "2026-03-10" },
    ],
  };
  const { text, value } = clockFromJson([paused, resumed, { ...paused, promised: null }], calendar);
  const [good, bad, alsoGood] = value as ClockAnswer[];
  assert.equal(good?.error, undefined);
  assert.equal(bad?.error?.rule, "CLK-28");
  assert.equal(bad?.error?.field, "events/1");
  assert.deepEqual(alsoGood, good);
  assert.equal(text.zh.split("\n").length, 3);
});

const wrong: readonly [string, unknown, string, string][] = [
  ["no object", 5, "CLK-28", ""],
  ["a limit in words", { ...paused, limit: "20" }, "CLK-18", "limit"],
  ["a negative limit", { ...paused, limit: -1 }, "CLK-18", "limit"],
  ["another unit", { ...paused, unit: "week" }, "CLK-20", "unit"],
  ["a promise in words", { ...paused, promised: "5" }, "CLK-19", "promised"],
  ["a promise longer than the law", { ...paused, promised: 21 }, "CLK-19", "promised"],
  ["no events", { ...paused, events: undefined }, "CLK-28", "events"],
  ["an empty event", { ...paused, events: [null] }, "CLK-28", "events/0"],
  ["an unknown event", { ...paused, events: [{ kind: "begin", on: "2026-03-02" }] }, "CLK-28", "events/0/kind"],
  ["a day that does not exist", { ...paused, events: [{ kind: "start", on: "2026-02-30" }] }, "CLK-28", "events/0/on"],
  [
    "days in words",
    { ...paused, events: [{ kind: "extend", on: "2026-03-02", days: "10" }] },
    "CLK-12",
    "events/0/days",
  ],
  [
    "a ground that is a number",
    { ...paused, events: [{ kind: "pause", on: "2026-03-02", ground: 1 }] },
    "CLK-16",
    "events/0/ground",
  ],
  ["a limit of centuries", { ...paused, limit: 1e12 }, "CLK-18", "limit"],
  ["a reading in a year beyond the calendar", { ...paused, asOf: "9999-12-31" }, "CLK-28", "asOf"],
  ["no day of reading", { ...paused, asOf: undefined }, "CLK-28", "asOf"],
];
for (const [what, value, rule, field] of wrong) {
  test(`a clock with ${what} is refused by rule and field (${rule})`, () => {
    const { error } = answer(value);
    assert.equal(error?.rule, rule);
    assert.equal(error?.field, field);
    assert.match(error?.message ?? "", /现为|超过/);
    assert.match(clockFromJson(value, calendar).text.zh, /^错误（CLK-/);
  });
}

test("whatever JSON is given, the answer is a reading or an error, never an exception", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, events) => {
      for (const given of [value, { ...paused, events }, { ...paused, ...(typeof value === "object" ? value : {}) }]) {
        const { value: found } = clockFromJson(given, calendar);
        assert.equal(Array.isArray(found), Array.isArray(given));
      }
    }),
  );
});

test("days are counted for a pause whose ground is not told; making such a pause is another matter (CLK-16, CLK-28)", () => {
  const events = [
    { kind: "start", on: "2026-03-02" },
    { kind: "pause", on: "2026-03-10" },
    { kind: "resume", on: "2026-03-20" },
  ];
  const read = answer({ limit: 20, unit: "workday", events, asOf: "2026-03-20" });
  assert.equal("due" in read && read.due, "2026-04-10");
  const late = answer({ limit: 5, unit: "workday", events, asOf: "2026-03-20" });
  assert.equal(late.error?.field, "events/1");
});
