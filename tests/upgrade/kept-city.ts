import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import { allMigrations } from "#faces/server/all-migrations.ts";
import type { CityDatabase } from "#kernel/database/city.ts";
import { migrate } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "../database/harness.ts";

/** A city as an earlier release left it: each table's rows, as PostgreSQL gives them in JSON. */
type KeptCity = {
  /** What the release made, by what it is an example of: ids of cases and of a matter. */
  readonly made: Readonly<Record<string, string>>;
  /** The moment at which it was kept. */
  readonly at: string;
  readonly tables: Readonly<Record<string, readonly object[]>> & { readonly migrations: readonly { name: string }[] };
};

export async function keptCity(release: string): Promise<KeptCity> {
  const packed = await readFile(new URL(`city-${release}.json.br`, import.meta.url));
  return JSON.parse(brotliDecompressSync(packed).toString("utf8"));
}

/** The kept city in a database with that release's tables, brought to those of today as a start of the program brings it. */
export async function upgraded(kept: KeptCity): Promise<TestCity & { readonly applied: readonly string[] }> {
  const then = new Set(kept.tables.migrations.map(({ name }) => name));
  const all = await allMigrations();
  const database = await testCity(all.filter(({ name }) => then.has(name)));
  await putRows(database.city, kept);
  return { ...database, applied: await migrate(database.city, all) };
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
