import pg from "pg";
import { checkVersion, connectionString, databaseName, withConnection } from "./connection.ts";
import type { Server } from "./open.ts";
import { errorCode, reason, StartFailure } from "./start-failure.ts";
import { values } from "./values.ts";

/** One city: one schema, and pools whose every connection looks into that schema first, then into `public`. */
export type CityDatabase = {
  readonly schema: string;
  readonly pool: pg.Pool;
  /** One connection for the one who writes: what PostgreSQL has once parsed and planned there, it need not do again. */
  readonly writer: pg.Pool;
  close(): Promise<void>;
};

/** Extensions shared by all cities; both are "trusted", so a database's owner may create them without being superuser. */
const EXTENSIONS = ["btree_gist", "pg_trgm"];
/** The database that an embedded server keeps its cities in. */
export const EMBEDDED_DATABASE = "binglian";
const DEFAULT_CONNECTIONS = 10;
/**
 * The writer finds few rows by their keys, the same way each time: its plans are made once, and none that was made for a
 * table of ten rows reads it whole when it has grown.
 */
const WRITER_PLANS = {
  plan_cache_mode: "force_generic_plan",
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
};
/** How long the writer's connection is kept in a quiet city. */
const WRITER_STAYS_MS = 600_000;
/** Any number nobody else takes: starters that set up the same database wait for each other on it. */
export const SETUP_LOCK = 4_207_210_001;

/**
 * Opens a city, creating its database (embedded only), the shared extensions and its schema `city_<id>` when they are
 * not there yet. `city` is 1 to 40 of a–z, 0–9 and _, beginning with a letter. Throws `StartFailure`.
 *
 * Statements that are asked for on one connection before the first is answered go there together and are done in their order
 * (pipeline mode), each failing for itself. `copies` is for who streams by COPY, which that mode does not do.
 */
export async function openCity(
  server: Server | { url: string },
  city: string,
  options: { connections?: number; database?: string; copies?: boolean } = {},
): Promise<CityDatabase> {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(city)) throw cityNameInvalid(city);
  const schema = `city_${city}`;
  const embedded = "embedded" in server && server.embedded;
  const database = options.database ?? (embedded ? EMBEDDED_DATABASE : databaseName(server.url));
  // As startup options they cost no round trip, and a connection that PostgreSQL resets falls back to them.
  const settings = { search_path: `${schema},public`, timezone: "UTC", datestyle: "ISO" };
  const url = connectionString(server.url, { database, settings });
  const writerUrl = connectionString(server.url, { database, settings: { ...settings, ...WRITER_PLANS } });

  await setUp(server.url, url, database, schema);

  const both = { pipeline: options.copies !== true, application_name: `binglian ${city}` };
  const pool = openPool({ ...both, connectionString: url, max: options.connections ?? DEFAULT_CONNECTIONS });
  const writer = openPool({ ...both, connectionString: writerUrl, max: 1, idleTimeoutMillis: WRITER_STAYS_MS });
  return { schema, pool, writer, close: async () => void (await Promise.all([pool.end(), writer.end()])) };
}

