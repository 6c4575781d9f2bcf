import { join } from "node:path";
import type { BackupFault } from "#kernel/backup/check-backup.ts";
import { keyFileOf } from "#kernel/backup/data-files.ts";
import type { Manifest } from "#kernel/backup/manifest.ts";
import type { Language, Words } from "#kernel/text/words.ts";

/** A backup in numbers, for people and for programs. */
export function backupNumbers(manifest: Manifest) {
  const { tables, files } = manifest;
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return {
    ...{ city: manifest.city, madeAt: manifest.madeAt, program: manifest.program, journal: manifest.journal },
    ...{ tables: tables.length, rows: sum(tables.map(({ rows }) => rows)), files: files.length },
    bytes: sum([...tables.map(({ file }) => file.bytes), ...files.map(({ bytes }) => bytes)]),
    keyIncluded: manifest.key.included,
  };
}

/** One line: what of a city is in a backup. */
export function backupSummary(manifest: Manifest): Words {
  const { city, madeAt, tables, rows, journal, files, bytes } = backupNumbers(manifest);
  const said = (language: Language) => ({
    rows: rows.toLocaleString("en-US"),
    entries: journal.entries.toLocaleString("en-US"),
    size: sizeOf(bytes),
    head: journal.head === null ? "" : `${language === "zh" ? "，末条 " : ", the last "}${journal.head.slice(0, 12)}…`,
  });
  const [zh, en] = [said("zh"), said("en")];
  return {
    zh: `${city}，${madeAt}：${tables} 张表 ${zh.rows} 行，日志 ${zh.entries} 条${zh.head}，文件 ${files} 个，共 ${zh.size}`,
    en: `${city}, ${madeAt}: ${tables} tables, ${en.rows} rows, ${en.entries} journal entries${en.head}, ${files} files, ${en.size}`,
  };
}

function sizeOf(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

export const faultWords = ({ file, what }: BackupFault): Words => ({
  zh: `${file}：${what.zh}`,
  en: `${file}: ${what.en}`,
});

/** Where the key is, and what it is for: nobody should find that out at a restore. */
export function keyKept(manifest: Manifest, dataFolder: string, given: boolean): Words {
  if (manifest.key.included)
    return {
      zh: "密钥在备份中：拿到备份的人能读出全部个人信息，请像密钥一样保管。",
      en: "The key is in it: who has this backup can read all personal values. Keep it as you keep a key.",
    };
  const file = given ? "BINGLIAN_KEY" : join(dataFolder, keyFileOf(manifest.city));
  if (manifest.key.check === null)
    return {
      zh: `这里没有密钥（${file}）。没有它，恢复后加密的个人信息无法读出。`,
      en: `There is no key here (${file}). Without it, sealed personal values cannot be read after a restore.`,
    };
  return {
    zh: `密钥不在备份中：${file}。请另存别处；没有它，恢复后加密的个人信息无法读出。`,
    en: `The key is not in it: ${file}. Keep it elsewhere; without it, sealed personal values cannot be read after a restore.`,
  };
}

export const journalBroken: Words = {
  zh: "注意：原库的日志有缺号或多余的改动，备份照原样保存。请查明是谁改动了数据库。",
  en: "Beware: the journal at the source has gaps or loose changes, and is kept as it is. Find out who changed the database.",
};
