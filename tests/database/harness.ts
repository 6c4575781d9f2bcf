import { createHash, randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { connectionString, withConnection } from "#kernel/database/connection.ts";
import { type Migration, migrate } from "#kernel/database/migrate.ts";
import { type Share, shareServer } from "./shared-server.ts";

/** The id of the city in every test database; its schema is `city_test`. */
export const TEST_CITY = "test";

/** A city of a test file's own. `url` leads to its database; `drop` closes the pool and removes the database. */
export type TestCity = { readonly city: CityDatabase; readonly url: string; drop(): Promise<void> };

let share: Promise<Share> | undefined;

/** The tests' PostgreSQL: the one `tests/run.ts` started, or else one shared by the test files that run now. */
export async function testServerUrl(): Promise<string> {
  const given = process.env.BINGLIAN_TEST_DATABASE_URL;
  if (given !== undefined && given !== "") return given;
  share ??= shareServer();
  return (await share).url;
}

/**
 * A fresh city with the migrations applied, for one test file: a database cloned from a template that is migrated once
 * for each set of migrations. Commits are NOT durable there (`fsync` is off); a test of durability makes its own server
 * with `openServer({ dataFolder: temporaryFolder().path })`.
 */
export async function testCity(migrations: readonly Migration[]): Promise<TestCity> {
  const server = await testServerUrl();
  const template = await findTemplate(server, migrations);
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await withConnection(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const url = connectionString(server, { database: name });
  const city = await openCity({ url }, TEST_CITY);
  let dropped: Promise<unknown> | undefined;
  const drop = async () => {
    await city.close();
    await withConnection(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return {
    city,
    url,
    drop: async () => {
      dropped ??= drop();
      await dropped;
    },
  };
}

async function findTemplate(server: string, migrations: readonly Migration[]): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(migrations)).digest("hex").slice(0, 20);
  const template = `template_${hash}`;
  await withConnection(server, async (client) => {
    if (await exists(client, template)) return;
    // One builds, the others wait here and then find it.
    await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [template]);
    if (await exists(client, template)) return;
    // Under another name until it is whole: a build that breaks off never becomes a template.
    const building = `building_${hash}`;
    await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${building}`);
    const city = await openCity({ url: connectionString(server, { database: building }) }, TEST_CITY, {
      connections: 1,
    });
    try {
      await migrate(city, migrations);
    } finally {
      await city.close();
    }
    await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
  });
  return template;
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  return (await client.query("SELECT FROM pg_database WHERE datname = $1", [name])).rowCount === 1;
}

/** An empty folder of the test's own, which PostgreSQL's user can reach too; `remove` deletes it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), "binglian-"));
  chmodSync(parent, 0o711);
  return { path: join(parent, "data"), remove: () => rmSync(parent, { recursive: true, force: true }) };
}
