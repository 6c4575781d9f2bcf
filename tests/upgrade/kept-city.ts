import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { allMigrations } from "#faces/server/all-migrations.ts";
import type { CityDatabase } from "#kernel/database/city.ts";
import { migrate } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "../database/harness.ts";

/** A city as an earlier release left it: each table's rows, as PostgreSQL gives them in JSON. */
export type KeptCity = {
  /** What the release made, by what it is an example of: ids of cases and of a matter. */
  readonly made: Readonly<Record<string, string>>;
  /** The moment at which it was kept. */
  readonly at: string;
  readonly tables: Readonly<Record<string, readonly object[]>> & { readonly migrations: readonly { name: string }[] };
};

const file = (release: string) => new URL(`city-${release}.json.br`, import.meta.url);

/** The releases of which a city is kept, the oldest first. */
export function keptReleases(): string[] {
  return readdirSync(new URL(".", import.meta.url))
    .flatMap((name) => /^city-(.+)\.json\.br$/.exec(name)?.[1] ?? [])
    .sort();
}

export function keptCity(release: string): KeptCity {
  return JSON.parse(brotliDecompressSync(readFileSync(file(release))).toString("utf8"));
}

/**
 * All that stands in a city now, to be kept. The copy in words for the search is left out with its follower's place: it is as
 * large as all else, and is made from the journal anew.
 */
export async function keptOf({ pool, schema }: CityDatabase, made: KeptCity["made"], at: string): Promise<KeptCity> {
  const found = await pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' ORDER BY relname",
    [schema],
  );
  const tables: Record<string, readonly object[]> = {};
  for (const { name } of found.rows) {
    const { rows } = await pool.query<{ row: object }>(
      name === "followers"
        ? "SELECT to_jsonb(t) AS row FROM followers t WHERE follower NOT LIKE 'search:%'"
        : `SELECT to_jsonb(t) AS row FROM ${name} t`,
    );
    if (rows.length > 0 && name !== "search_entries") tables[name] = rows.map(({ row }) => row);
  }
  return { made, at, tables: tables as KeptCity["tables"] };
}

/** Writes what is kept of a release, as small as it gets: much of the journal stands in the rows too. Never over another. */
export async function keep(release: string, kept: KeptCity): Promise<number> {
  const text = Buffer.from(JSON.stringify(kept));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  const packed = brotliCompressSync(text, { params });
  await writeFile(file(release), packed, { flag: "wx" });
  return packed.length;
}

/** The kept city in a database with that release's tables, brought to those of today as a start of the program brings it. */
export async function upgraded(
  kept: KeptCity,
): Promise<TestCity & { readonly applied: readonly string[]; readonly since: readonly string[] }> {
  const then = new Set(kept.tables.migrations.map(({ name }) => name));
  const all = await allMigrations();
  const database = await testCity(all.filter(({ name }) => then.has(name)));
  await putRows(database.city, kept);
  const since = all.filter(({ name }) => !then.has(name)).map(({ name }) => name);
  return { ...database, applied: await migrate(database.city, all), since };
}

async function putRows({ pool }: CityDatabase, { tables }: KeptCity): Promise<void> {
  const client = await pool.connect();
  try {
    // As a restore does: rows come table by table, and what refers to a later one is sound only at the end.
    await client.query("BEGIN; SET LOCAL session_replication_role = replica");
    const names = Object.keys(tables);
    await client.query(`TRUNCATE ${names.join(", ")} CASCADE`);
    for (const name of names) {
      const columns = await client.query<{ all: string }>(
        `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS all FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
        [name],
      );
      const list = columns.rows[0]?.all;
      await client.query(
        `INSERT INTO ${name} (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::${name}, $1)`,
        [JSON.stringify(tables[name])],
      );
    }
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}