function openPool(config: pg.PoolConfig & { pipeline: boolean }): pg.Pool {
  const pool = new pg.Pool({ ...config, types: values, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks (PostgreSQL restarted) is replaced by the pool; unheard, the event would end Node.
  pool.on("error", () => {});
  // One that breaks while somebody holds it fails the query of who holds it; its event would end Node just so.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Runs the set-up in the city's database; makes the database first when PostgreSQL says that it is not there. */
async function setUp(serverUrl: string, cityUrl: string, database: string, schema: string): Promise<void> {
  try {
    await withConnection(cityUrl, (client) => setUpSchema(client, cityUrl, schema));
  } catch (error) {
    const missing = error instanceof StartFailure && errorCode(error.cause) === "3D000";
    if (!missing || databaseName(serverUrl) === database) throw error;
    await withConnection(serverUrl, async (client) => {
      await client.query("SELECT pg_advisory_lock($1)", [SETUP_LOCK]);
      const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
      if (found.rowCount === 0) {
        await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`).catch((refusal: unknown) => {
          throw notAllowed(`CREATE DATABASE ${database}`, refusal);
        });
      }
    });
    await withConnection(cityUrl, (client) => setUpSchema(client, cityUrl, schema));
  }
}

type State = { version: number; encoding: string; found: boolean; extensions: Record<string, string> };

async function readState(client: pg.Client, schema: string): Promise<State> {
  const answer = await client.query<State>(
    `SELECT current_setting('server_version_num')::int AS version,
            current_setting('server_encoding') AS encoding,
            EXISTS (SELECT FROM pg_namespace WHERE nspname = $1) AS found,
            (SELECT coalesce(jsonb_object_agg(extname, nspname), '{}')
               FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
              WHERE extname = ANY ($2)) AS extensions`,
    [schema, EXTENSIONS],
  );
  return answer.rows[0]!;
}

async function setUpSchema(client: pg.Client, url: string, schema: string): Promise<void> {
  const before = await readState(client, schema);
  checkVersion(before.version, url);
  if (before.encoding !== "UTF8") throw wrongEncoding(before.encoding, databaseName(url));
  for (const [extension, home] of Object.entries(before.extensions)) {
    if (home !== "public") throw extensionElsewhere(extension, home);
  }
  if (before.found && EXTENSIONS.every((extension) => extension in before.extensions)) return;

  await client.query("BEGIN");
  // IF NOT EXISTS alone is no protection: two sessions can both see nothing and collide in the catalog.
  await client.query("SELECT pg_advisory_xact_lock($1)", [SETUP_LOCK]);
  for (const extension of EXTENSIONS) {
    await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension} SCHEMA public`).catch((refusal: unknown) => {
      throw extensionNotAllowed(extension, databaseName(url), refusal);
    });
  }
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`).catch((refusal: unknown) => {
    throw notAllowed(`CREATE SCHEMA ${schema}`, refusal);
  });
  await client.query("COMMIT");
}

function cityNameInvalid(city: string): StartFailure {
  return new StartFailure(
    "CITY_NAME_INVALID",
    { zh: `“${city}”不能作为城市的标识。`, en: `“${city}” cannot be the id of a city.` },
    {
      zh: "请用小写字母开头、由小写字母、数字和下划线组成、不超过 40 个字符的标识。",
      en: "Use at most 40 of a–z, 0–9 and _, beginning with a letter.",
    },
  );
}

function wrongEncoding(encoding: string, database: string): StartFailure {
  return new StartFailure(
    "DATABASE_ENCODING",
    {
      zh: `数据库 ${database} 的编码是 ${encoding}，存不下全部汉字。`,
      en: `The database ${database} is encoded in ${encoding}, which cannot hold every Chinese character.`,
    },
    {
      zh: `请用 CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 新建一个。`,
      en: `Make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`,
    },
  );
}

function extensionElsewhere(extension: string, home: string): StartFailure {
  return new StartFailure(
    "EXTENSION_NOT_ALLOWED",
    {
      zh: `扩展 ${extension} 装在模式 ${home} 里，并联要在 public 里找到它。`,
      en: `The extension ${extension} is in schema ${home}, and Binglian looks for it in public.`,
    },
    {
      zh: `请执行 ALTER EXTENSION ${extension} SET SCHEMA public。`,
      en: `Run ALTER EXTENSION ${extension} SET SCHEMA public.`,
    },
  );
}

function extensionNotAllowed(extension: string, database: string, refusal: unknown): StartFailure {
  return new StartFailure(
    "EXTENSION_NOT_ALLOWED",
    {
      zh: `PostgreSQL 不允许在数据库 ${database} 中创建扩展 ${extension}：${reason(refusal)}。`,
      en: `PostgreSQL does not let us create the extension ${extension} in database ${database}: ${reason(refusal)}.`,
    },
    {
      zh: `请数据库管理员在其中执行 CREATE EXTENSION ${extension} SCHEMA public。`,
      en: `Ask its administrator to run CREATE EXTENSION ${extension} SCHEMA public there.`,
    },
    refusal,
  );
}

function notAllowed(statement: string, refusal: unknown): StartFailure {
  return new StartFailure(
    "DATABASE_NOT_ALLOWED",
    {
      zh: `PostgreSQL 拒绝了 ${statement}：${reason(refusal)}。`,
      en: `PostgreSQL refused ${statement}: ${reason(refusal)}.`,
    },
    {
      zh: "请数据库管理员给 DATABASE_URL 中的用户相应权限，或代为执行。",
      en: "Ask its administrator to grant the user of DATABASE_URL that right, or to run it for you.",
    },
    refusal,
  );
}
