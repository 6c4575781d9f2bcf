import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import national from "../../cities/national/holidays.json" with { type: "json" };
import { appendEvent, type ClockEvent, type ClockState, checkEvents, dueOf, readClock } from "./clock.ts";
import { addDays, type Day, day, weekday } from "./day.ts";
import { parseHolidays } from "./holidays.ts";
import { workCalendar } from "./workdays.ts";

const holidays = parseHolidays(national);
const calendar = workCalendar(holidays);

/** A second calendar for the recount: two sets and a weekday, corrections applied one by one. */
const rest = new Set(Object.values(holidays.years).flatMap(({ off }) => off));
const extra = new Set(Object.values(holidays.years).flatMap(({ makeUp }) => makeUp));
for (const { on, kind } of holidays.corrections) {
  (kind === "off" ? rest : extra).add(on);
  (kind === "off" ? extra : rest).delete(on);
}
const works = (on: Day) => extra.has(on) || (weekday(on) <= 5 && !rest.has(on));

/** Days that count, met one by one on a walk from the start: not the start day, not the days in (begin, end] of a pause. */
function recountUsed(clock: ClockState, through: Day): number {
  const begun = clock.events[0]?.on ?? through;
  let used = 0;
  for (let on = addDays(begun, 1); on <= through; on = addDays(on, 1)) {
    if (clock.unit === "workday" && !works(on)) continue;
    const excluded = clock.events.some((event, index) => {
      if (event.kind !== "pause" || on <= event.on) return false;
      const end = clock.events.slice(index).find(({ kind }) => kind === "resume" || kind === "stop");
      return end === undefined || on <= end.on;
    });
    const after = clock.events.find(({ kind }) => kind === "stop");
    if (!excluded && !(after !== undefined && on > after.on)) used++;
  }
  return used;
}

/** The first day, not before the last resumption, on which all days of the limit are used; rolled for calendar days. */
function recountDue(clock: ClockState): Day {
  const allowed =
    clock.limit + clock.events.reduce((sum, { kind, days }) => sum + (kind === "extend" ? (days ?? 0) : 0), 0);
  let on = clock.events.findLast(({ kind }) => kind === "start" || kind === "resume")?.on as Day;
  while (recountUsed(clock, on) < allowed) on = addDays(on, 1);
  while (clock.unit === "calendar" && allowed > 0 && !works(on)) on = addDays(on, 1);
  return on;
}

const step = fc.record({
  kind: fc.constantFrom<ClockEvent["kind"]>("pause", "resume", "extend", "pause", "resume"),
  after: fc.nat(25),
  days: fc.integer({ min: 1, max: 15 }),
});

/** Clocks as they come to be: random events, of which those that the rules refuse are left out. */
const anyClock = fc
  .record({
    limit: fc.nat(45),
    unit: fc.constantFrom<ClockState["unit"]>("workday", "calendar"),
    begun: fc.nat(6500).map((count) => addDays(day("2007-06-01"), count)),
    steps: fc.array(step, { maxLength: 7 }),
  })
  .map(({ limit, unit, begun, steps }) => {
    let clock: ClockState = { limit, unit, events: [{ kind: "start", on: begun }] };
    let on = begun;
    for (const { kind, after, days } of steps) {
      const event: ClockEvent = {
        kind,
        on: addDays(on, after),
        ...(kind === "extend" ? { days } : {}),
        ground: "鉴定",
      };
      const next = appendEvent(clock, event, calendar);
      if (next.clock === undefined) continue;
      clock = next.clock;
      on = event.on;
    }
    return clock;
  });

test("the due day is the one that an independent recount from day to day finds (CLK-28)", () => {
  let running = 0;
  let paused = 0;
  fc.assert(
    fc.property(anyClock, (clock) => {
      assert.equal(checkEvents(clock, calendar), null);
      const { due } = dueOf(clock, calendar);
      const last = clock.events.findLast(({ kind }) => kind !== "extend");
      if (last?.kind === "pause") {
        paused++;
        assert.equal(due, null);
      } else {
        running++;
        assert.equal(due, recountDue(clock));
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(running > 50 && paused > 20, "the recount met clocks of both kinds");
});

test("the days used are those that an independent recount meets, on any day of reading (CLK-28)", () => {
  fc.assert(
    fc.property(anyClock, fc.nat(150), (clock, later) => {
      const asOf = addDays(clock.events[0]?.on as Day, later);
      const events = clock.events.filter(({ on }) => on <= asOf);
      assert.equal(readClock(clock, asOf, calendar).used, recountUsed({ ...clock, events }, asOf));
    }),
    { numRuns: 300 },
  );
});

test("a pause never lengthens the time used, and never brings the due day forward (CLK-16)", () => {
  fc.assert(
    fc.property(anyClock, fc.nat(150), (clock, later) => {
      const asOf = addDays(clock.events[0]?.on as Day, later);
      const unpaused = { ...clock, events: clock.events.filter(({ kind }) => kind === "start" || kind === "extend") };
      assert.ok(readClock(clock, asOf, calendar).used <= readClock(unpaused, asOf, calendar).used);
      const { due } = dueOf(clock, calendar);
      assert.ok(due === null || due >= (dueOf(unpaused, calendar).due as Day));
    }),
    { numRuns: 300 },
  );
});

test("used never falls from one day to the next, and used and left make up the limit (CLK-28)", () => {
  fc.assert(
    fc.property(anyClock, fc.nat(150), (clock, later) => {
      const asOf = addDays(clock.events[0]?.on as Day, later);
      const today = readClock(clock, asOf, calendar);
      assert.ok(today.used <= readClock(clock, addDays(asOf, 1), calendar).used);
      const extension = clock.events.find(({ kind, on }) => kind === "extend" && on <= asOf)?.days ?? 0;
      if (clock.unit === "workday" || today.due === null)
        assert.equal(today.used + (today.left ?? 0), clock.limit + extension);
    }),
    { numRuns: 300 },
  );
});

test("a later limit or a later start never brings the due day forward", () => {
  fc.assert(
    fc.property(anyClock, fc.nat(20), (clock, more) => {
      const plain = { ...clock, events: clock.events.slice(0, 1) };
      const begun = plain.events[0]?.on as Day;
      const due = dueOf(plain, calendar).due as Day;
      assert.ok(due <= (dueOf({ ...plain, limit: plain.limit + more }, calendar).due as Day));
      const later: ClockState = { ...plain, events: [{ kind: "start", on: addDays(begun, more) }] };
      assert.ok(due <= (dueOf(later, calendar).due as Day));
    }),
    { numRuns: 300 },
  );
});

test("what is read for a past day does not depend on what happened after it (CLK-28)", () => {
  fc.assert(
    fc.property(anyClock, fc.nat(150), (clock, later) => {
      const asOf = addDays(clock.events[0]?.on as Day, later);
      const known = { ...clock, events: clock.events.filter(({ on }) => on <= asOf) };
      assert.deepEqual(readClock(clock, asOf, calendar), readClock(known, asOf, calendar));
    }),
    { numRuns: 200 },
  );
});
