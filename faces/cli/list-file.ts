import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type CheckedFile, checkFile, type ReadFile, readFile } from "#systems/lists/import/check-file.ts";
import type { Ground } from "#systems/lists/import/ground.ts";
import { mappingOf, unknownIn, writtenMapping } from "#systems/lists/import/mapping.ts";
import { readTable } from "#systems/lists/import/read-table.ts";
import { CommandFailure } from "./command-failure.ts";
import { readJsonFile } from "./json-file.ts";

export type ListFile = { readonly name: string; readonly hash: string; readonly read: ReadFile };
export type Steps = { readonly progress: (share: number) => void; readonly signal: AbortSignal };

/** Reads a file of items. @throws {FileRefused} when it is no table; aborts with the signal */
export async function readListFile(path: string, steps: Steps): Promise<ListFile> {
  const name = basename(path);
  const bytes = new Uint8Array(contentOf(path));
  const hash = createHash("sha256").update(bytes).digest("hex");
  return { name, hash, read: await readFile(await readTable(bytes, name), steps) };
}

/** Judges it, with the bodies that a mapping file names (`--map`). */
export async function checkListFile(
  { read }: ListFile,
  ground: Ground,
  mapFile: string | undefined,
  steps: Steps,
): Promise<{ readonly checked: CheckedFile; readonly mapping: Readonly<Record<string, string>> }> {
  const written = mapFile === undefined ? {} : readMapping(mapFile, ground);
  const first = await checkFile(read, ground, {}, steps);
  const mapping = mappingOf(written, first.unknownBodies, ground.directory);
  if (Object.keys(mapping).length === 0) return { checked: first, mapping };
  return { checked: await checkFile(read, ground, mapping, steps), mapping };
}

function readMapping(path: string, { directory }: Ground) {
  const { data, error } = writtenMapping.safeParse(readJsonFile(path));
  if (error)
    throw new CommandFailure({
      zh: `${path} 应是一个 JSON 对象：{"文件里的机构|区划": "本市机构编号"}`,
      en: `${path} must be a JSON object: {"body in the file|division": "id of a body here"}`,
    });
  const wrong = unknownIn(data, directory);
  if (wrong.length > 0)
    throw new CommandFailure({
      zh: `${path} 写到的机构不在本市目录：${wrong.join("、")}。写机构编号，如 DRC。`,
      en: `${path} names bodies that the directory does not have: ${wrong.join(", ")}. Write ids such as DRC.`,
    });
  return data;
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailure({ zh: `无法读取文件 ${path}：${why}`, en: `The file ${path} cannot be read: ${why}` });
  }
}
