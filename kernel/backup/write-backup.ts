import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { connectionString, withConnection } from "#kernel/database/connection.ts";
import { errorCode } from "#kernel/database/start-failure.ts";
import { vault } from "#kernel/records/vault.ts";
import type { Words } from "#kernel/text/words.ts";
import { databaseFailure, notWritable } from "./backup-failure.ts";
import { copyFiles, dataFilesOf, keyFileOf } from "./data-files.ts";
import { journalState } from "./journal-state.ts";
import { FORMAT, type Manifest, type ManifestTable } from "./manifest.ts";
import { measured } from "./measured.ts";
import { openPart, placeOfTable } from "./part-folder.ts";
import { beginSnapshot } from "./snapshot.ts";
import { copyOutText, copySettings, readSequences, type TableShape } from "./tables.ts";

export type BackupOptions = {
  /** Leads to the city's database. */
  readonly url: string;
  readonly schema: string;
  readonly city: string;
  /** The version of the program that writes it. */
  readonly program: string;
  /** What the backup will be called; new or empty. */
  readonly folder: string;
  /** Where the city keeps files. */
  readonly dataFolder: string;
  /** The city's key, when it is at hand. It is written into the backup only by `withKey`. */
  readonly key: Buffer | undefined;
  readonly withKey: boolean;
  onProgress?(text: Words, share: number): void;
  readonly signal?: AbortSignal | undefined;
};

/** Something that only the city's key yields from this text. */
export const keyCheck = (key: Buffer): string => vault(key).hash("binglian backup");

/**
 * Writes a backup of a city as it is at one moment; it goes on working meanwhile. Whatever fails, nothing stands under
 * the folder's name. Throws `BackupFailure` or `StartFailure`; an abort by `signal` as it is.
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const part = await openPart(options.folder);
  try {
    options.signal?.throwIfAborted();
    const snapshot = await readDatabase(options, part.path);
    const files = await keepFiles(options, part.path);
    const { key, withKey, city, program } = options;
    const manifest: Manifest = {
      ...{ format: FORMAT, program, city },
      ...snapshot,
      key: { included: withKey && key !== undefined, check: key === undefined ? null : keyCheck(key) },
      files,
    };
    options.signal?.throwIfAborted();
    await part.finish(manifest);
    return manifest;
  } catch (error) {
    await part.abandon();
    throw /^E[A-Z]+$/.test(errorCode(error)) && !/^E(CONN|PIPE)/.test(errorCode(error))
      ? notWritable(options.folder, error)
      : error;
  }
}

async function readDatabase({ url, schema, onProgress, signal }: BackupOptions, folder: string) {
  const settings = { ...copySettings, search_path: `${schema},public` };
  const what: Words = { zh: "读取数据库时中断", en: "Reading the database broke off" };
  try {
    return await withConnection(connectionString(url, { settings }), async (client) => {
      // Also while it waits for somebody's lock.
      signal?.addEventListener("abort", () => void client.end().catch(() => {}), { once: true });
      const { shapes, ...moment } = await beginSnapshot(client, schema);
      const room = shapes.reduce((sum, { size }) => sum + size, 0);
      const tables: ManifestTable[] = [];
      let done = 0;
      for (const shape of shapes) {
        onProgress?.({ zh: "备份各表", en: "Backing up the tables" }, room === 0 ? 1 : done / room);
        tables.push(await keepTable(client, schema, shape, folder, signal));
        done += shape.size;
      }
      const migrations = await client.query<{ name: string; sha256: string }>(
        `SELECT name, sha256 FROM migrations ORDER BY name COLLATE "C"`,
      );
      const journal = await journalState(client);
      const sequences = await readSequences(client, schema);
      await client.query("COMMIT");
      return { ...moment, journal, migrations: migrations.rows, tables, sequences };
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw databaseFailure(error, what);
  }
}

async function keepTable(
  client: pg.Client,
  schema: string,
  shape: TableShape,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<ManifestTable> {
  const { name, columns } = shape;
  const rows = client.query(copyTo(copyOutText(schema, shape, columns)));
  // Once broken off, nobody listens to it any more, and closing the connection makes it say so again.
  rows.on("error", () => {});
  const [text, file] = [measured(), measured()];
  const target = createWriteStream(await placeOfTable(folder, name), { flags: "wx", mode: 0o600, flush: true });
  await pipeline(rows, text.through, createGzip(), file.through, target, { signal });
  return { name, columns: [...columns], rows: text.rows(), text: text.measure(), file: file.measure() };
}

async function keepFiles(options: BackupOptions, part: string): Promise<Manifest["files"]> {
  const { dataFolder, city, signal, onProgress } = options;
  const to = join(part, "data");
  const files: Manifest["files"] = [];
  // Twice: what was just being put aside when its turn came is back by then, or gone for good.
  for (const _ of ["all", "missed"]) {
    const known = new Set(files.map(({ path }) => path));
    const paths = (await dataFilesOf(dataFolder, city)).filter((path) => !known.has(path));
    let done = 0;
    const onFile = () => {
      done += 1;
      onProgress?.({ zh: "备份文件", en: "Backing up the files" }, done / paths.length);
    };
    files.push(...(await copyFiles(dataFolder, to, paths, { signal, onFile })));
  }
  if (!options.withKey || options.key === undefined) return files;
  const key = `${options.key.toString("base64")}\n`;
  const place = join(to, keyFileOf(city));
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await writeFile(place, key, { flag: "wx", mode: 0o600, flush: true });
  const sha256 = createHash("sha256").update(key).digest("hex");
  return [...files, { path: keyFileOf(city), bytes: key.length, sha256 }];
}
