import assert from "node:assert/strict";
import { test } from "node:test";
import national from "../../cities/national/holidays.json" with { type: "json" };
import { type ClockState, defaultClockSettings, readClock } from "./clock.ts";
import { addDays, day } from "./day.ts";
import { parseHolidays } from "./holidays.ts";
import { defaultLightMarks, type Light, lightsByGravity, lightText } from "./lights.ts";
import { workCalendar } from "./workdays.ts";

const calendar = workCalendar(parseHolidays(national));
const begun = day("2026-03-02");

/** The light on the n-th workday of a case accepted on Monday 2026-03-02. */
function lightOn(workday: number, promised: number | undefined, limit = 20): Light {
  const clock: ClockState = {
    limit,
    unit: "workday",
    ...(promised === undefined ? {} : { promised }),
    events: [{ kind: "start", on: begun }],
  };
  return readClock(clock, calendar.addWorkdays(begun, workday).day, calendar).light;
}

const cases: readonly [promised: number, workday: number, light: Light][] = [
  [10, 0, "normal"],
  [10, 6, "normal"],
  [10, 7, "remind"],
  [10, 8, "remind"],
  [10, 9, "yellow"],
  [10, 10, "yellow"],
  [10, 11, "red"],
  [5, 3, "normal"],
  [5, 4, "remind"],
  [5, 5, "yellow"],
  [5, 6, "red"],
  [5, 20, "red"],
  [5, 21, "deepRed"],
  [0, 0, "normal"],
  [0, 1, "red"],
];
for (const [promised, workday, light] of cases) {
  test(`a promise of ${promised} workdays shows ${light} on workday ${workday} (SUP-01)`, () => {
    assert.equal(lightOn(workday, promised), light);
  });
}

test("a promise of up to 3 workdays is reminded one workday before its due day (SUP-01)", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((n) => lightOn(n, 3)),
    ["normal", "normal", "remind", "yellow", "red"],
  );
  assert.deepEqual(
    [0, 1, 2, 3].map((n) => lightOn(n, 2)),
    ["normal", "remind", "yellow", "red"],
  );
  assert.deepEqual(
    [0, 1, 2].map((n) => lightOn(n, 1)),
    ["remind", "yellow", "red"],
  );
});

test("a promise of 0 is red on the next day, also when that is a Saturday (SUP-01, CLK-10)", () => {
  const friday = day("2026-03-06");
  const clock: ClockState = { limit: 20, unit: "workday", promised: 0, events: [{ kind: "start", on: friday }] };
  assert.equal(readClock(clock, addDays(friday, 1), calendar).light, "red");
});

test("a promise that ran out on Friday is red on Saturday, though no further workday is used (SUP-01)", () => {
  const clock: ClockState = { limit: 20, unit: "workday", promised: 4, events: [{ kind: "start", on: begun }] };
  assert.equal(readClock(clock, day("2026-03-06"), calendar).light, "yellow");
  assert.equal(readClock(clock, day("2026-03-07"), calendar).light, "red");
});

test("without a promise the legal limit gives the lights, and passing it is deep red (SUP-01)", () => {
  assert.deepEqual(
    [13, 14, 18, 20, 21].map((n) => lightOn(n, undefined)),
    ["normal", "remind", "yellow", "yellow", "deepRed"],
  );
});

test("a pause shows as paused and afterwards the light goes by the days used (SUP-01)", () => {
  const clock: ClockState = {
    limit: 20,
    unit: "workday",
    promised: 10,
    events: [
      { kind: "start", on: begun },
      { kind: "pause", on: day("2026-03-10"), ground: "听证" },
      { kind: "resume", on: day("2026-03-20") },
    ],
  };
  const light = (on: string) => readClock(clock, day(on), calendar).light;
  assert.deepEqual([light("2026-03-10"), light("2026-03-19")], ["paused", "paused"]);
  assert.deepEqual([light("2026-03-20"), light("2026-03-23"), light("2026-03-27")], ["normal", "remind", "red"]);
});

test("a city's own marks move reminder and yellow, never red (SUP-01)", () => {
  const clock: ClockState = { limit: 20, unit: "workday", promised: 10, events: [{ kind: "start", on: begun }] };
  const settings = { ...defaultClockSettings, marks: { ...defaultLightMarks, remindAt: 0.2, yellowAt: 0.5 } };
  const light = (n: number) => readClock(clock, calendar.addWorkdays(begun, n).day, calendar, settings).light;
  assert.deepEqual([1, 2, 5, 10, 11].map(light), ["normal", "remind", "yellow", "yellow", "red"]);
});

test("each of the six lights has its own shape and word in two languages (SUP-01)", () => {
  const shown = lightsByGravity.map((light) => lightText[light]);
  assert.equal(shown.map(({ shape }) => shape).join(""), "‖●◔▲■◆");
  assert.equal(new Set(shown.map(({ zh }) => zh)).size, 6);
  assert.equal(new Set(shown.map(({ en }) => en)).size, 6);
});
