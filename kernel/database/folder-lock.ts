import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startOfProcess } from "./process-identity.ts";
import { errorCode, StartFailure } from "./start-failure.ts";

type Holder = { pid: number; started: string };

function readHolder(path: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null || !("pid" in value) || !("started" in value)) return undefined;
    return { pid: Number(value.pid), started: String(value.started) };
  } catch {
    return undefined;
  }
}

function inUse(folder: string, pid: number): StartFailure {
  return new StartFailure(
    "DATA_FOLDER_IN_USE",
    {
      zh: `数据文件夹 ${folder} 正由另一个并联（进程 ${pid}）使用。`,
      en: `The data folder ${folder} is in use by another running Binglian (process ${pid}).`,
    },
    { zh: "请先停止它，或另选一个数据文件夹。", en: "Stop that one first, or choose another data folder." },
  );
}

/**
 * Takes the folder for this process and returns how to give it back. A lock whose process is gone, or whose number now
 * belongs to another process, is taken over. Throws `DATA_FOLDER_IN_USE`.
 *
 * Node has no flock, so the lock is a file that appears whole: written aside, then linked into place.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, "binglian.lock");
  const aside = join(folder, `binglian.lock.${process.pid}`);
  const mine: Holder = { pid: process.pid, started: startOfProcess(process.pid) ?? "" };
  writeFileSync(aside, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        linkSync(aside, path);
        break;
      } catch (error) {
        if (errorCode(error) !== "EEXIST" || attempt > 10) throw error;
      }
      const holder = readHolder(path);
      if (holder !== undefined && startOfProcess(holder.pid) === holder.started) throw inUse(folder, holder.pid);
      takeAway(path, holder);
    }
  } finally {
    rmSync(aside, { force: true });
  }
  return () => {
    if (readHolder(path)?.pid === mine.pid) rmSync(path, { force: true });
  };
}

/** Moves a stale lock away; when another starter replaced it in between, its fresh lock is put back. */
function takeAway(path: string, stale: Holder | undefined): void {
  const away = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, away);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  const moved = readHolder(away);
  if (moved !== undefined && (moved.pid !== stale?.pid || moved.started !== stale.started)) linkSync(away, path);
  rmSync(away, { force: true });
}
