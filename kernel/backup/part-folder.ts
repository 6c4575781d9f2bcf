import { createHash } from "node:crypto";
import { mkdir, open, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCode } from "#kernel/database/start-failure.ts";
import { BackupFailure, notWritable } from "./backup-failure.ts";
import { type Manifest, tableFile } from "./manifest.ts";

/** A backup that is being written, under a name of its own until it is whole. */
export type PartFolder = {
  readonly path: string;
  /** Writes the manifest, brings everything to the disk, and gives the folder its name. */
  finish(manifest: Manifest): Promise<void>;
  /** Removes what was written. */
  abandon(): Promise<void>;
};

/** Begins a backup that will be called `folder`, which is new or empty. Throws `BackupFailure`. */
export async function openPart(folder: string): Promise<PartFolder> {
  await claim(folder);
  const path = `${folder}.part`;
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    throw errorCode(error) === "EEXIST" ? busy(path) : notWritable(folder, error);
  }
  return {
    path,
    async finish(manifest) {
      const text = `${JSON.stringify(manifest, null, 1)}\n`;
      const sum = createHash("sha256").update(text).digest("hex");
      const options = { flag: "wx", mode: 0o600, flush: true };
      await writeFile(join(path, "manifest.json"), text, options);
      // As `sha256sum -c manifest.sha256` reads it; the manifest holds the sums of all others.
      await writeFile(join(path, "manifest.sha256"), `${sum}  manifest.json\n`, options);
      await syncFolders(path);
      await rename(path, folder);
      await syncFolder(dirname(folder));
    },
    abandon: () => rm(path, { recursive: true, force: true }),
  };
}

/** The place of a table's rows in a folder, which is made. */
export async function placeOfTable(folder: string, name: string): Promise<string> {
  const path = join(folder, tableFile(name));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return path;
}

/** Takes an empty folder away, so that the whole backup can be given its name. */
async function claim(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return;
    if (!["ENOTEMPTY", "EEXIST", "ENOTDIR", "EBUSY"].includes(code)) throw notWritable(folder, error);
    throw new BackupFailure(
      "BACKUP_TARGET_TAKEN",
      { zh: `${folder} 已有内容，或不能替换。`, en: `${folder} is not empty, or cannot be replaced.` },
      {
        zh: "请写一个尚不存在的文件夹名，例如其中带日期的。",
        en: "Name a folder that is not there yet, such as one with the date in it.",
      },
    );
  }
}

function busy(path: string): BackupFailure {
  return new BackupFailure(
    "BACKUP_BUSY",
    {
      zh: `${path} 已在：另一个备份正在写入，或上次的备份被中断。`,
      en: `${path} is there: another backup is being written, or the last one was broken off.`,
    },
    { zh: "确认没有备份在运行后删除它，再运行一次。", en: "When no other one runs, remove it and run it again." },
  );
}

/** Brings the entries of a folder and of all below it to the disk; files are flushed as they are written. */
export async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncFolders(join(folder, entry.name));
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder; there the file system orders this by itself.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
