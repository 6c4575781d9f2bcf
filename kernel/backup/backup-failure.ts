import pg from "pg";
import { errorCode, reason } from "#kernel/database/start-failure.ts";
import type { Words } from "#kernel/text/words.ts";

export type BackupFailureCode =
  | "BACKUP_BUSY"
  | "BACKUP_DAMAGED"
  | "BACKUP_NEWER"
  | "BACKUP_NOT_THERE"
  | "BACKUP_OTHER_CITY"
  | "BACKUP_OTHER_TABLES"
  | "BACKUP_TARGET_NOT_WRITABLE"
  | "BACKUP_TARGET_TAKEN"
  | "CITY_ALREADY_THERE"
  | "CITY_KEY_OTHER"
  | "CITY_NOT_THERE"
  | "DATABASE_BROKE_OFF"
  | "RESTORE_UNFAITHFUL";

/** A backup or a restore cannot be done, and this is why. `text` says what happened, `next` what to do. */
export class BackupFailure extends Error {
  readonly code: BackupFailureCode;
  readonly text: Words;
  readonly next: Words;

  constructor(code: BackupFailureCode, text: Words, next: Words, cause?: unknown) {
    super(`${text.en} ${next.en}`, cause === undefined ? undefined : { cause });
    this.name = "BackupFailure";
    this.code = code;
    this.text = text;
    this.next = next;
  }
}

/** The folder of a backup cannot be made or written to, or is full. */
export function notWritable(folder: string, error: unknown): BackupFailure {
  return new BackupFailure(
    "BACKUP_TARGET_NOT_WRITABLE",
    { zh: `无法写入 ${folder}：${reason(error)}。`, en: `${folder} cannot be written to: ${reason(error)}.` },
    {
      zh: "请核对权限和剩余空间，再运行一次；没有留下不完整的备份。",
      en: "Check permissions and free space, and run it again; no half backup was left.",
    },
    error,
  );
}

/** What PostgreSQL or the connection to it threw, as a sentence; everything else as it is. */
export function databaseFailure(error: unknown, what: Words): unknown {
  const code = errorCode(error);
  const lost = /^E(CONN|PIPE)/.test(code) || (error instanceof Error && /^Connection terminated/.test(error.message));
  if (!(error instanceof pg.DatabaseError) && !lost) return error;
  return new BackupFailure(
    "DATABASE_BROKE_OFF",
    { zh: `${what.zh}：${reason(error)}。`, en: `${what.en}: ${reason(error)}.` },
    {
      zh: "请确认数据库正常后再运行一次；没有办完的不会留下一半。",
      en: "See that the database is well and run it again; nothing half done is left.",
    },
    error,
  );
}
