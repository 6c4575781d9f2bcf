import { readFileSync } from "node:fs";
import { CommandFailure } from "./command-failure.ts";

/** A JSON file that a person named. Says which file, and where in it, when it cannot be read. */
export function readJsonFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailure({ zh: `无法读取文件 ${path}：${why}`, en: `The file ${path} cannot be read: ${why}` });
  }
  return parseJsonText(text, path);
}

export function parseJsonText(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailure({ zh: `${name} 不是 JSON：${why}`, en: `${name} is not JSON: ${why}` });
  }
}
