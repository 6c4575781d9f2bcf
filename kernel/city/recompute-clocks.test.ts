import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { z } from "zod";
import { day, endOfDay } from "#kernel/calendar/day.ts";
import { holidaysKnownOn, parseHolidays } from "#kernel/calendar/holidays.ts";
import { workCalendar } from "#kernel/calendar/workdays.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { startClock } from "#kernel/clocks/effects.ts";
import { recompute } from "#kernel/clocks/recompute.ts";
import { readMigrations } from "#kernel/database/migrate.ts";
import { command } from "#kernel/records/command.ts";
import { historyOf } from "#kernel/records/history.ts";
import { wake, wakes } from "#kernel/records/wakes.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { recomputeClocks } from "./recompute-clocks.ts";
import { system } from "./system.ts";
import { openTestCity } from "./test-city.ts";

const start = command({
  name: "test.start",
  title: { zh: "开始", en: "Start" },
  on: null,
  input: z.object({ id: z.string(), days: z.int() }),
  may: recompute.may as never,
  basis: ["测试 第一条"],
  visibility: "internal",
  decide: (_, { id, days }, { today, calendar }) => [
    startClock({
      ...{ ownerRecord: "test", owner: id, name: "legal", limitDays: days, unit: "workday", basis: "测试" },
      on: today,
    }),
    wake({ id: `${id}:legal`, at: endOfDay(calendar.addWorkdays(today, days).day), command: "test.start", target: id }),
  ],
});

describe("a calendar that changes under running clocks", () => {
  let database: TestCity;
  before(async () => {
    const folders = ["records", "clocks", "directory", "items", "documents", "notices", "matters"];
    database = await testCity(
      await readMigrations(folders.map((part) => new URL(`../${part}`, import.meta.url).pathname)),
    );
  });
  after(() => database.drop());

  test("the correction of 2015 in mid-year moves an open clock and its wake, and the journal says so (CLK-30)", async () => {
    const national = parseHolidays(
      JSON.parse(await readFile(new URL("../../cities/national/holidays.json", import.meta.url), "utf8")),
    );
    let calendar = workCalendar(holidaysKnownOn(national, day("2015-05-12")));
    const city = await openTestCity(
      database.city,
      [
        system({
          name: "test",
          title: { zh: "测试", en: "Test" },
          records: [clocks, wakes],
          commands: [start, recompute],
        }),
      ],
      { calendar: () => calendar },
    );
    city.time.set("2015-05-11T01:00:00Z");
    const who = { kind: "system", name: "test" } as const;
    await city.execute({ command: "test.start", who, on: null, input: { id: "long", days: 85 } });
    await city.execute({ command: "test.start", who, on: null, input: { id: "short", days: 10 } });
    const due = async (id: string) =>
      (await database.city.pool.query("SELECT due FROM clocks WHERE id = $1", [`${id}:legal`])).rows[0].due as string;
    const before = await due("long");
    const untouched = await due("short");
    assert.ok(before >= "2015-09-03");

    calendar = workCalendar(national);
    city.time.set("2015-05-13T01:00:00Z");
    assert.equal(await recomputeClocks(city), 1);
    assert.equal(await due("long"), calendar.addWorkdays(day("2015-05-11"), 85).day);
    assert.ok((await due("long")) > before);
    assert.equal(await due("short"), untouched);
    const moved = await database.city.pool.query("SELECT due_at FROM wakes WHERE id = 'long:legal'");
    assert.equal(moved.rows[0].due_at, endOfDay(day(await due("long"))).toISOString());
    const story = await historyOf(database.city.pool, clocks, "long:legal");
    assert.equal(story.at(-1)?.command, "clocks.recompute");
    assert.equal(await recomputeClocks(city), 0);
    await city.close();
  });
});
