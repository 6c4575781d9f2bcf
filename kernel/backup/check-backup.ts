import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Migration, migrationHash } from "#kernel/database/migrate.ts";
import { errorCode, reason } from "#kernel/database/start-failure.ts";
import type { Words } from "#kernel/text/words.ts";
import { BackupFailure } from "./backup-failure.ts";
import { dataFile, type Manifest, type ManifestTable, type Measure, readManifest, tableFile } from "./manifest.ts";
import { discard, measured } from "./measured.ts";

/** A file of a backup that is not what the manifest says. */
export type BackupFault = { readonly file: string; readonly what: Words };

/** Reads what a backup says of itself. Throws `BackupFailure` when it is none, is damaged or is a later program's. */
export async function openBackup(folder: string, migrations: readonly Migration[]): Promise<Manifest> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch((error: unknown) => {
    throw notThere(folder, error);
  });
  const kept = await readFile(join(folder, "manifest.sha256"), "utf8").catch(() => "");
  const sum = createHash("sha256").update(text).digest("hex");
  if (!kept.startsWith(`${sum} `)) throw damaged([{ file: "manifest.json", what: changed }]);
  const manifest = readManifest(text);
  if (manifest === undefined) throw damaged([{ file: "manifest.json", what: notOurs }]);
  if ("later" in manifest) throw newer(manifest.program, `format ${manifest.later}`);
  checkMigrations(manifest, migrations);
  return manifest;
}

/** A program restores what its own migrations make: it must know every one of the backup's, and know it as it was. */
function checkMigrations(manifest: Manifest, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, sql }) => [name, migrationHash(sql)]));
  const unknown = manifest.migrations.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (unknown.length > 0) throw newer(manifest.program, unknown.join(", "));
  const edited = manifest.migrations.find(({ name, sha256 }) => known.get(name) !== sha256);
  if (edited === undefined) return;
  throw new BackupFailure(
    "BACKUP_OTHER_TABLES",
    {
      zh: `备份由另一份迁移 ${edited.name} 建立，与本程序的不同。`,
      en: `The backup was made under another migration ${edited.name} than this program's.`,
    },
    {
      zh: `请用写出它的程序版本 ${manifest.program} 恢复。`,
      en: `Restore it with the program that wrote it, ${manifest.program}.`,
    },
  );
}

/** Reads every file of a backup to its end and compares it with the manifest. All faults, in the manifest's order. */
export async function findFaults(
  folder: string,
  manifest: Manifest,
  options: { onProgress?(text: Words, share: number): void; readonly signal?: AbortSignal | undefined } = {},
): Promise<BackupFault[]> {
  const checks = [
    ...manifest.tables.map((table) => ({
      ...{ file: tableFile(table.name), bytes: table.file.bytes },
      find: (path: string) => tableFault(path, table, options.signal),
    })),
    ...manifest.files.map((one) => ({
      ...{ file: dataFile(one), bytes: one.bytes },
      find: (path: string) => fileFault(path, one, options.signal),
    })),
  ];
  const all = checks.reduce((sum, { bytes }) => sum + bytes, 0);
  const faults: BackupFault[] = [];
  let done = 0;
  for (const { file, bytes, find } of checks) {
    options.onProgress?.({ zh: "核对备份", en: "Checking the backup" }, all === 0 ? 1 : done / all);
    const what = await sizeFault(join(folder, file), bytes).then((found) => found ?? find(join(folder, file)));
    if (what !== undefined) faults.push({ file, what });
    done += bytes;
  }
  return faults;
}

async function sizeFault(path: string, bytes: number): Promise<Words | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return { zh: "缺失", en: "is missing" };
  if (found.size === bytes) return undefined;
  return { zh: `应为 ${bytes} 字节，现为 ${found.size}`, en: `has ${found.size} bytes instead of ${bytes}` };
}

async function tableFault(path: string, table: ManifestTable, signal: AbortSignal | undefined) {
  const [file, text] = [measured(), measured()];
  const broken = await pipeline(createReadStream(path), file.through, createGunzip(), text.through, discard, {
    signal,
  }).catch(unlessAborted);
  if (broken !== undefined) return broken;
  const whole = same(file.measure(), table.file) && same(text.measure(), table.text) && text.rows() === table.rows;
  return whole ? undefined : changed;
}

async function fileFault(path: string, measure: Measure, signal: AbortSignal | undefined) {
  const bytes = measured();
  const broken = await pipeline(createReadStream(path), bytes.through, discard, { signal }).catch(unlessAborted);
  return broken ?? (same(bytes.measure(), measure) ? undefined : changed);
}

const changed: Words = { zh: "内容与备份时不同", en: "is not as it was written" };
const notOurs: Words = { zh: "不是备份清单", en: "is no manifest of a backup" };

export const same = (one: Measure, other: Measure): boolean => one.bytes === other.bytes && one.sha256 === other.sha256;

/** What cannot be unpacked has changed; what the disk does not give is told as it says. */
function unlessAborted(error: unknown): Words {
  if (error instanceof Error && error.name === "AbortError") throw error;
  if (errorCode(error).startsWith("Z_")) return changed;
  return { zh: `无法读取：${reason(error)}`, en: `cannot be read: ${reason(error)}` };
}

/** The failure of a damaged backup: the first fault, and how many more there are. */
export function damaged(faults: readonly BackupFault[]): BackupFailure {
  const [first] = faults as [BackupFault];
  const more = faults.length - 1;
  return new BackupFailure(
    "BACKUP_DAMAGED",
    {
      zh: `备份已损坏：${first.file} ${first.what.zh}${more > 0 ? `，另有 ${more} 个文件` : ""}。`,
      en: `The backup is damaged: ${first.file} ${first.what.en}${more > 0 ? `, and ${more} more files` : ""}.`,
    },
    {
      zh: "什么都没有写入；请用另一份备份，binglian backup verify 列出全部。",
      en: "Nothing was written; take another backup. binglian backup verify lists all.",
    },
  );
}

function notThere(folder: string, error: unknown): BackupFailure {
  const part: Words = folder.endsWith(".part")
    ? { zh: "它是被中断的备份", en: "It is a backup that was broken off" }
    : { zh: "它不是完整的备份", en: "It is no whole backup" };
  return new BackupFailure(
    "BACKUP_NOT_THERE",
    {
      zh: `${folder} 中没有 manifest.json（${errorCode(error)}）：${part.zh}。`,
      en: `There is no manifest.json in ${folder} (${errorCode(error)}). ${part.en}.`,
    },
    { zh: "请写 binglian backup 写出的文件夹。", en: "Name a folder that binglian backup has written." },
  );
}

function newer(program: string, what: string): BackupFailure {
  return new BackupFailure(
    "BACKUP_NEWER",
    {
      zh: `备份由更新的程序 ${program} 写出，本程序不认识：${what}。`,
      en: `The backup was written by a later program, ${program}, and this one does not know ${what}.`,
    },
    { zh: "请用那个版本或更新的版本。", en: "Use that version, or a later one." },
  );
}
