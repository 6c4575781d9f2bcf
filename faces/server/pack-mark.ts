import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What was last brought into a city, so that a start with the same pack does not compare every record again. */
export type PackMark = { readonly pack: string; readonly played: "not yet" | "begun" | "whole" };

const fileOf = (dataFolder: string, city: string) => join(dataFolder, "packs", `${city}.json`);

/** The mark of a city; none when the file is missing or not readable: then the pack is compared with the records. */
export async function readPackMark(dataFolder: string, city: string): Promise<PackMark | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(dataFolder, city), "utf8")) as PackMark;
  } catch {
    return undefined;
  }
}

export async function writePackMark(dataFolder: string, city: string, mark: PackMark): Promise<void> {
  const path = fileOf(dataFolder, city);
  await mkdir(join(dataFolder, "packs"), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(mark));
  await rename(`${path}.new`, path);
}
