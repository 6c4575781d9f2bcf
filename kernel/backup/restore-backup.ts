import { resolve } from "node:path";
import type pg from "pg";
import { type CityDatabase, openCity, SETUP_LOCK } from "#kernel/database/city.ts";
import { makeDataFolder } from "#kernel/database/data-folder.ts";
import { type Migration, migrate } from "#kernel/database/migrate.ts";
import type { Server } from "#kernel/database/open.ts";
import type { Words } from "#kernel/text/words.ts";
import { databaseFailure } from "./backup-failure.ts";
import { damaged, findFaults, openBackup } from "./check-backup.ts";
import type { Manifest } from "./manifest.ts";
import { placeFiles } from "./place-files.ts";
import { checkKey, checkRoom, cityThere } from "./restore-place.ts";
import { loadTables, makeTables } from "./restore-tables.ts";
import { qualified, relationCount } from "./tables.ts";
import { checkFaithful } from "./verify-restored.ts";

export type RestoreOptions = {
  /** The backup. */
  readonly folder: string;
  /** All that the program knows. */
  readonly migrations: readonly Migration[];
  /** Where the city will keep files. */
  readonly dataFolder: string;
  /** The key that is already at hand in the new place, if any. */
  readonly key: Buffer | undefined;
  onProgress?(text: Words, share: number): void;
  readonly signal?: AbortSignal | undefined;
};

/** What a backup says of itself, when it is whole and could be restored at this place. Throws `BackupFailure`. */
export async function rehearseRestore(options: RestoreOptions): Promise<Manifest> {
  const manifest = await openBackup(options.folder, options.migrations);
  await checkRoom(options.dataFolder, manifest);
  checkKey(options.key, manifest);
  const faults = await findFaults(options.folder, manifest, options);
  if (faults.length > 0) throw damaged(faults);
  return manifest;
}

/**
 * Puts the city of a checked backup into a database that does not have it: all of it, compared with the manifest row
 * for row, or nothing. `city` names its schema, as for `openCity`. Afterwards it is brought up to this program by its later migrations, whose names are returned.
 */
export async function restoreBackup(
  server: Server | { url: string },
  city: string,
  manifest: Manifest,
  options: RestoreOptions,
): Promise<readonly string[]> {
  // With a database of one's own nobody has made it yet.
  makeDataFolder(options.dataFolder);
  const database = await openCity(server, city, { connections: 2, copies: true });
  try {
    await inOneTransaction(database, manifest, options);
    // A table that was just filled has no statistics, and the first queries would be planned as if it were empty.
    const tables = manifest.tables.map(({ name }) => qualified(database.schema, name));
    await database.pool.query(`ANALYZE ${tables.join(", ")}`);
    return await migrate(database, options.migrations);
  } finally {
    await database.close();
  }
}

async function inOneTransaction(database: CityDatabase, manifest: Manifest, options: RestoreOptions): Promise<void> {
  const client = await database.pool.connect();
  let released = false;
  // Closed, not reused: a transaction or a COPY may still be open, and settings have changed.
  const release = () => {
    if (!released) client.release(true);
    released = true;
  };
  options.signal?.addEventListener("abort", release, { once: true });
  try {
    await client.query("BEGIN");
    // Who starts this city now waits here, and then finds it whole or not at all.
    await client.query("SELECT pg_advisory_xact_lock($1)", [SETUP_LOCK]);
    if ((await relationCount(client, database.schema)) > 0) throw cityThere(manifest.city);
    await fill(client, database.schema, manifest, options);
    const undo = await placeFiles(resolve(options.folder), options.dataFolder, manifest, options.signal);
    await commit(client, database, undo);
  } catch (error) {
    // PostgreSQL tells a COPY that was broken off as an error of its own.
    options.signal?.throwIfAborted();
    throw databaseFailure(error, { zh: "恢复时数据库中断", en: "The database broke the restore off" });
  } finally {
    release();
  }
}

async function commit(client: pg.PoolClient, { pool, schema }: CityDatabase, undo: () => Promise<void>): Promise<void> {
  try {
    await client.query("COMMIT");
  } catch (error) {
    // A connection that broke here leaves it open whether all is there: looked up once the transaction is over, one way or the
    // other. When nobody answers, the files stay for the next look.
    await pool.query("SELECT pg_advisory_xact_lock($1)", [SETUP_LOCK]);
    if ((await relationCount(pool, schema)) > 0) return;
    await undo();
    throw error;
  }
}

async function fill(client: pg.PoolClient, schema: string, manifest: Manifest, options: RestoreOptions): Promise<void> {
  const { folder, migrations, onProgress, signal } = options;
  onProgress?.({ zh: "建立表结构", en: "Making the tables" }, 0);
  const shapes = await makeTables(client, schema, manifest, migrations);
  await loadTables(client, schema, manifest, {
    folder: resolve(folder),
    signal,
    onShare: (share) => onProgress?.({ zh: "装入各表", en: "Loading the tables" }, share),
  });
  await checkFaithful(client, schema, manifest, shapes, {
    signal,
    onShare: (share) => onProgress?.({ zh: "与备份逐行核对", en: "Comparing every row with the backup" }, share),
  });
}
