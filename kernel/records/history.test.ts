import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { openTestCity } from "#kernel/city/test-city.ts";
import { somebody, stonesMigrations, stonesSystem } from "#kernel/city/test-stones.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { historyOf, journalLength, readJournal, recordAsOf } from "./history.ts";
import { selectList } from "./load.ts";
import { boxes, stones } from "./test-system.ts";

type Known = { readonly until: Date; readonly row: Record<string, unknown> };

describe("reading the past", () => {
  let database: TestCity;
  let city: Awaited<ReturnType<typeof openTestCity>>;
  let minute = 0;
  let run = 0;
  before(async () => {
    database = await testCity(await stonesMigrations());
    city = await openTestCity(database.city, [stonesSystem()]);
  });
  after(async () => {
    await city.close();
    await database.drop();
  });

  /** A minute passes before each act, so that every moment between two acts can be asked for. */
  const act = async (command: string, on: string | null, input: object) => {
    minute += 1;
    city.time.set(new Date(Date.UTC(2026, 2, 2, 1, minute)).toISOString());
    const outcome = await city.execute({ command: `test.${command}`, on, input, who: somebody });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };
  const rowOf = async (id: string) =>
    (await database.city.pool.query(`SELECT ${selectList(boxes)} FROM boxes WHERE id = $1`, [id])).rows[0];

  test("the journal as of any moment is the row as it was then", async () => {
    const anyActs = fc.array(fc.constantFrom("putStone" as const, "relabel" as const, "moveRoom" as const), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(anyActs, async (acts) => {
        run += 1;
        const [id, other] = [`past${run}`, `past${run}-other`];
        const before = city.time.now();
        await act("makeBox", null, { id, label: id, room: 50 });
        await act("makeBox", null, { id: other, label: other, room: 50 });
        const known: Known[] = [{ until: city.time.now(), row: await rowOf(id) }];
        for (const [index, command] of acts.entries()) {
          const inputs = { putStone: {}, relabel: { label: `${id} ${index}` }, moveRoom: { to: other, by: 1 } };
          await act(command, id, inputs[command]);
          known.push({ until: city.time.now(), row: await rowOf(id) });
        }
        assert.equal(await recordAsOf(database.city.pool, boxes, id, { recorded: before }), null);
        for (const { until, row } of known)
          assert.deepEqual(await recordAsOf(database.city.pool, boxes, id, { recorded: until }), row);
        assert.deepEqual(await recordAsOf(database.city.pool, boxes, id, {}), known.at(-1)?.row);
        const versions = (await historyOf(database.city.pool, boxes, id)).flatMap(({ changes }) =>
          changes.filter((one) => one.record === "box" && one.id === id).map((one) => one.version),
        );
        assert.deepEqual(
          versions,
          versions.map((_, index) => index + 1),
        );
      }),
      { seed: 20261123, numRuns: 25 },
    );
  });

  test("what the city knew and what had happened are asked for apart: a late entry counts from its own day", async () => {
    const { id } = await act("makeBox", null, { id: "late", label: "late", room: 1 });
    const happenedOn = city.time.now();
    await act("relabel", id, { label: "recorded first" });
    const knownBefore = city.time.now();
    minute += 1;
    city.time.set(new Date(Date.UTC(2026, 2, 2, 1, minute)).toISOString());
    const outcome = await city.execute({
      ...{ command: "test.relabel", on: id, input: { label: "from paper" }, who: somebody },
      ...{ happenedOn, ground: "paper" },
    });
    assert.ok("done" in outcome);
    const { pool } = database.city;
    assert.equal((await recordAsOf(pool, boxes, id, { recorded: knownBefore }))?.label, "recorded first");
    assert.equal((await recordAsOf(pool, boxes, id, { happened: happenedOn }))?.label, "from paper");
    const [entry] = await readJournal(pool, outcome.place, 1);
    assert.deepEqual([entry?.ground, entry?.happenedOn], ["paper", happenedOn.toISOString()]);
  });

  test("an act cannot have happened later than now (REC-11)", async () => {
    const happenedOn = new Date(city.time.now().getTime() + 1);
    const input = { id: "future", label: "future", room: 1 };
    const outcome = await city.execute({ command: "test.makeBox", on: null, input, who: somebody, happenedOn });
    assert.ok("refused" in outcome && outcome.code === "TOO_EARLY" && outcome.rule === "REC-11");
  });

  test("a stone's personal values stay by reference in its past, whoever reads it", async () => {
    await act("makeBox", null, { id: "secret", label: "secret", room: 1 });
    const { changes } = await act("putStone", "secret", { keeper: "张三丰", secret: "s3cret" });
    const stone = changes.find(({ record }) => record === "stone")?.id as string;
    const past = await recordAsOf(database.city.pool, stones, stone, {});
    const { keeper, secret } = past?.keeper ? past : assert.fail("there is no past");
    assert.deepEqual([Object.keys(keeper as object), Object.keys(secret as object)], [["$personal"], ["$personal"]]);
    const { $personal: reference } = keeper as { $personal: string };
    const sealed = await database.city.pool.query("SELECT sealed FROM vault WHERE ref = $1", [reference]);
    assert.equal(city.vault.open(sealed.rows[0].sealed, { record: "stone", id: stone, field: "keeper" }), "张三丰");
  });

  test("entries are read in pieces of any size without loss or repetition", async () => {
    const { pool } = database.city;
    const length = await journalLength(pool);
    for (const size of [1, 7, length]) {
      const places: number[] = [];
      for (let from = 0; from < length; from += size)
        places.push(...(await readJournal(pool, from, size)).map(({ place }) => place));
      assert.deepEqual(
        places,
        Array.from({ length }, (_, index) => index),
      );
    }
  });
});
