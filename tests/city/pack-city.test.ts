import assert from "node:assert/strict";
import { test } from "node:test";
import type { City } from "#kernel/city/city.ts";
import { testCity } from "../database/harness.ts";
import { loadedCity, packCity } from "./pack-city.ts";

const moment = "2026-03-02T01:00:00Z";

/** All that a test could tell one city from another by. */
async function told(city: City): Promise<object> {
  const rows = async (text: string) => (await city.database.pool.query(text)).rows;
  return {
    ids: [city.newId(), city.newId()],
    journal: await rows("SELECT place, command, recorded_at, actor, visibility FROM journal ORDER BY place"),
    subjects: await rows("SELECT id, kind, name, identifier_hash FROM subjects ORDER BY id"),
    items: await rows("SELECT * FROM item_versions ORDER BY id"),
    followers: await rows("SELECT * FROM followers ORDER BY follower"),
    found: await rows("SELECT kind, id, title, words, letters FROM search_entries ORDER BY kind, id"),
  };
}

test("a cloned city cannot be told from the one that was loaded, and its new ids go on the same", async () => {
  const clones = [await packCity("minimal", moment), await packCity("minimal", moment)];
  const database = await testCity([]);
  const { city } = await loadedCity(database.city, "minimal", clones[0]!.pack, moment);
  const expected = await told(city);
  for (const clone of clones) assert.deepEqual(await told(clone.city), expected);
  await city.close();
  for (const here of [...clones, { close: database.drop }]) await here.close();
});
