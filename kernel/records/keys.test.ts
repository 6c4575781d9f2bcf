import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import type { City } from "#kernel/city/city.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import { somebody, stonesMigrations, stonesSystem } from "#kernel/city/test-stones.ts";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { TEST_CITY, type TestCity, testCity } from "#tests/database/harness.ts";
import { vault } from "./vault.ts";

describe("idempotency keys and numbers, over two processes", () => {
  let database: TestCity;
  let second: CityDatabase;
  let lanes: City[];
  let run = 0;
  before(async () => {
    database = await testCity(await stonesMigrations());
    second = await openCity({ url: database.url }, TEST_CITY, { connections: 2 });
    // Two processes of one city have its one key: what is kept of a request is hashed with it.
    const key = { vault: vault(randomBytes(32)) };
    lanes = [
      await openTestCity(database.city, [stonesSystem()], key),
      await openTestCity(second, [stonesSystem()], { ...key, limits: { batch: 5 } }),
    ];
  });
  after(async () => {
    for (const lane of lanes) await lane.close();
    await second.close();
    await database.drop();
  });
  const ask = (lane: number, command: string, on: string | null, input: object, more: object = {}) =>
    (lanes[lane] as City).execute({ command: `test.${command}`, on, input, who: somebody, ...more });

  test("the same key at the same moment in two processes is done once and answered everywhere (REC-06)", async () => {
    await ask(0, "makeBox", null, { id: "keyed", label: "keyed", room: 1000 });
    for (let round = 0; round < 20; round += 1) {
      const key = `double-click-${round}`;
      const outcomes = await Promise.all([0, 1, 0, 1].map((lane) => ask(lane, "putStone", "keyed", {}, { key })));
      const places = outcomes.map((outcome) => ("done" in outcome ? outcome.place : JSON.stringify(outcome)));
      assert.equal(new Set(places).size, 1, places.join(" "));
      assert.equal(outcomes.filter((outcome) => "done" in outcome && !outcome.repeated).length, 1);
    }
    const rows = await database.city.pool.query("SELECT count(*)::int AS n FROM stones WHERE box = 'keyed'");
    assert.equal(rows.rows[0].n, 20);
  });

  test("a series has no gaps, however many commands fail beside it, over two lanes (DOC-04)", async () => {
    const anyActs = fc.array(fc.tuple(fc.constantFrom("put", "put", "full", "clash", "throw", "stale"), fc.nat(1)), {
      minLength: 10,
      maxLength: 30,
    });
    let failed = 0;
    await fc.assert(
      fc.asyncProperty(anyActs, async (acts) => {
        run += 1;
        const [open, full] = [`open${run}`, `full${run}`];
        await ask(0, "makeBox", null, { id: open, label: open, room: 1000 });
        await ask(0, "makeBox", null, { id: full, label: full, room: 0 });
        const results = await Promise.allSettled(
          acts.map(([act, lane]) => {
            if (act === "put") return ask(lane, "putStone", open, {});
            if (act === "full") return ask(lane, "putStone", full, {});
            if (act === "clash") return ask(lane, "makeBox", null, { id: open, label: full, room: 1 });
            if (act === "throw") return ask(lane, "relabel", open, { label: open, fail: true });
            return ask(lane, "putStone", open, {}, { seen: 999 });
          }),
        );
        results.forEach((result, index) => {
          const act = acts[index]?.[0];
          const done = result.status === "fulfilled" && "done" in result.value;
          if (!done) failed += 1;
          assert.equal(done, act === "put", `${act}: ${JSON.stringify(result)}`);
        });
        const rows = await database.city.pool.query(
          "SELECT count(*)::int AS n, min(ticket) AS first, max(ticket) AS last, (SELECT last FROM series WHERE series = 'tickets') AS series FROM stones",
        );
        const { n, first, last, series } = rows.rows[0];
        if (n > 0) assert.deepEqual([first, last, series], [1, n, n]);
        const places = await database.city.pool.query(
          "SELECT count(*)::int AS n, max(place)::int AS last, (SELECT next_place::int FROM head) AS next FROM journal",
        );
        assert.deepEqual([places.rows[0].n, places.rows[0].last], [places.rows[0].next, places.rows[0].next - 1]);
      }),
      { seed: 20261123, numRuns: 20 },
    );
    assert.ok(failed > 100, `only ${failed} failures were met`);
  });
});
