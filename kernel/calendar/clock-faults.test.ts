import assert from "node:assert/strict";
import { test } from "node:test";
import national from "../../cities/national/holidays.json" with { type: "json" };
import { appendEvent, type ClockEvent, type ClockState, checkEvents } from "./clock.ts";
import type { ClockFaultCode } from "./clock-faults.ts";
import { type Day, day } from "./day.ts";
import { parseHolidays } from "./holidays.ts";
import { workCalendar } from "./workdays.ts";

const calendar = workCalendar(parseHolidays(national));
const at = (kind: ClockEvent["kind"], on: string, more: Partial<ClockEvent> = {}): ClockEvent => ({
  kind,
  on: on as Day,
  ...more,
});
const start = at("start", "2026-03-02");
const pause = at("pause", "2026-03-10", { ground: "检测" });
const resume = at("resume", "2026-03-20");
const extend = at("extend", "2026-03-25", { days: 10 });

/** What is wrong, the code, the rule, and the events of a 20-workday clock; the last one is at fault. */
const refused: readonly [string, ClockFaultCode, string, ClockEvent[]][] = [
  ["nothing happens before the start", "NOT_STARTED", "CLK-02", [pause]],
  ["a clock starts once", "STARTED_TWICE", "CLK-02", [start, at("start", "2026-03-05")]],
  ["events keep the order of their days", "OUT_OF_ORDER", "CLK-28", [start, pause, at("resume", "2026-03-09")]],
  ["a date that does not exist is no event's day", "NOT_A_DAY", "CLK-28", [start, at("stop", "2026-02-30")]],
  ["a date mistyped by a century is no event's day", "NOT_A_DAY", "CLK-28", [start, at("stop", "2206-03-05")]],
  ["pauses do not overlap", "PAUSED_TWICE", "CLK-28", [start, pause, at("pause", "2026-03-12", { ground: "听证" })]],
  [
    "no pause begins after the due day",
    "PAUSED_AFTER_DUE",
    "CLK-28",
    [start, at("pause", "2026-03-31", { ground: "听证" })],
  ],
  ["a pause needs a ground", "PAUSE_WITHOUT_GROUND", "CLK-16", [start, at("pause", "2026-03-10")]],
  ["an empty ground is none", "PAUSE_WITHOUT_GROUND", "CLK-16", [start, at("pause", "2026-03-10", { ground: " " })]],
  ["planned days are whole", "PLANNED_DAYS_NOT_WHOLE", "CLK-16", [start, { ...pause, days: 2.5 }]],
  ["only a paused clock resumes", "NOT_PAUSED", "CLK-28", [start, at("resume", "2026-03-05")]],
  ["a resumed clock does not resume again", "NOT_PAUSED", "CLK-28", [start, pause, resume, at("resume", "2026-03-21")]],
  [
    "a second extension is refused",
    "EXTENDED_TWICE",
    "CLK-12",
    [start, extend, at("extend", "2026-03-26", { days: 1 })],
  ],
  ["a passed limit is not extended", "EXTENDED_AFTER_DUE", "CLK-12", [start, at("extend", "2026-03-31", { days: 10 })]],
  ["an ended clock is not extended", "EXTENDED_AFTER_END", "CLK-12", [start, at("stop", "2026-03-09"), extend]],
  ["an extension names its days", "EXTENSION_NOT_WHOLE", "CLK-12", [start, at("extend", "2026-03-25")]],
  ["an extension of 0 days is none", "EXTENSION_NOT_WHOLE", "CLK-12", [start, at("extend", "2026-03-25", { days: 0 })]],
  [
    "an extension is in whole days",
    "EXTENSION_NOT_WHOLE",
    "CLK-12",
    [start, at("extend", "2026-03-25", { days: 1.5 })],
  ],
  ["a clock stops once", "STOPPED_TWICE", "CLK-28", [start, at("stop", "2026-03-09"), at("stop", "2026-03-10")]],
  ["nothing follows a stop", "ALREADY_STOPPED", "CLK-28", [start, at("stop", "2026-03-09"), pause]],
];
for (const [title, code, rule, events] of refused) {
  test(`${title} (${rule})`, () => {
    const clock: ClockState = { limit: 20, unit: "workday", events };
    const fault = checkEvents(clock, calendar);
    assert.equal(fault?.code, code);
    assert.equal(fault?.rule, rule);
    assert.equal(fault?.index, events.length - 1);
    for (const text of [fault?.zh, fault?.en, fault?.next.zh, fault?.next.en]) {
      assert.match(text ?? "", /\S/);
      assert.doesNotMatch(text ?? "", /\{\w+\}/, "every name in braces is filled in");
    }
    const last = events.at(-1) as ClockEvent;
    assert.deepEqual(appendEvent({ ...clock, events: events.slice(0, -1) }, last, calendar), { fault });
  });
}

test("the fault says what was found and what is possible instead (CLK-28)", () => {
  const fault = checkEvents(
    { limit: 20, unit: "workday", events: [start, { ...pause, on: day("2026-03-31") }] },
    calendar,
  );
  assert.equal(fault?.zh, "2026-03-31已过到期日2026-03-30，逾期后不能暂停");
});

test("limits are whole days, and a promise is not longer than the law (CLK-18, CLK-19)", () => {
  const code = (limits: { limit: number; promised?: number }) =>
    checkEvents({ unit: "workday", events: [start], ...limits }, calendar)?.code;
  assert.equal(code({ limit: -1 }), "LIMIT_NOT_WHOLE");
  assert.equal(code({ limit: 2.5 }), "LIMIT_NOT_WHOLE");
  assert.equal(code({ limit: Number.NaN }), "LIMIT_NOT_WHOLE");
  assert.equal(code({ limit: 20, promised: -1 }), "PROMISE_NOT_WHOLE");
  assert.equal(code({ limit: 20, promised: 21 }), "PROMISE_OVER_LIMIT");
  assert.equal(code({ limit: 20, promised: 20 }), undefined);
  assert.equal(code({ limit: 0, promised: 0 }), undefined);
  assert.equal(
    appendEvent({ limit: 5, promised: 6, unit: "workday", events: [] }, start, calendar).fault?.rule,
    "CLK-19",
  );
});

test("a lawful life of a clock is accepted event by event (CLK-12, CLK-16, CLK-28)", () => {
  let clock: ClockState = { limit: 20, unit: "workday", promised: 10, events: [] };
  for (const event of [start, pause, resume, at("extend", "2026-04-09", { days: 10 }), at("stop", "2026-04-24")]) {
    const next = appendEvent(clock, event, calendar);
    assert.equal(next.fault, undefined);
    clock = next.clock ?? clock;
  }
  assert.equal(clock.events.length, 5);
  assert.equal(checkEvents(clock, calendar), null);
});

test("the due day itself is still in time for a pause and for an extension (CLK-12, CLK-28)", () => {
  for (const event of [
    { ...pause, on: day("2026-03-30") },
    { ...extend, on: day("2026-03-30") },
  ]) {
    assert.equal(checkEvents({ limit: 20, unit: "workday", events: [start, event] }, calendar), null);
  }
});

test("an extension may come during a pause, also after the day the limit would have ended without it (CLK-28)", () => {
  const events = [start, pause, at("extend", "2026-05-20", { days: 10 }), at("resume", "2026-05-21")];
  assert.equal(checkEvents({ limit: 20, unit: "workday", events }, calendar), null);
});
