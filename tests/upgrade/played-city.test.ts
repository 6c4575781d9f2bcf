import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type PackCity, packCity } from "../city/pack-city.ts";
import { keptOf, upgraded } from "./kept-city.ts";
import { begins, keptAt, playCity } from "./played-city.ts";

describe("a city of this release, played to be kept", () => {
  let here: PackCity;
  let made: Awaited<ReturnType<typeof playCity>>;
  before(async () => {
    here = await packCity("xinyu", begins);
    made = await playCity(here);
  });
  after(() => here.close());
  const query = async (text: string, ...values: unknown[]) => (await here.database.city.pool.query(text, values)).rows;

  test("has something in flight in each state in which a case can be while it runs, and some that are over", async () => {
    const status = async (name: string) =>
      (await query("SELECT status FROM cases WHERE id = $1", made[name]))[0]?.status;
    const names = ["received", "silent", "supplementing", "accepted", "paused", "reviewed", "consulted", "decided"];
    assert.deepEqual(await Promise.all(names.map(status)), [
      ...["received", "received", "supplementing", "accepted", "accepted", "accepted", "accepted", "decided"],
    ]);
    assert.deepEqual(await Promise.all(["delivered", "declined", "withdrawn"].map(status)), [
      ...["delivered", "notAccepted", "withdrawn"],
    ]);
    const state = async (table: string, id = "") =>
      (await query(`SELECT state FROM ${table} WHERE id = $1`, id))[0]?.state;
    const { consultation, round, draft, project } = made;
    assert.deepEqual(
      [
        await state("consultations", consultation),
        await state("joint_reviews", round),
        await state("applications", draft),
      ],
      ["asked", "asked", "draft"],
    );
    assert.equal(await state("matters", project), "open");
  });

  test("is put back row for row, all but the copy in words for the search (REC-10)", async () => {
    const kept = await keptOf(here.database.city, made, keptAt);
    const again = await upgraded(JSON.parse(JSON.stringify(kept)));
    try {
      assert.deepEqual(again.applied, []);
      const { tables } = await keptOf(again.city, made, keptAt);
      const sorted = (rows: readonly object[] = []) => rows.map((row) => JSON.stringify(row)).sort();
      assert.ok(!("search_entries" in kept.tables));
      assert.deepEqual(Object.keys(tables), Object.keys(kept.tables));
      for (const [name, rows] of Object.entries(kept.tables))
        assert.deepEqual(sorted(tables[name]), sorted(rows), name);
    } finally {
      await again.drop();
    }
  });
});
