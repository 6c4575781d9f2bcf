import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { type CityDatabase, SETUP_LOCK } from "./city.ts";
import { errorCode, reason, StartFailure } from "./start-failure.ts";

/** One step of the schema: its name is its place in the order, such as "2026-11-23-1-journal". */
export type Migration = { name: string; sql: string };

/**
 * What the ledger keeps of a migration. Taken with LF whatever the checkout did to line ends, so that the same file has
 * the same hash everywhere.
 */
export function migrationHash(sql: string): string {
  return createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");
}

/**
 * Reads `<folder>/migrations/*.sql` of all folders into ONE order by name (code points, not locale). A folder without
 * migrations adds none. Throws `MIGRATION_DUPLICATE`.
 */
export async function readMigrations(folders: readonly string[]): Promise<Migration[]> {
  const found = new Map<string, { path: string; sql: string }>();
  for (const folder of folders) {
    const home = join(folder, "migrations");
    const files = await readdir(home).catch((error: unknown) => {
      if (errorCode(error) === "ENOENT") return [];
      throw error;
    });
    for (const file of files.filter((name) => name.endsWith(".sql"))) {
      const name = file.slice(0, -".sql".length);
      const path = join(home, file);
      const other = found.get(name);
      if (other !== undefined) throw duplicate(name, other.path, path);
      found.set(name, { path, sql: await readFile(path, "utf8") });
    }
  }
  return [...found.entries()]
    .sort(([one], [other]) => order.compare(one, other))
    .map(([name, { sql }]) => ({ name, sql }));
}

/**
 * Applies to the city what it does not have yet, in order, and returns the names applied. Each migration and its row in
 * the ledger `migrations(name, sha256, applied_at)` are one transaction. The row goes in first: a second starter waits
 * there for the first one, finds the row, and skips; if the first one fails, the second takes its turn.
 *
 * Throws `MIGRATION_EDITED`, `DATABASE_NEWER` or `MIGRATION_FAILED`; what was applied before stays applied.
 */
export async function migrate(
  city: CityDatabase,
  migrations: readonly Migration[],
  onProgress: (text: string) => void = () => {},
): Promise<string[]> {
  const client = await city.pool.connect();
  try {
    const ledger = await readLedger(client, city.schema);
    const names = new Set(migrations.map((migration) => migration.name));
    const unknown = [...ledger.keys()].filter((name) => !names.has(name));
    if (unknown.length > 0) throw newer(city.schema, unknown);
    for (const migration of migrations) {
      const stored = ledger.get(migration.name);
      if (stored !== undefined && stored !== migrationHash(migration.sql)) throw edited(migration.name);
    }
    const applied: string[] = [];
    for (const migration of migrations) {
      if (ledger.has(migration.name)) continue;
      if (await apply(client, migration)) {
        applied.push(migration.name);
        onProgress(migration.name);
      }
    }
    return applied;
  } finally {
    // Closed, not reused: a migration may have changed settings of its session.
    client.release(true);
  }
}

async function readLedger(client: pg.PoolClient, schema: string): Promise<Map<string, string>> {
  // to_regclass with the schema's name: `public` is on the search path too and may hold somebody else's table.
  const found = await client.query("SELECT to_regclass($1) IS NOT NULL AS found", [`${schema}.migrations`]);
  if (!found.rows[0].found) {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [SETUP_LOCK]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${schema}.migrations (
         name text PRIMARY KEY,
         sha256 text NOT NULL,
         applied_at timestamptz NOT NULL DEFAULT now()
       )`,
    );
    await client.query("COMMIT");
  }
  const rows = await client.query<{ name: string; sha256: string }>(`SELECT name, sha256 FROM ${schema}.migrations`);
  return new Map(rows.rows.map((row) => [row.name, row.sha256]));
}

/** False when another starter applied it meanwhile. */
async function apply(client: pg.PoolClient, migration: Migration): Promise<boolean> {
  const hash = migrationHash(migration.sql);
  await client.query("BEGIN");
  try {
    const mine = await client.query(
      "INSERT INTO migrations (name, sha256) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
      [migration.name, hash],
    );
    if (mine.rowCount === 0) {
      await client.query("ROLLBACK");
      const other = await client.query<{ sha256: string }>("SELECT sha256 FROM migrations WHERE name = $1", [
        migration.name,
      ]);
      if (other.rows[0]?.sha256 !== hash) throw edited(migration.name);
      return false;
    }
    await client.query(migration.sql);
    await client.query("COMMIT");
    return true;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error instanceof StartFailure ? error : failed(migration, error);
  }
}

function duplicate(name: string, one: string, other: string): StartFailure {
  return new StartFailure(
    "MIGRATION_DUPLICATE",
    {
      zh: `迁移 ${name} 出现了两次：${one} 和 ${other}。`,
      en: `The migration ${name} is there twice: ${one} and ${other}.`,
    },
    { zh: "请给其中一个换个名字。", en: "Give one of them another name." },
  );
}

function newer(schema: string, names: readonly string[]): StartFailure {
  return new StartFailure(
    "DATABASE_NEWER",
    {
      zh: `${schema} 是更新版本的数据库，含有本程序不认识的迁移：${names.join("、")}。`,
      en: `${schema} is a database of a newer version: this program does not know its migrations ${names.join(", ")}.`,
    },
    { zh: "请使用写入它的版本或更新的版本。", en: "Run the version that wrote it, or a later one." },
  );
}

function edited(name: string): StartFailure {
  return new StartFailure(
    "MIGRATION_EDITED",
    {
      zh: `迁移 ${name} 在应用之后被改动过。`,
      en: `The migration ${name} was edited after it had been applied.`,
    },
    { zh: "请恢复原文件，把改动写成新的迁移。", en: "Restore the file and put the change into a new migration." },
  );
}

function failed(migration: Migration, error: unknown): StartFailure {
  const position = error instanceof Error && "position" in error ? Number(error.position) : Number.NaN;
  const line = Number.isNaN(position) ? undefined : migration.sql.slice(0, position).split("\n").length;
  return new StartFailure(
    "MIGRATION_FAILED",
    {
      zh: `迁移 ${migration.name}${line === undefined ? "" : ` 第 ${line} 行`}失败：${reason(error)}。`,
      en: `The migration ${migration.name} failed${line === undefined ? "" : ` on line ${line}`}: ${reason(error)}.`,
    },
    { zh: "它没有留下任何改动；请修正后重新启动。", en: "It left nothing behind; correct it and start again." },
    error,
  );
}

/** By number within a day: …-10-search comes after …-2-wakes. */
const order = new Intl.Collator("en", { numeric: true });
