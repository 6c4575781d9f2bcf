import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { system as systemOnly } from "#kernel/access/policies.ts";
import type { ClockEvent } from "#kernel/calendar/clock.ts";
import { addDays, type Day, day, weekday } from "#kernel/calendar/day.ts";
import { parseHolidays } from "#kernel/calendar/holidays.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import { stonesMigrations, stonesSystem } from "#kernel/city/test-stones.ts";
import type { Done } from "#kernel/records/asked.ts";
import { command } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { refusalsOf } from "#kernel/records/refusal.ts";
import { boxes } from "#kernel/records/test-system.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import national from "../../cities/national/holidays.json" with { type: "json" };
import { clocks } from "./clocks.ts";
import { addEvent, clockNamed, startClock, stopClocks } from "./effects.ts";

const { refuse } = refusalsOf({
  CLOCK_FAULT: { rule: "CLK-28", text: { zh: "{fault}", en: "{fault}" }, next: { zh: "改正", en: "Correct it" } },
});
const parts = { may: systemOnly<unknown, unknown>(), basis: ["测试 第三条"], visibility: "internal" } as const;
const begin = command({
  ...{ name: "test.beginClock", title: { zh: "起算", en: "Begin" }, on: boxes, ...parts },
  input: z.object({ name: z.string(), limit: z.int(), unit: z.enum(["workday", "calendar"]), on: z.string() }),
  decide: (box, { name, limit, unit, on }) => [
    change(box, {}),
    startClock({
      ...{ ownerRecord: "box", owner: box.id, name, limitDays: limit, unit },
      ...{ basis: "测试 第三条", on: day(on) },
    }),
  ],
});
const add = command({
  ...{ name: "test.addEvent", title: { zh: "记事", en: "Add an event" }, on: boxes, ...parts },
  input: z.object({ name: z.string(), event: z.custom<ClockEvent>() }),
  reads: { clocks: all(clocks).of("owner") },
  decide(box, { name, event }, { rows, calendar }) {
    const clock = clockNamed(rows.clocks, name);
    if (!clock) return refuse("CLOCK_FAULT", { fault: "no clock" });
    const effects: readonly Effect[] = event.kind === "stop" ? stopClocks(rows.clocks, [name], event.on) : [];
    if (effects.length > 0) return [change(box, {}), ...effects];
    const added = addEvent(clock, event, calendar);
    return "effect" in added ? [change(box, {}), added] : refuse("CLOCK_FAULT", { fault: added.code });
  },
});

/** A second calendar for the recount: two sets and a weekday, corrections applied one by one. */
const holidays = parseHolidays(national);
const rest = new Set(Object.values(holidays.years).flatMap(({ off }) => off));
const extra = new Set(Object.values(holidays.years).flatMap(({ makeUp }) => makeUp));
for (const { on, kind } of holidays.corrections) {
  (kind === "off" ? rest : extra).add(on);
  (kind === "off" ? extra : rest).delete(on);
}
const works = (on: Day) => extra.has(on) || (weekday(on) <= 5 && !rest.has(on));

type Row = { limit_days: number; unit: string; events: ClockEvent[]; state: string; due: Day | null };

/** Walks day by day from the start and counts the days outside pauses until the limit is used up. */
function recount({ limit_days, unit, events }: Row): { state: string; due: Day | null } {
  const last = events.findLast(({ kind }) => kind !== "extend")?.kind;
  const pauses = events.flatMap((event, index) => {
    const end = events.slice(index).find(({ kind }) => kind === "resume");
    return event.kind === "pause" ? [{ from: event.on, to: end?.on ?? null }] : [];
  });
  if (last === "pause") return { state: "paused", due: null };
  if (last === "stop" && pauses.at(-1)?.to === null) return { state: "stopped", due: null };
  const allowed = limit_days + events.reduce((sum, { kind, days = 0 }) => sum + (kind === "extend" ? days : 0), 0);
  const earliest = events.findLast(({ kind }) => kind === "start" || kind === "resume")?.on as Day;
  let on = events[0]?.on as Day;
  let used = 0;
  while (used < allowed || on < earliest) {
    on = addDays(on, 1);
    const paused = pauses.some(({ from, to }) => from < on && (to === null || on <= to));
    if (!paused && (unit === "calendar" || works(on))) used += 1;
  }
  while (unit === "calendar" && allowed > 0 && !works(on)) on = addDays(on, 1);
  return { state: last === "stop" ? "stopped" : "running", due: on };
}

