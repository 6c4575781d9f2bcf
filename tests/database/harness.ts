import { createHash, randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { connectionString } from "#kernel/database/connection.ts";
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

/** What a test file's database begins with: made once under this name, then cloned for each file. */
export type Beginning = {
  /** 1 to 40 of a–z, 0–9 and _; changes with all that `make` depends on. */
  readonly name: string;
  /** Earlier versions of it, whose names begin so, are dropped when it is made. */
  readonly instead?: string;
  /** Fills the empty city; what it answers is handed to everybody who begins with it. */
  make(city: CityDatabase): Promise<string>;
};

/**
 * A fresh city with the migrations applied, for one test file: a database cloned from a template that is migrated once
 * for each set of migrations. Commits are NOT durable there (`fsync` is off); a test of durability makes its own server
 * with `openServer({ dataFolder: temporaryFolder().path })`.
 */
export async function testCity(migrations: readonly Migration[]): Promise<TestCity> {
  const name = createHash("sha256").update(JSON.stringify(migrations)).digest("hex").slice(0, 20);
  return cityFrom({
    name,
    async make(city) {
      await migrate(city, migrations);
      return "";
    },
  });
}

/** A fresh city that begins as told, for one test file, and what its making answered. */
export async function cityFrom(beginning: Beginning): Promise<TestCity & { readonly said: string }> {
  const server = await testServerUrl();
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const said = await onServer(server, (client) => clone(server, client, name, beginning));
  const url = connectionString(server, { database: name });
  const city = await openCity({ url }, TEST_CITY);
  let dropped: Promise<unknown> | undefined;
  const drop = async () => {
    await city.close();
    await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return {
    city,
    url,
    said,
    drop: async () => {
      dropped ??= drop();
      await dropped;
    },
  };
}

/**
 * Connections to the server itself, kept for the next file of the process: to PostgreSQL a new one is a new process, dearer
 * than the copying of a small database. Idle ones keep no process alive.
 */
let maintenance: pg.Pool | undefined;

async function onServer<Result>(server: string, work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
  maintenance ??= new pg.Pool({ connectionString: server, idleTimeoutMillis: 0, allowExitOnIdle: true }).on(
    "error",
    () => {},
  );
  const client = await maintenance.connect();
  try {
    const result = await work(client);
    await client.query("SELECT pg_advisory_unlock_all()");
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Locks on a template's name, held until the work on the server ends: shared while it is cloned, whole while it is made or dropped. */
const LOCK = "hashtextextended($1, 0)";

async function clone(server: string, client: pg.ClientBase, name: string, beginning: Beginning): Promise<string> {
  const template = `template_${beginning.name}`;
  await client.query(`SELECT pg_advisory_lock_shared(${LOCK})`, [template]);
  if (!(await exists(client, template))) {
    await client.query(`SELECT pg_advisory_unlock_shared(${LOCK})`, [template]);
    // One makes it, the others wait here and then find it.
    await client.query(`SELECT pg_advisory_lock(${LOCK})`, [template]);
    if (!(await exists(client, template))) await makeTemplate(server, client, template, beginning);
  }
  // Copied as files: page by page through the log it takes twice the work.
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const { rows } = await client.query<{ said: string | null }>(
    "SELECT shobj_description(oid, 'pg_database') AS said FROM pg_database WHERE datname = $1",
    [template],
  );
  return rows[0]?.said ?? "";
}

async function makeTemplate(
  server: string,
  client: pg.ClientBase,
  template: string,
  beginning: Beginning,
): Promise<void> {
  // Under another name until it is whole: a making that breaks off never becomes a template.
  const building = `building_${beginning.name}`;
  await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${building}`);
  const city = await openCity({ url: connectionString(server, { database: building }) }, TEST_CITY);
  const said = await beginning.make(city).finally(() => city.close());
  await client.query(`COMMENT ON DATABASE ${building} IS ${client.escapeLiteral(said)}`);
  await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
  if (beginning.instead !== undefined) await dropEarlier(client, `template_${beginning.instead}`, template);
}

/** Drops what nobody clones at this moment; who wants it again makes it again. */
async function dropEarlier(client: pg.ClientBase, start: string, template: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datname <> $2",
    [start, template],
  );
  for (const { datname } of rows) {
    const free = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS free`, [datname]);
    if (free.rows[0]?.free) await client.query(`DROP DATABASE IF EXISTS ${datname}`);
  }
}

async function exists(client: pg.ClientBase, name: string): Promise<boolean> {
  return (await client.query("SELECT FROM pg_database WHERE datname = $1", [name])).rowCount === 1;
}

/** An empty folder of the test's own, which PostgreSQL's user can reach too; `remove` deletes it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), "binglian-"));
  chmodSync(parent, 0o711);
  return { path: join(parent, "data"), remove: () => rmSync(parent, { recursive: true, force: true }) };
}
