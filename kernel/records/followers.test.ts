import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openTestCity } from "#kernel/city/test-city.ts";
import { somebody, stonesMigrations, stonesSystem } from "#kernel/city/test-stones.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { type Follower, follow, followAll, keyFor, whoHasToDo } from "./followers.ts";
import { journalLength } from "./history.ts";

describe("followers of the journal", () => {
  let database: TestCity;
  let city: Awaited<ReturnType<typeof openTestCity>>;
  before(async () => {
    database = await testCity(await stonesMigrations());
    await database.city.pool.query("CREATE TABLE seen (follower text, place bigint)");
    city = await openTestCity(database.city, [stonesSystem()]);
  });
  after(async () => {
    await city.close();
    await database.drop();
  });

  const ask = (command: string, on: string | null, input: object) =>
    city.execute({ command: `test.${command}`, on, input, who: somebody });
  const makeBox = (id: string) => ask("makeBox", null, { id, label: id, room: 100 });
  const stonesIn = async (box: string) =>
    (await database.city.pool.query("SELECT count(*)::int AS n FROM stones WHERE box = $1", [box])).rows[0].n as number;
  const seenBy = async (name: string) =>
    (await database.city.pool.query("SELECT place FROM seen WHERE follower = $1 ORDER BY place", [name])).rows.map(
      (row) => row.place as number,
    );
  const watcher = (name: string, commands: Follower["commands"] = "all"): Follower => ({
    name,
    commands,
    react: async (entries, client) => {
      for (const { place } of entries) await client.query("INSERT INTO seen VALUES ($1, $2)", [name, place]);
    },
  });

  test("a follower sees every entry once and in order, from the first one on", async () => {
    for (let index = 0; index < 5; index += 1) await makeBox(`watched${index}`);
    assert.equal(await follow(database.city.pool, watcher("watch")), await journalLength(database.city.pool));
    await makeBox("watched later");
    assert.equal(await follow(database.city.pool, watcher("watch")), 1);
    assert.equal(await follow(database.city.pool, watcher("watch")), 0);
    const length = await journalLength(database.city.pool);
    assert.deepEqual(
      await seenBy("watch"),
      Array.from({ length }, (_, index) => index),
    );
  });

  test("a follower of some commands passes all entries and reacts to those", async () => {
    await makeBox("chosen");
    const { length } = [...(await seenBy("watch"))];
    const outcome = await ask("relabel", "chosen", { label: "chosen anew" });
    assert.ok("done" in outcome);
    await follow(database.city.pool, watcher("choose", ["test.relabel"]));
    assert.deepEqual(await seenBy("choose"), [outcome.place]);
    assert.ok(length > 0);
  });

  test("a follower that names records gets the entries that changed one of them, with those changes alone", async () => {
    await makeBox("holder");
    const outcome = await ask("putStone", "holder", {});
    const got: [number, string[]][] = [];
    const react: Follower["react"] = async (entries) => {
      got.push(
        ...entries.map(({ place, changes }): [number, string[]] => [place, changes.map(({ record }) => record)]),
      );
    };
    await follow(database.city.pool, { name: "stones", commands: "all", records: ["stone"], react });
    assert.deepEqual(got, [["done" in outcome && outcome.place, ["stone"]]]);
  });

  test("what has moved on since somebody looked is not seen twice", async () => {
    const one = watcher("late", ["test.relabel"]);
    await follow(database.city.pool, one);
    await makeBox("late");
    const outcome = await ask("relabel", "late", { label: "later" });
    const todo = await whoHasToDo(database.city.pool, [one]);
    assert.deepEqual(
      todo.map(({ follower, seen }) => [follower.name, seen !== undefined]),
      [["late", true]],
    );
    await follow(database.city.pool, one);
    const fail = (error: unknown) => assert.fail(String(error));
    assert.equal(await followAll(database.city.pool, todo, fail), 0);
    assert.deepEqual((await seenBy("late")).slice(-1), ["done" in outcome && outcome.place]);
    assert.deepEqual(await whoHasToDo(database.city.pool, [one]), []);
  });

  test("whose position somebody holds is left alone by who only looks who has to do", async () => {
    const one = watcher("held", ["test.relabel"]);
    await follow(database.city.pool, one);
    await makeBox("held");
    const holder = await database.city.pool.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT FROM followers WHERE follower = 'held' FOR UPDATE");
    const names = async () => (await whoHasToDo(database.city.pool, [one])).map(({ follower: { name } }) => name);
    assert.deepEqual(await names(), ["held"]);
    await holder.query("COMMIT");
    holder.release();
    assert.deepEqual(await names(), []);
  });

  test("two that follow under one name at once see each entry once", async () => {
    for (let index = 0; index < 20; index += 1) await makeBox(`shared${index}`);
    const one = watcher("share");
    const passed = await Promise.all([1, 2, 3].map(() => follow(database.city.pool, one)));
    const length = await journalLength(database.city.pool);
    assert.equal(
      passed.reduce((sum, count) => sum + count, 0),
      length,
    );
    assert.deepEqual(
      await seenBy("share"),
      Array.from({ length }, (_, index) => index),
    );
  });

  test("what a follower wrote is taken back when it dies, and its position with it", async () => {
    const { place } = (await makeBox("dying")) as { place: number };
    await follow(database.city.pool, watcher("write"));
    await database.city.pool.query("UPDATE followers SET place = $1 WHERE follower = 'write'", [place]);
    await database.city.pool.query("DELETE FROM seen WHERE follower = 'write' AND place >= $1", [place]);
    const dying: Follower = {
      ...watcher("write"),
      react: async (entries, client) => {
        await watcher("write").react(entries, client);
        throw new Error("the process dies");
      },
    };
    await assert.rejects(follow(database.city.pool, dying), /the process dies/);
    assert.ok(!(await seenBy("write")).includes(place));
    await follow(database.city.pool, watcher("write"));
    assert.deepEqual(
      (await seenBy("write")).filter((one) => one === place),
      [place],
    );
  });

  test("a command that a follower sent before it died is not done again when it wakes up", async () => {
    await makeBox("target");
    let deaths = 3;
    const answers: boolean[] = [];
    const sender: Follower = {
      name: "send",
      commands: ["test.relabel"],
      react: async ([entry]) => {
        assert.ok(entry);
        for (const part of ["first", "second"]) {
          const outcome = await city.execute({
            ...{ command: "test.putStone", on: "target", input: { keeper: part }, ground: "reaction" },
            ...{ who: { kind: "system", name: "send" }, key: keyFor("send", entry, part) },
          });
          assert.ok("done" in outcome);
          answers.push(outcome.repeated);
          // After the first command, then after both, then after both again.
          if (deaths > 0 && (part === "second" || deaths === 3)) {
            deaths -= 1;
            throw new Error("the process dies");
          }
        }
      },
    };
    await follow(database.city.pool, { ...sender, commands: [] });
    await ask("relabel", "target", { label: "goes" });
    for (let death = 0; death < 3; death += 1) await assert.rejects(follow(database.city.pool, sender), /dies/);
    await follow(database.city.pool, sender);
    assert.equal(await stonesIn("target"), 2);
    assert.deepEqual(answers, [false, true, false, true, true, true, true]);
    const keepers = await database.city.pool.query("SELECT keeper FROM stones WHERE box = 'target' ORDER BY ticket");
    assert.deepEqual(
      keepers.rows.map((row) => row.keeper),
      ["first", "second"],
    );
  });

  test("each part of each entry has a key of its own", () => {
    const entry = (place: number) => ({ place }) as Parameters<typeof keyFor>[1];
    const keys = ["", "0", "1"].flatMap((part) => [1, 11].map((place) => keyFor("send", entry(place), part)));
    assert.equal(new Set(keys).size, keys.length);
  });
});