const step = fc.record({
  kind: fc.constantFrom<ClockEvent["kind"]>("pause", "resume", "extend", "pause", "resume", "stop"),
  after: fc.nat(12),
  days: fc.integer({ min: 1, max: 15 }),
});
const anyClock = fc.record({
  limit: fc.nat(30),
  unit: fc.constantFrom("workday", "calendar"),
  begun: fc.nat(4000).map((count) => addDays(day("2014-01-01"), count)),
  steps: fc.array(step, { maxLength: 7 }),
});

describe("clocks as rows", () => {
  let database: TestCity;
  let city: Awaited<ReturnType<typeof openTestCity>>;
  before(async () => {
    database = await testCity(await stonesMigrations());
    city = await openTestCity(database.city, [stonesSystem({ commands: [begin, add] })]);
    await ask("makeBox", null, { id: "owner", label: "owner", room: 0 });
  });
  after(async () => {
    await city.close();
    await database.drop();
  });
  const ask = (name: string, on: string | null, input: object) =>
    city.execute({ command: `test.${name}`, on, input, who: { kind: "system", name: "test" } });
  const rowOf = async (name: string): Promise<Row> =>
    (await database.city.pool.query("SELECT * FROM clocks WHERE id = $1", [`owner:${name}`])).rows[0];

  test("the stored due day and state are what a recount of the stored events finds (CLK-02, CLK-16, CLK-28)", async () => {
    const states: Record<string, number> = {};
    let run = 0;
    await fc.assert(
      fc.asyncProperty(anyClock, async ({ limit, unit, begun, steps }) => {
        run += 1;
        const name = `clock${run}`;
        await ask("beginClock", "owner", { name, limit, unit, on: begun });
        let on = begun;
        for (const { kind, after, days } of steps) {
          const event = { kind, on: addDays(on, after), ground: "鉴定", ...(kind === "extend" ? { days } : {}) };
          const outcome = await ask("addEvent", "owner", { name, event });
          if ("done" in outcome) on = event.on;
          const row = await rowOf(name);
          assert.deepEqual({ state: row.state, due: row.due }, recount(row), JSON.stringify(row.events));
          states[row.state] = (states[row.state] ?? 0) + 1;
        }
      }),
      { seed: 20261123, numRuns: 40 },
    );
    for (const state of ["running", "paused", "stopped"]) assert.ok((states[state] ?? 0) >= 10, `${state} was met`);
  });

  test("an event that the calendar's rules forbid changes nothing (CLK-16)", async () => {
    await ask("beginClock", "owner", { name: "kept", limit: 20, unit: "workday", on: "2026-03-02" });
    const before = await rowOf("kept");
    const outcome = await ask("addEvent", "owner", { name: "kept", event: { kind: "pause", on: "2026-03-03" } });
    assert.ok("refused" in outcome && outcome.text.zh === "PAUSE_WITHOUT_GROUND");
    assert.deepEqual(await rowOf("kept"), before);
  });

  test("an owner has one clock of a name, and a stopped one is not stopped again", async () => {
    const twice = await ask("beginClock", "owner", { name: "kept", limit: 5, unit: "workday", on: "2026-03-02" });
    assert.ok("refused" in twice);
    const stop = { kind: "stop", on: "2026-03-05" };
    const { changes } = (await ask("addEvent", "owner", { name: "kept", event: stop })) as Done;
    assert.ok(changes.some(({ id }) => id === "owner:kept"));
    const again = await ask("addEvent", "owner", { name: "kept", event: stop });
    assert.ok("refused" in again && again.text.zh === "STOPPED_TWICE");
  });
});
