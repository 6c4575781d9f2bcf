import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode, reason, StartFailure } from "./start-failure.ts";

/**
 * Makes a folder with those above it, and says whether it was made; one that is there is left as it is.
 * Throws `DATA_FOLDER_NOT_WRITABLE`.
 *
 * Step by step, since Node's `recursive` never returns where the system answers "no such folder" below one that is
 * there, as it does under /proc.
 */
export function makeDataFolder(folder: string): boolean {
  try {
    return make(folder);
  } catch (error) {
    throw notWritable(folder, error);
  }
}

function make(folder: string): boolean {
  if (isFolder(folder)) return false;
  const above = dirname(folder);
  if (above !== folder && !isFolder(above)) make(above);
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    // Another start may have made it in the same moment.
    if (errorCode(error) === "EEXIST" && isFolder(folder)) return false;
    throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The data folder cannot be made, or something in it cannot be written. */
export function notWritable(dataFolder: string, error: unknown): StartFailure {
  return new StartFailure(
    "DATA_FOLDER_NOT_WRITABLE",
    {
      zh: `数据文件夹 ${dataFolder} 无法创建或写入：${reason(error)}。`,
      en: `The data folder ${dataFolder} cannot be made or written to: ${reason(error)}.`,
    },
    {
      zh: "请给当前用户写权限，或另选一个数据文件夹。",
      en: "Give the present user write access, or choose another data folder.",
    },
    error,
  );
}
