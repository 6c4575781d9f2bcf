import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { readJournal } from "#kernel/records/history.ts";
import { TEST_CITY, type TestCity, testCity } from "#tests/database/harness.ts";
import type { City } from "./city.ts";
import type { Reaction, ReactionCommand } from "./system.ts";
import { openTestCity } from "./test-city.ts";
import { somebody, stonesMigrations, stonesSystem } from "./test-stones.ts";

/** A new box whose label ends in ＋n gets n further boxes, those that are not there yet: what is left to do is read anew. */
const multiply: Reaction = {
  name: "test.multiply",
  title: { zh: "添箱", en: "Multiply" },
  on: ["test.makeBox"],
  records: ["box"],
  sends: ["test.makeBox"],
  async react(entries, city) {
    const wanted = entries.flatMap((after) => {
      const label = String(after.changes[0]?.fields.label ?? "");
      const count = Number(/\+(\d)$/.exec(label)?.[1] ?? 0);
      return Array.from({ length: count }, (_, index) => ({ after, id: `${after.recordId}-${index}` }));
    });
    const ids = wanted.map(({ id }) => id);
    const found = await city.database.pool.query<{ id: string }>("SELECT id FROM boxes WHERE id = ANY($1)", [ids]);
    const present = new Set(found.rows.map(({ id }) => id));
    return wanted
      .filter(({ id }) => !present.has(id))
      .map(({ after, id }): ReactionCommand => {
        return { after, command: "test.makeBox", on: null, input: { id, label: id, room: 1 } };
      });
  },
};

describe("reactions of systems to each other's entries", () => {
  let database: TestCity;
  let second: CityDatabase;
  let city: Awaited<ReturnType<typeof openTestCity>>;
  before(async () => {
    database = await testCity(await stonesMigrations());
    second = await openCity({ url: database.url }, TEST_CITY, { connections: 4 });
    city = await openTestCity(database.city, [stonesSystem({ reactions: [multiply] })]);
  });
  after(async () => {
    await city.close();
    await second.close();
    await database.drop();
  });
  const makeBox = (id: string, more: number, here: City = city) => {
    const input = { id, label: `${id} +${more}`, room: 1 };
    return here.execute({ command: "test.makeBox", on: null, input, who: somebody });
  };
  const boxesOf = async (id: string) =>
    (await database.city.pool.query("SELECT id FROM boxes WHERE id LIKE $1 ORDER BY id", [`${id}-%`])).rows.map(
      (row) => row.id as string,
    );

  test("a reaction's commands are done once, by the system, as of the moment of what they react to", async () => {
    await makeBox("calm", 3);
    city.time.set("2026-03-02T02:00:00Z");
    await city.settle();
    await city.settle();
    assert.deepEqual(await boxesOf("calm"), ["calm-0", "calm-1", "calm-2"]);
    const entries = (await readJournal(database.city.pool, 0, 100)).filter(({ ground }) => ground === "reaction");
    assert.equal(entries.length, 3);
    for (const entry of entries)
      assert.deepEqual(
        [entry.actor, entry.happenedOn, entry.recordedAt],
        ["system:test.multiply", "2026-03-02T01:00:00.000Z", "2026-03-02T02:00:00.000Z"],
      );
  });

  test("one that died between its commands sends those that are left, and none twice", async () => {
    const dying: Reaction = {
      ...multiply,
      async react(entries, own) {
        const commands = [...(await multiply.react(entries, own))];
        const die = () => {
          throw new Error("the process dies");
        };
        // Two commands have been sent when the third is asked for.
        if (commands[2]) Object.defineProperty(commands[2], "input", { get: die, enumerable: true });
        return commands;
      },
    };
    await city.settle();
    const here = await openTestCity(second, [stonesSystem({ reactions: [dying] })], { time: city.time });
    await makeBox("broken", 4, here);
    await assert.rejects(here.settle(), /the process dies/);
    await here.close();
    assert.deepEqual(await boxesOf("broken"), ["broken-0", "broken-1"]);
    await city.settle();
    assert.deepEqual(await boxesOf("broken"), ["broken-0", "broken-1", "broken-2", "broken-3"]);
  });

  test("several processes that settle at once do each reaction once", async () => {
    const here = await openTestCity(second, [stonesSystem({ reactions: [multiply] })], { time: city.time });
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => makeBox(`busy${index}`, 2, index % 2 === 0 ? city : here)),
    );
    await Promise.all([city.settle(), here.settle(), city.settle(), here.settle()]);
    for (let index = 0; index < 8; index += 1)
      assert.deepEqual(await boxesOf(`busy${index}`), [`busy${index}-0`, `busy${index}-1`]);
    await here.close();
  });
});
