import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { City } from "#kernel/city/city.ts";
import { system } from "#kernel/city/system.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import { openCity } from "#kernel/database/city.ts";
import { readMigrations } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import type { Done } from "./asked.ts";
import { historyOf, journalLength, readJournal, recordAsOf } from "./history.ts";
import { leafHash } from "./journal.ts";
import type { Refusal } from "./refusal.ts";
import { boxes, stones, testCommands, testTables } from "./test-system.ts";

const testing = system({
  name: "test",
  title: { zh: "测试", en: "Test" },
  records: [boxes, stones],
  commands: testCommands,
  refusals: {
    LABEL_TAKEN: {
      rule: "TST-02",
      text: { zh: "名字已用", en: "Label taken" },
      next: { zh: "换名", en: "Choose another" },
    },
  },
  constraints: { box_label_unique: "LABEL_TAKEN" },
});
const who = { kind: "person", person: "p1" } as const;

describe("the one write path", () => {
  let database: TestCity;
  let city: Awaited<ReturnType<typeof openTestCity>>;
  let made = 0;

  before(async () => {
    const folders = ["records", "clocks", "directory", "items", "documents", "notices", "matters"].map(
      (part) => new URL(`../${part}`, import.meta.url).pathname,
    );
    database = await testCity([...(await readMigrations(folders)), { name: "2026-11-23-99-test", sql: testTables }]);
    city = await openTestCity(database.city, [testing]);
  });
  after(async () => {
    await city.close();
    await database.drop();
  });

  const ask = (command: string, on: string | null, input: unknown, more: object = {}) =>
    city.execute({ command: `test.${command}`, on, input, who, ...more });
  const box = async (room = 3) => {
    made += 1;
    const id = `box${made}`;
    await ask("makeBox", null, { id, label: `label ${made}`, room });
    return id;
  };
  const placesHaveNoGap = async () => {
    const result = await database.city.pool.query("SELECT count(*)::int AS n, max(place)::int AS last FROM journal");
    const length = await journalLength(database.city.pool);
    assert.equal(result.rows[0].n, length);
    assert.equal(result.rows[0].last, length - 1);
  };

  test("a command writes its rows and its journal entry in one transaction", async () => {
    const id = await box();
    const outcome = (await ask("relabel", id, { label: "new name" })) as Done;
    assert.equal(outcome.done, true);
    assert.equal(outcome.version, 2);
    const row = await database.city.pool.query("SELECT label, version FROM boxes WHERE id = $1", [id]);
    assert.deepEqual(row.rows[0], { label: "new name", version: 2 });
    const [entry] = await readJournal(database.city.pool, outcome.place, 1);
    assert.equal(entry?.command, "test.relabel");
    assert.equal(entry?.actor, "p1");
    assert.deepEqual(entry?.basis, ["测试 第一条"]);
    assert.deepEqual(entry?.changes, [{ record: "box", id, version: 2, fields: { label: "new name" } }]);
    assert.match(entry?.salt ?? "", /^[0-9a-f]{32}$/);
    assert.equal(leafHash(entry as never).length, 32);
  });

  test("a person without a name may do nothing that a policy does not allow (ACC-01)", async () => {
    const outcome = (await ask(
      "makeBox",
      null,
      { id: "no", label: "no", room: 1 },
      { who: { kind: "anyone" } },
    )) as Refusal;
    assert.equal(outcome.code, "NOT_ALLOWED");
    assert.equal(outcome.rule, "ACC-01");
  });

  test("input that does not fit the schema is refused with its field (REC-02)", async () => {
    const outcome = (await ask("makeBox", null, { id: "x", label: 7, room: 1 })) as Refusal;
    assert.equal(outcome.code, "BAD_INPUT");
    assert.equal(outcome.field, "/label");
  });

  test("many commands at once get places without gaps, and each sees what the one before did", async () => {
    const id = await box(40);
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => ask("putStone", id, {})));
    assert.equal(outcomes.filter((one) => "done" in one).length, 40);
    assert.equal(outcomes.filter((one) => "refused" in one && one.code === "BOX_FULL").length, 20);
    const rows = await database.city.pool.query("SELECT ticket FROM stones WHERE box = $1 ORDER BY ticket", [id]);
    assert.equal(rows.rowCount, 40);
    const tickets = rows.rows.map((row) => row.ticket as number);
    assert.deepEqual(
      tickets,
      Array.from({ length: 40 }, (_, index) => (tickets[0] as number) + index),
    );
    await placesHaveNoGap();
  });

  test("a new member of a set raises the version of its owner", async () => {
    const id = await box();
    await ask("putStone", id, {});
    const row = await database.city.pool.query("SELECT version FROM boxes WHERE id = $1", [id]);
    assert.equal(row.rows[0].version, 2);
  });

  test("a rule reads the rows that another row leads to, those of its own batch included", async () => {
    const [counting, full, empty] = [await box(), await box(), await box()];
    await ask("putStone", full, {});
    await Promise.all([
      ask("putStone", full, {}),
      ask("countOther", counting, { other: full }),
      ask("countOther", empty, { other: "nowhere" }),
    ]);
    const found = await database.city.pool.query("SELECT label FROM boxes WHERE id = ANY($1) ORDER BY id", [
      [counting, empty],
    ]);
    assert.deepEqual(
      found.rows.map(({ label }) => label),
      [`${full.replace("box", "label ")}: 2`, "nowhere: 0"],
    );
  });

  test("a command that breaks a constraint fails alone, in its own words, and its neighbours are done", async () => {
    const [a, b] = [await box(), await box()];
    const outcomes = await Promise.all([
      ask("relabel", a, { label: "unique one" }),
      ask("makeBox", null, { id: "dup", label: "unique one", room: 1 }),
      ask("relabel", b, { label: "unique two" }),
    ]);
    assert.ok("done" in outcomes[0] && "done" in outcomes[2]);
    assert.equal((outcomes[1] as Refusal).code, "LABEL_TAKEN");
    assert.equal((outcomes[1] as Refusal).rule, "TST-02");
    await placesHaveNoGap();
  });

  test("a rule that throws is our own fault and harms nobody else", async () => {
    const [a, b] = [await box(), await box()];
    const results = await Promise.allSettled([
      ask("relabel", a, { label: "q", fail: true }),
      ask("relabel", b, { label: "w" }),
    ]);
    assert.equal(results[0].status, "rejected");
    assert.equal(results[1].status, "fulfilled");
  });

  test("the same request with the same key is done once and answered twice, also at the same moment", async () => {
    const id = await box();
    const once = () => ask("putStone", id, {}, { key: "key-0001" });
    const [first, second] = (await Promise.all([once(), once()])) as Done[];
    const third = (await once()) as Done;
    assert.equal(first?.place, second?.place);
    assert.equal(first?.place, third.place);
    assert.deepEqual([first?.repeated, second?.repeated, third.repeated], [false, true, true]);
    const other = (await ask("putStone", id, { keeper: "乙" }, { key: "key-0001" })) as Refusal;
    assert.equal(other.code, "KEY_REUSED");
  });

  test("a version that was seen and has moved on is refused as stale (REC-04)", async () => {
    const id = await box();
    await ask("relabel", id, { label: `moved ${id}` });
    const outcome = (await ask("relabel", id, { label: "late" }, { seen: 1 })) as Refusal;
    assert.equal(outcome.code, "STALE");
    assert.equal(outcome.status, 412);
  });

  test("a rehearsal decides and writes nothing", async () => {
    const id = await box();
    const length = await journalLength(database.city.pool);
    const outcome = await ask("relabel", id, { label: "rehearsed" }, { dryRun: true });
    assert.ok("rehearsed" in outcome);
    assert.equal(await journalLength(database.city.pool), length);
    const row = await database.city.pool.query("SELECT version FROM boxes WHERE id = $1", [id]);
    assert.equal(row.rows[0].version, 1);
  });

  test("personal values stand in the journal by reference only, and sealed ones never in the clear", async () => {
    const id = await box();
    const outcome = (await ask("putStone", id, { keeper: "张三丰", secret: "360502188001010016" })) as Done;
    const [entry] = await readJournal(database.city.pool, outcome.place, 1);
    const text = JSON.stringify(entry);
    assert.ok(!text.includes("张三丰") && !text.includes("360502188001010016"));
    const row = await database.city.pool.query("SELECT * FROM stones WHERE id = $1", [outcome.id]);
    const stone = row.rows[0] ?? (await database.city.pool.query("SELECT * FROM stones WHERE box = $1", [id])).rows[0];
    assert.equal(stone.keeper, "张三丰");
    assert.ok(!stone.secret.includes("360502188001010016"));
    const place = { record: "stone", id: stone.id, field: "secret" };
    assert.equal(city.vault.open(Buffer.from(stone.secret, "base64"), place), "360502188001010016");
    assert.equal(stone.secret_hash, city.vault.hash("360502188001010016"));
  });

  test("what is kept of a request with a key is a keyed hash, so nobody finds its personal values by trying (REC-06)", async () => {
    const input = { keeper: "张三丰", secret: "360502188001010016" };
    const id = await box();
    const outcome = (await ask("putStone", id, input, { key: "once-0001" })) as Done;
    const kept = await database.city.pool.query("SELECT request_hash FROM journal WHERE place = $1", [outcome.place]);
    const guess = createHash("sha256")
      .update(JSON.stringify(["test.putStone", id, input]))
      .digest("hex");
    assert.match(kept.rows[0].request_hash, /^[0-9a-f]{64}$/);
    assert.notEqual(kept.rows[0].request_hash, guess);
  });

  test("a rehearsal shows neither a sealed value nor its hash", async () => {
    const input = { keeper: "张三丰", secret: "360502188001010016" };
    const outcome = await ask("putStone", await box(), input, { dryRun: true });
    assert.ok("rehearsed" in outcome, JSON.stringify(outcome));
    const stone = outcome.changes.find(({ record }) => record === "stone") as { fields: object };
    assert.ok("keeper" in stone.fields && "box" in stone.fields);
    assert.deepEqual(
      Object.keys(stone.fields).filter((field) => field.startsWith("secret")),
      [],
    );
  });

  test("any record can be read as it was at a moment", async () => {
    const id = await box();
    city.time.set("2026-03-03T01:00:00Z");
    await ask("relabel", id, { label: `third of March ${id}` });
    city.time.set("2026-03-04T01:00:00Z");
    await ask("relabel", id, { label: `fourth of March ${id}` });
    const then = await recordAsOf(database.city.pool, boxes, id, { recorded: new Date("2026-03-03T12:00:00Z") });
    assert.equal(then?.label, `third of March ${id}`);
    assert.equal(then?.version, 2);
    assert.equal(await recordAsOf(database.city.pool, boxes, id, { recorded: new Date("2026-03-01T00:00:00Z") }), null);
    assert.equal((await historyOf(database.city.pool, boxes, id)).length, 3);
  });

  test("what falls due while the system is down is done afterwards as of its legal moment, in order, once", async () => {
    const id = await box();
    await ask("relabelAt", id, { at: "2026-03-05T16:00:00.000Z", label: `later ${id}` });
    await ask("relabelAt", id, { at: "2026-03-05T15:00:00.000Z", label: `sooner ${id}` });
    await city.settle();
    city.time.set("2026-03-09T01:00:00Z");
    await Promise.all([city.settle(), city.settle()]);
    const history = await historyOf(database.city.pool, boxes, id);
    const woken = history.filter((entry) => entry.ground === "wake");
    assert.deepEqual(
      woken.map((entry) => entry.happenedOn),
      ["2026-03-05T15:00:00.000Z", "2026-03-05T16:00:00.000Z"],
    );
    assert.ok(woken.every((entry) => entry.recordedAt === "2026-03-09T01:00:00.000Z" && entry.actor === "system:wake"));
  });

  test("two processes on one database take turns: nothing is lost, no place is missing", async () => {
    const second = await openCity({ url: database.url }, "test", {});
    const other = await openTestCity(second, [testing], { time: city.time });
    const [a, b] = [await box(100), await box(100)];
    const runs: Promise<unknown>[] = [];
    for (let index = 0; index < 120; index += 1) {
      const here: City = index % 2 === 0 ? city : other;
      const [from, to] = index % 3 === 0 ? [a, b] : [b, a];
      runs.push(here.execute({ command: "test.moveRoom", on: from, input: { to, by: 1 }, who }));
      runs.push(here.execute({ command: "test.putStone", on: a, input: {}, who }));
    }
    const outcomes = (await Promise.all(runs)) as (Done | Refusal)[];
    const refused = outcomes.filter((one) => "refused" in one && one.code !== "BOX_FULL");
    assert.deepEqual(refused, []);
    const rooms = await database.city.pool.query("SELECT sum(room)::int AS room FROM boxes WHERE id = ANY($1)", [
      [a, b],
    ]);
    assert.equal(rooms.rows[0].room, 200);
    await placesHaveNoGap();
    await other.close();
    await second.close();
  });

  test("no state that the database forbids stands in the journal, also when the next command would mend it", async () => {
    const [a, b] = [await box(1), await box(9)];
    const outcomes = await Promise.all([ask("moveRoom", a, { to: b, by: 5 }), ask("moveRoom", b, { to: a, by: 7 })]);
    assert.deepEqual(
      outcomes.map((one) => "done" in one),
      [false, true],
    );
    const told = await database.city.pool.query(
      "SELECT (fields->>'room')::int AS room FROM changes WHERE id = ANY($1)",
      [[a, b]],
    );
    assert.ok(told.rows.every(({ room }) => room === null || room >= 0));
  });

  test("a full queue answers busy at once (REC-07)", async () => {
    const small = await openTestCity(database.city, [testing], { time: city.time, limits: { waiting: 2 } });
    const id = await box(10);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => small.execute({ command: "test.putStone", on: id, input: {}, who })),
    );
    assert.equal(outcomes.filter((one) => "refused" in one && one.code === "BUSY").length, 4);
    await small.close();
  });
});
