import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { z } from "zod";
import { system as systemOnly } from "#kernel/access/policies.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import { somebody, stonesMigrations, stonesSystem } from "#kernel/city/test-stones.ts";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { TEST_CITY, type TestCity, testCity } from "#tests/database/harness.ts";
import { command } from "./command.ts";
import { create, nextNumber } from "./effects.ts";
import { historyOf } from "./history.ts";
import { boxes, stones } from "./test-system.ts";

/** Puts a stone when it falls due: done twice it would be seen. */
const drop = command({
  name: "test.drop",
  title: { zh: "落石", en: "Drop a stone" },
  on: boxes,
  input: z.object({}),
  may: systemOnly(),
  basis: ["测试 第二条"],
  visibility: "internal",
  decide: (box, _, { newId }) => [
    create(stones, {
      ...{ id: newId(), box: box.id, keeper: "wake", secret: "", secretHash: "", ticket: nextNumber("tickets") },
    }),
  ],
});

describe("wakes", () => {
  let database: TestCity;
  let second: CityDatabase;
  let city: Awaited<ReturnType<typeof openTestCity>>;
  let other: Awaited<ReturnType<typeof openTestCity>>;
  before(async () => {
    database = await testCity(await stonesMigrations());
    second = await openCity({ url: database.url }, TEST_CITY, { connections: 3 });
    city = await openTestCity(database.city, [stonesSystem({ commands: [drop] })]);
    other = await openTestCity(second, [stonesSystem({ commands: [drop] })], { time: city.time });
  });
  after(async () => {
    await city.close();
    await other.close();
    await second.close();
    await database.drop();
  });

  const ask = (command: string, on: string | null, input: object) =>
    city.execute({ command: `test.${command}`, on, input, who: somebody });
  const makeBox = (id: string) => ask("makeBox", null, { id, label: id, room: 100 });
  const plant = (id: string, dueAt: string, command: string, target: string, input: object = {}) =>
    database.city.pool.query(
      "INSERT INTO wakes (id, version, due_at, command, target, input, state) VALUES ($1, 1, $2, $3, $4, $5, 'waiting')",
      [id, dueAt, command, target, input],
    );
  const wakesOf = async (target: string) =>
    (await database.city.pool.query("SELECT state, outcome FROM wakes WHERE target = $1 ORDER BY due_at, id", [target]))
      .rows;

  test("with two processes each wake is done once, as of its own moment", async () => {
    await makeBox("twice");
    for (let index = 0; index < 20; index += 1)
      await plant(`twice${index}`, `2026-03-03T00:00:${10 + index}Z`, "test.drop", "twice");
    city.time.set("2026-03-04T00:00:00Z");
    await Promise.all([city.settle(), other.settle(), city.settle(), other.settle()]);
    const rows = await database.city.pool.query("SELECT count(*)::int AS n FROM stones WHERE box = 'twice'");
    assert.equal(rows.rows[0].n, 20);
    assert.ok((await wakesOf("twice")).every(({ state, outcome }) => state === "done" && outcome === "test.drop"));
    const dropped = (await historyOf(database.city.pool, boxes, "twice")).filter(({ ground }) => ground === "wake");
    assert.equal(dropped.length, 20);
    assert.deepEqual(
      dropped.map(({ happenedOn }) => happenedOn),
      Array.from({ length: 20 }, (_, index) => `2026-03-03T00:00:${10 + index}.000Z`),
    );
  });

  test("a wake whose rule refuses lapses with the refusal on record (REC-12)", async () => {
    await plant("gone", "2026-03-03T00:00:00Z", "test.drop", "no such box");
    await city.settle();
    assert.deepEqual(await wakesOf("no such box"), [{ state: "lapsed", outcome: "NOT_FOUND" }]);
  });

  test("a wake that the database forbids lapses too, instead of falling due for ever (REC-12)", async () => {
    await makeBox("taken");
    await makeBox("wanting");
    await plant("clash", "2026-03-03T00:00:00Z", "test.relabel", "wanting", { label: "taken" });
    await plant("after", "2026-03-03T00:00:01Z", "test.relabel", "wanting", { label: "free" });
    await city.settle();
    assert.deepEqual(await wakesOf("wanting"), [
      { state: "lapsed", outcome: "LABEL_TAKEN" },
      { state: "done", outcome: "test.relabel" },
    ]);
    const [lapsed] = (await historyOf(database.city.pool, boxes, "wanting")).filter(({ ground }) => ground === "wake");
    assert.equal(lapsed?.command, "test.relabel");
    const told = await database.city.pool.query("SELECT command, visibility FROM journal WHERE record_id = 'clash'");
    assert.deepEqual(told.rows, [{ command: "records.lapseWake", visibility: "internal" }]);
  });

  test("a lane that closes leaves its wakes to the next one, and its settling comes to an end", async () => {
    await makeBox("closing");
    await plant("left", "2026-03-03T00:00:00Z", "test.drop", "closing");
    const short = await openTestCity(second, [stonesSystem({ commands: [drop] })], { time: city.time });
    await short.close();
    await short.settle();
    assert.deepEqual(await wakesOf("closing"), [{ state: "waiting", outcome: null }]);
    await city.settle();
    assert.deepEqual(await wakesOf("closing"), [{ state: "done", outcome: "test.drop" }]);
  });

  test("what is not due yet waits", async () => {
    await makeBox("early");
    await plant("early", "2026-03-05T00:00:00Z", "test.drop", "early");
    city.time.set("2026-03-04T23:59:59.999Z");
    await city.settle();
    assert.deepEqual(await wakesOf("early"), [{ state: "waiting", outcome: null }]);
    city.time.set("2026-03-05T00:00:00Z");
    await city.settle();
    assert.deepEqual(await wakesOf("early"), [{ state: "done", outcome: "test.drop" }]);
  });
});
