import { readdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "#kernel/database/start-failure.ts";
import { BackupFailure } from "./backup-failure.ts";
import { filesOf, keyFileOf } from "./data-files.ts";
import type { Manifest } from "./manifest.ts";
import { keyCheck } from "./write-backup.ts";

/** The place has no files of the city yet. Throws `CITY_ALREADY_THERE`. */
export async function checkRoom(dataFolder: string, { city }: Manifest): Promise<void> {
  const folder = join(dataFolder, filesOf(city));
  const found = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  });
  if (found.length > 0) throw alreadyThere({ zh: `${folder} 中已有文件`, en: `There are files in ${folder}` });
}

/** The key at hand, if there is one, is the one that the backup's personal values are sealed with. */
export function checkKey(key: Buffer | undefined, manifest: Manifest): void {
  if (key === undefined || manifest.key.check === null || keyCheck(key) === manifest.key.check) return;
  throw new BackupFailure(
    "CITY_KEY_OTHER",
    {
      zh: `这里的密钥不是备份中城市 ${manifest.city} 的密钥，其中加密的个人信息无法读出。`,
      en: `The key at hand is not that of the backup's city ${manifest.city}; its sealed personal values could not be read.`,
    },
    {
      zh: `请换上原来的 ${keyFileOf(manifest.city)}（或 BINGLIAN_KEY），或先移走这里的，再运行一次。`,
      en: `Put its own ${keyFileOf(manifest.city)} (or BINGLIAN_KEY) there, or move this one away, and run it again.`,
    },
  );
}

export const cityThere = (city: string): BackupFailure =>
  alreadyThere({ zh: `这个数据库里已有城市 ${city}`, en: `The database already has the city ${city}` });

function alreadyThere(what: { zh: string; en: string }): BackupFailure {
  return new BackupFailure(
    "CITY_ALREADY_THERE",
    { zh: `${what.zh}，恢复不覆盖任何内容。`, en: `${what.en}; a restore overwrites nothing.` },
    {
      zh: "请用 --data 指定一个新的数据文件夹（或让 DATABASE_URL 指向一个空的数据库）。",
      en: "Name a new data folder with --data, or an empty database with DATABASE_URL.",
    },
  );
}

/** Takes an empty folder away, when it is there. */
export async function removeEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT") throw error;
  });
}
