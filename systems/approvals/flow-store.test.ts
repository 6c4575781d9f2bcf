import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { day } from "#kernel/calendar/day.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { currentFlow, editionsOf, flowOfEdition } from "./flow-store.ts";
import { derivePlan } from "./plan/plan.ts";

describe("the editions of a city's construction flow", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const daysOf = async (item: string, on: string) =>
    (await currentFlow(here.city, "construction", day(on)))?.procedures.find(({ id }) => id === item)?.promisedDays;

  test("the oldest comes first, and each says from when to when it holds (CON-12)", async () => {
    const editions = await editionsOf(here.city, "construction");
    assert.deepEqual(
      editions.map(({ edition, validFrom, validTo }) => [edition, validFrom, validTo]),
      [
        ["2014", "2014-01-01", "2015-12-31"],
        ["2025", "2025-01-01", null],
      ],
    );
    assert.ok(editions.every(({ title }) => title.zh && title.en));
  });

  test("the one in force on a day is taken, between two the latest, and a named one whatever the day (CON-12)", async () => {
    const editionOn = async (on: string) => (await currentFlow(here.city, "construction", day(on)))?.edition;
    assert.equal(await editionOn("2014-09-26"), "2014");
    assert.equal(await editionOn("2018-06-01"), "2025");
    assert.equal((await currentFlow(here.city, "construction"))?.edition, "2025");
    assert.equal((await flowOfEdition(here.city, "construction", "2014"))?.edition, "2014");
    assert.equal(await flowOfEdition(here.city, "construction", "1999"), undefined);
    assert.equal(await currentFlow(here.city, "fishing"), undefined);
  });

  test("before its first day an edition from the items is that of its first day (LST-04)", async () => {
    const early = await flowOfEdition(here.city, "construction", "2025", day("2014-09-26"));
    assert.ok((early?.procedures.length ?? 0) > 40);
  });

  test("asked twice, the same flow is answered; a version that begins later changes it from that day on (LST-04)", async () => {
    const first = await currentFlow(here.city, "construction");
    assert.equal(await currentFlow(here.city, "construction"), first);
    const { pool } = here.database.city;
    const before = await daysOf("B47", "2026-03-02");
    assert.ok(before !== undefined && before > 1);
    await pool.query("UPDATE item_versions SET valid_to = '2026-06-01' WHERE id = 'B47@1'");
    const { rows } = await pool.query("SELECT * FROM item_versions WHERE id = 'B47@1'");
    const { valid_until: _, ...row } = rows[0];
    const later = { ...row, id: "B47@2", number: 2, valid_from: "2026-06-01", valid_to: null, promised_days: 1 };
    const columns = Object.keys(later);
    await pool.query(
      `INSERT INTO item_versions (${columns.join(", ")}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(", ")})`,
      columns.map((column) => {
        const value = later[column as keyof typeof later] as unknown;
        return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
      }),
    );
    await pool.query("UPDATE head SET next_place = next_place + 1");
    assert.equal(await daysOf("B47", "2026-05-31"), before);
    assert.equal(await daysOf("B47", "2026-06-01"), 1);
    const factory = first?.examples?.find(({ id }) => id === "standard-factory");
    assert.ok(factory);
    const flow = await currentFlow(here.city, "construction", day("2026-06-01"));
    assert.ok(flow);
    const { procedures } = derivePlan(flow, { facts: factory.facts });
    assert.equal(procedures.find(({ id }) => id === "B47")?.days, 1);
  });
});
