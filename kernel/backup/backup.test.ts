import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { withConnection } from "#kernel/database/connection.ts";
import type { Migration } from "#kernel/database/migrate.ts";
import { bench, contentOf, hardMigrations } from "#tests/backup/bench.ts";
import { TEST_CITY, type TestCity, testCity } from "#tests/database/harness.ts";
import { BackupFailure, type BackupFailureCode } from "./backup-failure.ts";
import { findFaults, openBackup } from "./check-backup.ts";
import type { Manifest } from "./manifest.ts";
import { rehearseRestore, restoreBackup } from "./restore-backup.ts";

const here = bench();
const key = randomBytes(32);
let migrations: Migration[];
let source: TestCity;
/** A backup that tests copy before they spoil it, with files in it and without the key. */
let kept: string;
let data: string;
/** What became of it elsewhere. */
let restored: Awaited<ReturnType<typeof restore>>;

before(async () => {
  migrations = await hardMigrations();
  source = await testCity(migrations);
  data = here.place("data");
  mkdirSync(join(data, "files/test/ab/空"), { recursive: true });
  writeFileSync(join(data, "files/test/ab/cdef"), "一份申请书");
  writeFileSync(join(data, "files/test/ab/空/nothing"), "");
  mkdirSync(join(data, "files/test/waiting"));
  writeFileSync(join(data, "files/test/waiting/half"), "一份");
  mkdirSync(join(data, "packs"));
  writeFileSync(join(data, "packs/test.json"), "{}");
  mkdirSync(join(data, "files/other"));
  writeFileSync(join(data, "files/other/another"), "another city's");
  kept = await here.backup(source.url, { dataFolder: data, key });
  restored = await restore(kept, { key });
});
after(async () => {
  await here.clear();
  await source.drop();
});

async function restore(
  folder: string,
  more: { url?: string; dataFolder?: string; key?: Buffer; known?: Migration[] } = {},
) {
  const dataFolder = more.dataFolder ?? here.place("restored");
  const options = { folder, migrations: more.known ?? migrations, dataFolder, key: more.key };
  const manifest = await rehearseRestore(options);
  const url = more.url ?? (await here.emptyDatabase());
  const later = await restoreBackup({ url }, TEST_CITY, manifest, options);
  return { url, dataFolder, manifest, later };
}

function failure(code: BackupFailureCode, message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof BackupFailure, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    assert.ok(error.text.zh !== "" && error.next.zh !== "");
    return true;
  };
}

/** A copy of the backup, with something done to it; the manifest's own sum follows what is done to the manifest. */
async function spoiled(change: (folder: string) => void): Promise<string> {
  const folder = here.place("spoiled");
  await cp(kept, folder, { recursive: true });
  change(folder);
  return folder;
}
async function withManifest(change: (manifest: Manifest) => object): Promise<string> {
  return spoiled((folder) => {
    const text = JSON.stringify(change(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))));
    writeFileSync(join(folder, "manifest.json"), text);
    const sum = createHash("sha256").update(text).digest("hex");
    writeFileSync(join(folder, "manifest.sha256"), `${sum}  manifest.json\n`);
  });
}
const flipBit = (path: string, at: number) => {
  const bytes = readFileSync(path);
  bytes[at]! ^= 1;
  writeFileSync(path, bytes);
};

test("a restored city has every row, rule and number of the one that was backed up, and numbers its next row on", async () => {
  const { url, manifest, later } = restored;
  const content = await contentOf(source.url);
  assert.deepEqual(await contentOf(url), content);
  assert.deepEqual(later, []);
  assert.equal((content['"Odd Things"'] as string[]).length, 4);
  assert.equal(
    manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    manifestRows(content),
  );
  await withConnection(url, async (client) => {
    await client.query(`SET search_path = city_${TEST_CITY}`);
    const made = await client.query("INSERT INTO staff (id, office) VALUES ('longer name', 'a') RETURNING number");
    assert.deepEqual(made.rows, [{ number: 3 }]);
    assert.deepEqual((await client.query("SELECT nextval('tickets') AS next")).rows, [{ next: 3 }]);
    await assert.rejects(client.query("INSERT INTO staff (id, office) VALUES ('short', 'a')"), /id_is_long/);
    await assert.rejects(client.query("INSERT INTO offices (id, head) VALUES ('b', 'p9')"), /office_has_head/);
  });
});

const manifestRows = (content: Record<string, unknown>): number =>
  Object.entries(content)
    .filter(([name]) => name !== "constraints" && name !== "sequences")
    .reduce((sum, [, rows]) => sum + (rows as unknown[]).length, 0);

