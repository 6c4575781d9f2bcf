import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { packCity } from "#tests/city/pack-city.ts";
import { playDemo } from "./play.ts";

/** Plays one short month in a new city and gives its journal. */
async function played(again = false) {
  const here = await packCity("xinyu", "2014-01-02T01:00:00Z");
  const { city } = here;
  const time = {
    now: () => city.time.now(),
    moveTo: (moment: Date | null) => city.time.set((moment ?? new Date("2026-11-23T06:00:00Z")).toISOString()),
  };
  const months = [{ month: "2026-03", counts: { enterprise: 24, construction: 8 } }];
  const demo = { ...here.pack.demo, seed: 7, months, projects: [] };
  const play = () => playDemo({ ...city, time }, { ...here.pack, flows: [], demo } as never);
  await play();
  if (again) await play();
  const { pool } = here.database.city;
  const journal = await pool.query(
    "SELECT command, record_id, happened_on, actor FROM journal WHERE command <> 'packs.load' ORDER BY place",
  );
  const states = await pool.query("SELECT status, count(*)::int AS n FROM cases GROUP BY status ORDER BY status");
  await here.close();
  return { journal: journal.rows, states: states.rows };
}

describe("the demo city", () => {
  test("the same seed plays the same city, act by act", async () => {
    const [one, two] = [await played(), await played()];
    assert.ok(one.journal.length > 50, `${one.journal.length} acts`);
    assert.deepEqual(one.journal, two.journal);
  });

  test("a play that is started again does nothing twice (REC-06)", async () => {
    assert.deepEqual((await played(true)).states, (await played()).states);
  });

  test("a city that is not marked as a demo cannot be played: real time is never moved", async () => {
    const here = await packCity("minimal");
    await assert.rejects(playDemo({ ...here.city, demo: false }, here.pack as never), /not marked as a demo/);
    await here.close();
  });
});
