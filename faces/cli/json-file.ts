import { readFileSync } from "node:fs";
import { parseJson } from "#kernel/packs/parse-json.ts";
import { CommandFailure } from "./command-failure.ts";

/** A JSON file that a person named. Says which file, and where in it, when it cannot be read. */
export function readJsonFile(path: string): unknown {
  return parseJsonText(readTextFile(path), path);
}

/**
 * A text file that a person named, in UTF-8, with or without a byte order mark. Another encoding is told: read as UTF-8 its
 * names would match nothing.
 */
export function readTextFile(path: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailure({ zh: `无法读取文件 ${path}：${why}`, en: `The file ${path} cannot be read: ${why}` });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CommandFailure({
      zh: `${path} 不是 UTF-8 编码，用编辑器另存为 UTF-8 后再读取`,
      en: `${path} is not in UTF-8; save it as UTF-8 in an editor and read it again`,
    });
  }
}

export function parseJsonText(text: string, name: string): unknown {
  const parsed = parseJson(text);
  if ("value" in parsed) return parsed.value;
  const { line, column, reason } = parsed;
  throw new CommandFailure({
    zh: `${name} 不是 JSON：第${line}行第${column}列不合语法`,
    en: `${name} is not JSON at line ${line}, column ${column}: ${reason}`,
  });
}