test("the same city gives the same rows in the same bytes, which any PostgreSQL and sha256sum can read", async () => {
  const manifest = await openBackup(kept, migrations);
  const again = await openBackup(await here.backup(source.url), migrations);
  assert.deepEqual(again.tables, manifest.tables);
  const text = gunzipSync(readFileSync(join(kept, "tables/offices.copy.gz"))).toString("utf8");
  assert.equal(text, "Z\t一\tp2\na\tZ\t\\N\n一\ta\tp2\n");
  assert.match(readFileSync(join(kept, "manifest.sha256"), "utf8"), /^[0-9a-f]{64} {2}manifest\.json\n$/);
  assert.equal(statSync(kept).mode & 0o077, 0);
});

test("uploaded files and the mark of the pack come along byte for byte; half uploads and another city's do not", async () => {
  const { dataFolder } = restored;
  assert.equal(readFileSync(join(dataFolder, "files/test/ab/cdef"), "utf8"), "一份申请书");
  assert.deepEqual(readdirSync(dataFolder, { recursive: true }).map(String).sort(), [
    ...["files", "files/test", "files/test/ab", "files/test/ab/cdef", "files/test/ab/空", "files/test/ab/空/nothing"],
    ...["packs", "packs/test.json"],
  ]);
});

test("the key is in a backup only when it is asked for, and a key of another city is refused (IDN-02)", async () => {
  const paths = (await openBackup(kept, migrations)).files.map(({ path }) => path);
  assert.ok(!paths.some((path) => path.startsWith("keys/")));
  assert.ok(!readFileSync(join(kept, "manifest.json"), "utf8").includes(key.toString("base64")));
  const { dataFolder } = await restore(await here.backup(source.url, { key, withKey: true }));
  assert.equal(readFileSync(join(dataFolder, "keys/test.key"), "utf8"), `${key.toString("base64")}\n`);
  assert.equal(statSync(join(dataFolder, "keys/test.key")).mode & 0o777, 0o600);
  await assert.rejects(restore(kept, { key: randomBytes(32) }), failure("CITY_KEY_OTHER", /not that of the backup/));
});

test("one flipped bit, a cut or missing file is found by its name, and nothing is written", async () => {
  const manifest = await openBackup(kept, migrations);
  const files = [
    "tables/offices.copy.gz",
    "tables/Odd%20Things.copy.gz",
    "tables/journal.copy.gz",
    "data/files/test/ab/cdef",
  ];
  const folder = await spoiled((one) => {
    flipBit(join(one, files[0]!), 30);
    // In gzip's head, which says nothing of the content.
    flipBit(join(one, files[1]!), 9);
    truncateSync(join(one, files[2]!), 20);
    rmSync(join(one, files[3]!));
  });
  const faults = await findFaults(folder, manifest);
  assert.deepEqual(faults.map(({ file }) => file).sort(), [...files].sort());
  assert.deepEqual(
    files.map((name) => faults.find(({ file }) => file === name)?.what.en.replace(/\d{2,}/g, "N")),
    ["is not as it was written", "is not as it was written", "has N bytes instead of N", "is missing"],
  );
  const url = await here.emptyDatabase();
  await assert.rejects(restore(folder, { url }), failure("BACKUP_DAMAGED", /Odd%20Things.*, and 3 more files/));
  assert.equal(
    (await withConnection(url, (client) => client.query(`SELECT FROM pg_namespace WHERE nspname = 'city_test'`)))
      .rowCount,
    0,
  );
});

test("a manifest that was changed, and a folder that is no backup, are refused", async () => {
  const changed = await spoiled((folder) => flipBit(join(folder, "manifest.json"), 300));
  await assert.rejects(restore(changed), failure("BACKUP_DAMAGED", /manifest\.json is not as it was written/));
  const escaping = await withManifest((one) => ({ ...one, files: [{ ...one.files[0], path: "files/../../x" }] }));
  await assert.rejects(restore(escaping), failure("BACKUP_DAMAGED", /manifest\.json is no manifest/));
  await assert.rejects(restore(here.place("nothing")), failure("BACKUP_NOT_THERE", /no manifest\.json.*ENOENT/));
});

test("a backup of a later program is refused, by its format and by its migrations", async () => {
  const format = await withManifest((one) => ({ ...one, format: 2, program: "9.0.0", tables: "otherwise" }));
  await assert.rejects(restore(format), failure("BACKUP_NEWER", /later program, 9\.0\.0.*format 2/));
  await assert.rejects(restore(kept, { known: migrations.slice(0, -1) }), failure("BACKUP_NEWER", /2-hard-rows/));
  const edited = migrations.map((one) => ({ ...one, sql: `${one.sql} ` }));
  await assert.rejects(restore(kept, { known: edited }), failure("BACKUP_OTHER_TABLES", /another migration/));
});

test("an older backup is restored as it was and then brought up to the program by its later migrations", async () => {
  const before = { name: "2026-11-23-3-between", sql: "CREATE TABLE between_times (id text PRIMARY KEY)" };
  const later = {
    name: "2026-11-30-1-later",
    sql: "ALTER TABLE offices ADD COLUMN floor integer; UPDATE offices SET floor = 3 WHERE id = 'a'",
  };
  const upgraded = await restore(kept, { known: [...migrations.slice(0, 2), before, ...migrations.slice(2), later] });
  assert.deepEqual(upgraded.later, [before.name, later.name]);
  const content = await contentOf(upgraded.url);
  assert.deepEqual(
    (content.offices as string[]).filter((row) => row.endsWith(",3)")),
    ["(a,Z,,A,3)"],
  );
});

