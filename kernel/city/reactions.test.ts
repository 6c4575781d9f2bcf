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

  test("reactions that look at the same entries send together: each gets what it named, and one transaction holds what they sent", async () => {
    const got: string[][] = [];
    const adding = (name: string, answered: string, records: readonly string[], suffix: string): Reaction => ({
      ...multiply,
      ...{ name: `test.${name}`, on: ["test.makeBox", "test.putStone"], records },
      async react(entries) {
        got.push(entries.flatMap(({ changes }) => changes.map(({ record }) => `${name} ${record}`)));
        return entries
          .filter(({ recordId, command }) => recordId === "pair" && command === answered)
          .map((after): ReactionCommand => {
            const id = `pair${suffix}`;
            return { after, command: "test.makeBox", on: null, input: { id, label: id, room: 1 } };
          });
      },
    });
    const reactions = [
      adding("first", "test.makeBox", ["box"], "-a"),
      adding("second", "test.putStone", ["stone"], "-b"),
    ];
    const here = await openTestCity(second, [stonesSystem({ reactions })], { time: city.time });
    await here.settle();
    got.length = 0;
    await makeBox("pair", 0, here);
    await here.execute({ command: "test.putStone", on: "pair", input: {}, who: somebody });
    await here.react();
    assert.deepEqual(got, [["first box", "first box"], ["second stone"]]);
    const sent = await database.city.pool.query<{ id: string; batch: string }>(
      "SELECT record_id AS id, xmin::text AS batch FROM journal WHERE record_id LIKE 'pair-%' ORDER BY place",
    );
    assert.deepEqual(
      sent.rows.map(({ id }) => id),
      ["pair-a", "pair-b"],
    );
    assert.equal(new Set(sent.rows.map(({ batch }) => batch)).size, 1);
    await here.close();
  });

  test("a reaction that fails stays where it is, and the others go on without it", async () => {
    let broken = true;
    const failing: Reaction = {
      ...multiply,
      name: "test.failing",
      async react(entries) {
        if (broken && entries.some(({ recordId }) => recordId === "stuck"))
          throw new Error("it does not understand this");
        return entries
          .filter(({ recordId }) => recordId === "stuck")
          .map((after) => ({ after, command: "test.relabel", on: "stuck", input: { label: "understood" } }));
      },
    };
    const here = await openTestCity(second, [stonesSystem({ reactions: [failing, multiply] })], { time: city.time });
    await here.settle();
    await makeBox("stuck", 2, here);
    const label = async () =>
      (await database.city.pool.query("SELECT label FROM boxes WHERE id = 'stuck'")).rows[0].label as string;
    for (let again = 0; again < 2; again += 1) {
      await assert.rejects(here.settle(), /does not understand/);
      assert.deepEqual(await boxesOf("stuck"), ["stuck-0", "stuck-1"]);
      assert.equal(await label(), "stuck +2");
    }
    broken = false;
    await here.settle();
    assert.equal(await label(), "understood");
    await here.close();
  });
});
