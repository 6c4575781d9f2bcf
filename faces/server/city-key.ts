import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { keyFileOf } from "#kernel/backup/data-files.ts";
import { errorCode, reason } from "#kernel/database/start-failure.ts";
import { BootFailure } from "./boot-failure.ts";

const KEY_BYTES = 32;

/**
 * The city's key of 32 bytes: from BINGLIAN_KEY (base64), else from `<data>/keys/<city>.key`, which is made on the first
 * start. A city that already has a journal never gets a new key: what is sealed under the old one would be lost.
 */
export async function cityKey(options: {
  city: string;
  dataFolder: string;
  given: string | undefined;
  hasJournal: boolean;
}): Promise<Buffer> {
  const present = await presentKey(options);
  if (present !== undefined) return present;
  const path = fileOf(options);
  if (options.hasJournal) throw missing(path);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return await create(path);
  } catch (error) {
    throw notWritable(path, error);
  }
}

/** The city's key where it is kept, without making one. */
export async function presentKey(options: {
  city: string;
  dataFolder: string;
  given: string | undefined;
}): Promise<Buffer | undefined> {
  if (options.given !== undefined && options.given !== "") return checked(options.given, "BINGLIAN_KEY");
  const path = fileOf(options);
  try {
    return checked(await readFile(path, "utf8"), path);
  } catch (error) {
    if (error instanceof BootFailure) throw error;
    if (errorCode(error) !== "ENOENT") throw notWritable(path, error);
    return undefined;
  }
}

const fileOf = ({ city, dataFolder }: { city: string; dataFolder: string }): string =>
  join(dataFolder, keyFileOf(city));

/** Written beside and renamed, so that a start that is killed never leaves half a key. */
async function create(path: string): Promise<Buffer> {
  const key = randomBytes(KEY_BYTES);
  const half = `${path}.new`;
  await rm(half, { force: true });
  const file = await open(half, "wx", 0o600);
  try {
    await file.writeFile(`${key.toString("base64")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, path);
  return key;
}

function checked(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), "base64");
  if (key.length === KEY_BYTES) return key;
  throw new BootFailure(
    "CITY_KEY_INVALID",
    { zh: `${where} 不是 32 字节的 base64 密钥。`, en: `${where} is not a key of 32 bytes in base64.` },
    { zh: "请换回本城市原来的密钥。", en: "Put back this city's own key." },
  );
}

function missing(path: string): BootFailure {
  return new BootFailure(
    "CITY_KEY_MISSING",
    {
      zh: `这个城市已有记录，但找不到它的密钥 ${path}。`,
      en: `This city has records, but its key ${path} is not there.`,
    },
    {
      zh: "请从备份放回密钥，或用 BINGLIAN_KEY 给出；换新密钥会使已加密的个人信息无法读出。",
      en: "Restore it from a backup or give it as BINGLIAN_KEY; under a new key the sealed personal values could not be read.",
    },
  );
}

function notWritable(path: string, error: unknown): BootFailure {
  return new BootFailure(
    "KEY_FOLDER_NOT_WRITABLE",
    {
      zh: `密钥 ${path} 无法读取或写入：${reason(error)}。`,
      en: `The key ${path} cannot be read or written: ${reason(error)}.`,
    },
    {
      zh: "请给当前用户读写权限，或用 BINGLIAN_KEY 给出密钥。",
      en: "Give the present user access, or give the key as BINGLIAN_KEY.",
    },
  );
}
