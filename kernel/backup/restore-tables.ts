import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Migration } from "#kernel/database/migrate.ts";
import { BackupFailure } from "./backup-failure.ts";
import { type Manifest, tableFile } from "./manifest.ts";
import { copyInText, copySettings, qualified, type TableShape, tableShapes } from "./tables.ts";

/** Makes the tables that a backup was taken from, by the same migrations, and leaves them without rows. */
export async function makeTables(
  client: pg.ClientBase,
  schema: string,
  manifest: Manifest,
  migrations: readonly Migration[],
): Promise<TableShape[]> {
  const made = new Set(manifest.migrations.map(({ name }) => name));
  // The ledger is made by `migrate`, not by a migration; its rows come out of the backup like all others.
  await client.query(
    `CREATE TABLE ${qualified(schema, "migrations")} (
       name text PRIMARY KEY,
       sha256 text NOT NULL,
       applied_at timestamptz NOT NULL DEFAULT now()
     )`,
  );
  for (const { name, sql } of migrations) if (made.has(name)) await client.query(sql);
  for (const [name, value] of Object.entries(copySettings))
    await client.query("SELECT set_config($1, $2, true)", [name, value]);
  const shapes = await tableShapes(client, schema);
  checkSame(manifest, shapes);
  return shapes;
}

/** A table or column that somebody added by hand is in no migration, and has no place here. */
function checkSame(manifest: Manifest, shapes: readonly TableShape[]): void {
  const list = (tables: readonly { name: string; columns: readonly string[] }[]) =>
    new Set(tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`)));
  const [theirs, ours] = [list(manifest.tables), list(shapes)];
  const odd = [...[...theirs].filter((one) => !ours.has(one)), ...[...ours].filter((one) => !theirs.has(one))];
  if (odd.length === 0) return;
  const some = odd.slice(0, 5).join(", ");
  throw new BackupFailure(
    "BACKUP_OTHER_TABLES",
    {
      zh: `备份的表与其迁移所建的不同：${some}。`,
      en: `The backup's tables are not those that its migrations make: ${some}.`,
    },
    {
      zh: "有人手工改过原库的表；请用写出它的程序版本，或先在原库撤销改动再备份。",
      en: "Somebody changed them by hand: use the program that wrote it, or undo that at the source and back up again.",
    },
  );
}

type Loading = { readonly folder: string; readonly signal?: AbortSignal | undefined; onShare(share: number): void };

/** Loads the rows of a backup into tables that are as their migrations left them. */
export async function loadTables(
  client: pg.ClientBase,
  schema: string,
  manifest: Manifest,
  { folder, signal, onShare }: Loading,
): Promise<void> {
  const constraints = await putAside(client, schema);
  const all = manifest.tables.map(({ name }) => qualified(schema, name)).join(", ");
  // A migration may have written first rows, such as the head's.
  await client.query(`TRUNCATE ${all}`);
  const bytes = manifest.tables.reduce((sum, { text }) => sum + text.bytes, 0);
  let done = 0;
  for (const { name, columns, text } of manifest.tables) {
    onShare(bytes === 0 ? 1 : done / bytes);
    const rows = client.query(copyFrom(copyInText(schema, name, columns)));
    // Once broken off, nobody listens to it any more, and closing the connection makes it say so again.
    rows.on("error", () => {});
    await pipeline(createReadStream(join(folder, tableFile(name))), createGunzip(), rows, { signal });
    done += text.bytes;
  }
  for (const { statement } of constraints) await client.query(statement);
  for (const { name, last, called } of manifest.sequences)
    await client.query("SELECT setval($1::regclass, $2, $3)", [qualified(schema, name), last, called]);
}

/**
 * Takes foreign keys away while rows are loaded, so that tables may refer to one another in a circle, and rules that
 * were made for new rows only (NOT VALID), which old rows may break. @returns what puts them back, in their old order
 */
async function putAside(client: pg.ClientBase, schema: string): Promise<{ statement: string }[]> {
  const found = await client.query<{ drop: string; statement: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS statement
     FROM pg_constraint
     WHERE connamespace = to_regnamespace($1) AND conrelid <> 0 AND conparentid = 0
       AND (contype = 'f' OR (contype = 'c' AND NOT convalidated))
     ORDER BY oid`,
    [schema],
  );
  for (const { drop } of found.rows) await client.query(drop);
  return found.rows;
}
