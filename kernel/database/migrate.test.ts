import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { type CityDatabase, openCity } from "./city.ts";
import { type Migration, migrate, readMigrations } from "./migrate.ts";

let database: TestCity;
let sequence = 0;
const open: CityDatabase[] = [];
before(async () => {
  database = await testCity([]);
});
after(() => database.drop());
afterEach(async () => {
  for (const city of open.splice(0)) await city.close();
});

/** A second program that opens the city `id`. */
async function starter(id: string): Promise<CityDatabase> {
  const city = await openCity({ url: database.url }, id, { connections: 2 });
  open.push(city);
  return city;
}

const freshCity = () => starter(`migrated_${++sequence}`);

const steps: Migration[] = [
  { name: "2026-11-23-1-people", sql: "CREATE TABLE people (name text);\nINSERT INTO people VALUES ('first');" },
  { name: "2026-11-23-2-posts", sql: "CREATE TABLE posts AS SELECT name FROM people;" },
  { name: "2026-11-24-1-seals", sql: "ALTER TABLE posts ADD seal text; INSERT INTO people VALUES ('second');" },
];

async function names(city: CityDatabase): Promise<string[]> {
  return (await city.pool.query("SELECT name FROM migrations ORDER BY applied_at, name")).rows.map((row) => row.name);
}

test("migrations are applied in order, once", async () => {
  const city = await freshCity();
  const told: string[] = [];
  assert.deepEqual(await migrate(city, steps.slice(0, 2), (text) => told.push(text)), told);
  assert.deepEqual(await migrate(city, steps), ["2026-11-24-1-seals"]);
  assert.deepEqual(await migrate(city, steps), []);
  assert.deepEqual(
    await names(city),
    steps.map((step) => step.name),
  );
});

test("a migration whose name lies before one already applied is still applied", async () => {
  const city = await freshCity();
  await migrate(
    city,
    [steps[0]!, steps[2]!].map((step) => ({ ...step, sql: "SELECT 1" })),
  );
  const all = steps.map((step, index) => (index === 1 ? step : { ...step, sql: "SELECT 1" }));
  await assert.rejects(migrate(city, all), { code: "MIGRATION_FAILED", message: /2026-11-23-2-posts.*people/ });
  const merged = all.with(1, { name: steps[1]!.name, sql: "CREATE TABLE posts (name text)" });
  assert.deepEqual(await migrate(city, merged), ["2026-11-23-2-posts"]);
});

test("starters that race apply each migration once between them", async () => {
  const id = `migrated_${++sequence}`;
  const cities = await Promise.all([starter(id), starter(id), starter(id), starter(id)]);
  const applied = await Promise.all(cities.map((city) => migrate(city, steps)));
  assert.deepEqual(
    applied.flat().sort(),
    steps.map((step) => step.name),
  );
  assert.deepEqual((await cities[0]!.pool.query("SELECT name FROM people ORDER BY name")).rows, [
    { name: "first" },
    { name: "second" },
  ]);
});

test("a migration that was edited after it was applied is refused by name", async () => {
  const city = await freshCity();
  await migrate(city, steps);
  const edited = steps.with(1, { name: steps[1]!.name, sql: "CREATE TABLE posts (name text, seal text);" });
  await assert.rejects(migrate(city, edited), { code: "MIGRATION_EDITED", message: /2026-11-23-2-posts was edited/ });
});

test("line ends of another system do not make a migration an edited one", async () => {
  const city = await freshCity();
  await migrate(city, steps);
  const windows = steps.map(({ name, sql }) => ({ name, sql: sql.replaceAll("\n", "\r\n") }));
  assert.deepEqual(await migrate(city, windows), []);
});

test("a database of a newer version is refused, and the migration that is unknown is named", async () => {
  const city = await freshCity();
  await migrate(city, steps);
  await assert.rejects(migrate(city, steps.slice(0, 2)), {
    code: "DATABASE_NEWER",
    message: /database of a newer version: .*2026-11-24-1-seals/,
  });
});

test("a migration that fails leaves nothing behind, keeps those before it, and is named with its line", async () => {
  const city = await freshCity();
  const broken = steps.with(2, {
    name: "2026-11-24-1-seals",
    sql: "CREATE TABLE seals (id int);\n\nCREATE TABEL oops;",
  });
  await assert.rejects(migrate(city, broken), {
    code: "MIGRATION_FAILED",
    message: /2026-11-24-1-seals failed on line 3: syntax error/,
  });
  assert.deepEqual(await names(city), [steps[0]!.name, steps[1]!.name]);
  assert.deepEqual((await city.pool.query("SELECT to_regclass('seals') AS seals")).rows, [{ seals: null }]);
  assert.deepEqual(await migrate(city, steps), ["2026-11-24-1-seals"]);
});

test("what a migration sets for its session does not reach the city's other connections", async () => {
  const city = await freshCity();
  await migrate(city, [{ name: "2026-11-23-1-settings", sql: "SET search_path = pg_catalog" }]);
  assert.equal((await city.pool.query("SELECT current_schema() AS schema")).rows[0].schema, city.schema);
});

test("migrations of several folders are read in one order, and a name that is there twice is refused", async () => {
  const root = mkdtempSync(join(tmpdir(), "binglian-migrations-"));
  try {
    const [lists, approvals, empty] = ["lists", "approvals", "empty"].map((name) => join(root, name));
    for (const folder of [lists!, approvals!]) mkdirSync(join(folder, "migrations"), { recursive: true });
    writeFileSync(join(lists!, "migrations/2026-11-24-1-lists.sql"), "SELECT 1");
    writeFileSync(join(lists!, "migrations/README.md"), "not a migration");
    writeFileSync(join(approvals!, "migrations/2026-11-23-1-cases.sql"), "SELECT 2");
    const folders = [lists!, approvals!, empty!];
    assert.deepEqual(await readMigrations(folders), [
      { name: "2026-11-23-1-cases", sql: "SELECT 2" },
      { name: "2026-11-24-1-lists", sql: "SELECT 1" },
    ]);
    writeFileSync(join(approvals!, "migrations/2026-11-24-1-lists.sql"), "SELECT 3");
    await assert.rejects(readMigrations(folders), {
      code: "MIGRATION_DUPLICATE",
      message: /2026-11-24-1-lists is there twice/,
    });
  } finally {
    rmSync(root, { recursive: true });
  }
});
