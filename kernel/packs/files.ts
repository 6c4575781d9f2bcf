import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PackFault } from "./fault.ts";
import { readingFault } from "./reading-faults.ts";

const fileLimit = 200;
const byteLimit = 4_000_000;

/**
 * Reads the JSON files of a pack's folder, its folders included, as file name (with `/`) → text.
 * Files that are not UTF-8 or too large come back as faults. Other files than `*.json` and `*.csv` are not part of a pack.
 * @throws the file system's error when the folder cannot be read.
 */
export async function readPackFiles(
  folder: string,
): Promise<{ files: ReadonlyMap<string, string> } | { faults: readonly PackFault[] }> {
  const entries = await readdir(folder, { recursive: true });
  const names = entries.filter((name) => /\.(json|csv)$/.test(name)).map((name) => name.replaceAll("\\", "/"));
  if (names.length > fileLimit) {
    return { faults: [{ ...readingFault("TOO_MANY_FILES", null, null, { limit: fileLimit }), file: folder }] };
  }
  const files = new Map<string, string>();
  const faults: PackFault[] = [];
  for (const file of names.sort()) {
    const bytes = await readFile(join(folder, file));
    if (bytes.length > byteLimit) {
      faults.push({ ...readingFault("TOO_LARGE", null, null, { bytes: bytes.length, limit: byteLimit }), file });
      continue;
    }
    try {
      files.set(file, new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      faults.push({ ...readingFault("ENCODING", null, null), file });
    }
  }
  return faults.length > 0 ? { faults } : { files };
}
