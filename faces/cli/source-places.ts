import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { programFolder } from "./places.ts";

/** A line of our own source, such as systems/approvals/commands/accept.ts:12. */
export type SourcePlace = { readonly file: string; readonly line: number; readonly text: string };

export type Sources = ReadonlyMap<string, readonly string[]>;

/** The lines of all our source files below some folders, by path from the program's folder. */
export function readSources(folders: readonly string[] = ["kernel", "systems", "faces", "tests"]): Sources {
  const found = new Map<string, string[]>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(programFolder, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(ts|tsx|sql)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      found.set(path.slice(programFolder.length).replaceAll("\\", "/"), readFileSync(path, "utf8").split("\n"));
    }
  }
  return found;
}

/** All lines that match, in the files whose path passes. */
export function placesOf(sources: Sources, pattern: RegExp, inFile: (path: string) => boolean): SourcePlace[] {
  const places: SourcePlace[] = [];
  for (const [file, lines] of sources) {
    if (!inFile(file)) continue;
    lines.forEach((text, index) => {
      if (pattern.test(text)) places.push({ file, line: index + 1, text: text.trim() });
    });
  }
  return places.sort((one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : one.line - other.line));
}

export const isTestFile = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** A text as part of a regular expression. */
export const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
