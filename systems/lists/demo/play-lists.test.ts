import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { playLists } from "./play-lists.ts";

describe("the demonstration of the lists", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());
  const states = async () =>
    (await here.database.city.pool.query("SELECT state FROM list_changes ORDER BY state")).rows.map(
      ({ state }) => state,
    );

  test("there is a change in every state, each made by the people whose turn it was (LST-11)", async () => {
    await playLists(here.city, here.pack);
    assert.deepEqual(await states(), ["approved", "checked", "draft", "published", "submitted"]);
    const { rows } = await here.database.city.pool.query(
      "SELECT count(*)::int AS n FROM list_changes WHERE drafter = checker OR checker = approver OR drafter = approver",
    );
    assert.equal(rows[0].n, 0);
  });

  test("played again, it does nothing twice (REC-06)", async () => {
    await playLists(here.city, here.pack);
    assert.equal((await states()).length, 5);
    const { rows } = await here.database.city.pool.query("SELECT count(*)::int AS n FROM inaction_reports");
    assert.equal(rows[0].n, 1);
  });
});
