import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { allMigrations } from "#faces/server/all-migrations.ts";
import type { Manifest } from "#kernel/backup/manifest.ts";
import { rehearseRestore, restoreBackup } from "#kernel/backup/restore-backup.ts";
import { type City, openCityRuntime } from "#kernel/city/city.ts";
import { handTime } from "#kernel/city/test-city.ts";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import type { Done } from "#kernel/records/asked.ts";
import { journalLength } from "#kernel/records/history.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { TEST_CITY } from "#tests/database/harness.ts";
import { assertNoGaps, assertReplay, assertSerials } from "#tests/faults/ledger.ts";
import { bench, contentOf } from "./bench.ts";

const opened = "2026-02-13T01:00:00Z";
const window = { kind: "person", person: "p-con-window" } as const;

describe("a city that is backed up while people work, and restored elsewhere", () => {
  const here = bench();
  const time = handTime(opened);
  /** Done while the backup is being written. */
  const meanwhile: Promise<Done>[] = [];
  let source: PackCity;
  let manifest: Manifest;
  let database: CityDatabase;
  let restored: City;
  /** Received, and nobody has looked at it. */
  let waiting: string;
  let answers: unknown[];
  let content: [Record<string, unknown>, Record<string, unknown>];

  async function ask(city: City, command: string, on: string | null, input: object): Promise<Done> {
    const outcome = await city.execute({ command: `approvals.${command}`, who: window, on, input });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  }
  const receive = (city: City) => {
    const papers = source.pack.itemVersions.find((one) => one.item === "B47")?.papers.map(({ name }) => name);
    return ask(city, "receive", null, { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers });
  };
  const questions = (city: City) =>
    Promise.all([
      city.ask("approvals.work", window, {}),
      city.ask("approvals.cases", window, {}),
      city.ask("approvals.case", window, { id: waiting }),
      city.ask("notices.inbox", window, {}),
    ]);

  before(async () => {
    source = await packCity("xinyu", opened);
    waiting = (await receive(source.city)).id;
    await ask(source.city, "accept", (await receive(source.city)).id, {});
    await source.city.settle();
    answers = await questions(source.city);
    const then = await contentOf(source.database.url);
    const onProgress = () => {
      if (meanwhile.length < 20) meanwhile.push(receive(source.city));
    };
    const folder = await here.backup(source.database.url, { onProgress });
    const url = await here.emptyDatabase();
    const options = { folder, migrations: await allMigrations(), dataFolder: here.place("data"), key: undefined };
    manifest = await rehearseRestore(options);
    await restoreBackup({ url }, TEST_CITY, manifest, options);
    content = [await contentOf(url), then];
    database = await openCity({ url }, TEST_CITY);
    restored = openCityRuntime({ ...source.city, database, time });
  });
  after(async () => {
    await restored?.close();
    await database?.close();
    await Promise.allSettled(meanwhile);
    await source.close();
    await here.clear();
  });

  test("is what it was at one moment, in every row of every table, whatever was written meanwhile", async () => {
    const [found, then] = content;
    assert.deepEqual(Object.keys(found), Object.keys(then));
    for (const name of Object.keys(then)) assert.deepEqual(found[name], then[name], name);
    const done = await Promise.all(meanwhile);
    assert.equal(done.length, 20);
    assert.ok(done.every(({ place }) => place >= manifest.journal.entries));
    assert.ok(manifest.journal.whole && manifest.journal.entries > 3);
  });

  test("answers the same queries, and does nothing a second time (REC-12)", async () => {
    assert.deepEqual(await questions(restored), answers);
    await restored.settle();
    assert.equal(await journalLength(database.pool), manifest.journal.entries);
  });

  test("goes on: what falls due is carried out, commands are done, and numbers run on without a gap (CLK-03, DOC-04)", async () => {
    time.set("2026-03-05T01:00:00Z");
    await restored.settle();
    const { rows } = await database.pool.query("SELECT status, accepted_on, deemed FROM cases WHERE id = $1", [
      waiting,
    ]);
    assert.deepEqual(rows, [{ status: "accepted", accepted_on: "2026-02-13", deemed: true }]);
    const next = await receive(restored);
    await ask(restored, "accept", next.id, {});
    await restored.settle();
    await assertNoGaps(database.pool);
    assert.ok((await assertSerials(database.pool)) > 2);
    assert.ok((await assertReplay(database.pool, restored.registry)) > 100);
  });
});