test("a restore overwrites nothing: neither a city in the database nor its files", async () => {
  const content = await contentOf(source.url);
  await assert.rejects(restore(kept, { url: source.url }), failure("CITY_ALREADY_THERE", /already has the city test/));
  assert.deepEqual(await contentOf(source.url), content);
  await assert.rejects(restore(kept, { dataFolder: data }), failure("CITY_ALREADY_THERE", /There are files in/));
});

test("what reads back otherwise than it was written is taken back whole", async () => {
  const folder = await withManifest((one) => ({ ...one, journal: { ...one.journal, head: "0".repeat(64) } }));
  const [url, dataFolder] = [await here.emptyDatabase(), here.place("restored")];
  await assert.rejects(restore(folder, { url, dataFolder }), failure("RESTORE_UNFAITHFUL", /hash of its last entry/));
  assert.deepEqual(readdirSync(dataFolder), []);
  await restore(kept, { url, dataFolder });
});

test("a table that no migration made is told, and not left out in silence", async () => {
  const other = await testCity(migrations);
  try {
    await other.city.pool.query("CREATE TABLE by_hand AS SELECT 1 AS one");
    const folder = await here.backup(other.url);
    await assert.rejects(restore(folder), failure("BACKUP_OTHER_TABLES", /by_hand\.one/));
    // A gap in the journal is kept as it is, and told.
    await other.city.pool.query("DROP TABLE by_hand; DELETE FROM journal WHERE place = 2");
    const { manifest } = await restore(await here.backup(other.url));
    assert.deepEqual([manifest.journal.entries, manifest.journal.next, manifest.journal.whole], [4, 5, false]);
  } finally {
    await other.drop();
  }
});

test("a backup goes into a new or empty folder only, and one at a time", async () => {
  const full = here.place("full");
  mkdirSync(full);
  await here.backup(source.url, { folder: full });
  assert.ok(existsSync(join(full, "manifest.json")));
  await assert.rejects(here.backup(source.url, { folder: full }), failure("BACKUP_TARGET_TAKEN", /not empty/));
  const busy = here.place("busy");
  mkdirSync(`${busy}.part`);
  await assert.rejects(here.backup(source.url, { folder: busy }), failure("BACKUP_BUSY", /another backup/));
  const blocked = join(kept, "manifest.json/inside");
  await assert.rejects(here.backup(source.url, { folder: blocked }), failure("BACKUP_TARGET_TAKEN", /manifest\.json/));
  await assert.rejects(here.backup(await here.emptyDatabase()), failure("CITY_NOT_THERE", /no city city_test/));
});

test("a backup or restore that is broken off leaves nothing behind, and can be done again", async () => {
  const stop = new AbortController();
  const folder = here.place("stopped");
  const stopAt = (share: number) => (_: unknown, now: number) => now > share && stop.abort();
  const asked = { folder, dataFolder: data, signal: stop.signal, onProgress: stopAt(0.3) };
  await assert.rejects(here.backup(source.url, asked), { name: "AbortError" });
  assert.deepEqual([existsSync(folder), existsSync(`${folder}.part`)], [false, false]);

  const [url, dataFolder] = [await here.emptyDatabase(), here.place("restored")];
  for (const step of ["Loading the tables", "Comparing every row with the backup"]) {
    const halt = new AbortController();
    const onProgress = ({ en }: { en: string }, share: number) => {
      if (en === step && share > 0.3) halt.abort();
    };
    const options = { folder: kept, migrations, dataFolder, key, signal: halt.signal, onProgress };
    const manifest = await openBackup(kept, migrations);
    await assert.rejects(restoreBackup({ url }, TEST_CITY, manifest, options), { name: "AbortError" });
  }
  await restore(kept, { url, dataFolder });
});

test("a connection that is lost is told as a sentence, and no half backup is left", async () => {
  const folder = here.place("lost");
  await withConnection(source.url, async (client) => {
    // The backup waits here, so that there is a moment at which its connection can be ended.
    await client.query("BEGIN; LOCK TABLE city_test.offices IN ACCESS EXCLUSIVE MODE");
    let over = false;
    const backup = here.backup(source.url, { folder }).finally(() => {
      over = true;
    });
    const refused = assert.rejects(backup, failure("DATABASE_BROKE_OFF", /Reading the database broke off/));
    const waiting = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                     WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    while (!over) await source.city.pool.query(waiting);
    await refused;
    await client.query("ROLLBACK");
  });
  assert.deepEqual([existsSync(folder), existsSync(`${folder}.part`)], [false, false]);
});
