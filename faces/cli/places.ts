import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CommandFailure } from "./command-failure.ts";
import { readJsonFile } from "./json-file.ts";

/** The folder of the program itself, with `kernel/`, `systems/` and `cities/` in it. */
export const programFolder = fileURLToPath(new URL("../..", import.meta.url));

/** A city's pack: the name of a folder in `cities/`, or a path to any folder. */
export function cityFolder(city: string): string {
  const named = join(programFolder, "cities", city);
  const found = /^[a-z][a-z0-9-]*$/.test(city) && existsSync(named) ? named : resolve(city);
  if (existsSync(found) && statSync(found).isDirectory()) return found;
  throw new CommandFailure({
    zh: `找不到城市“${city}”：cities/ 中没有它，也没有 ${found} 这个文件夹。用 --city 写 cities/ 中的名字或一个路径。`,
    en: `There is no city “${city}”: neither in cities/ nor as the folder ${found}. Give --city a name in cities/ or a path.`,
  });
}

/** The id of a city, by its `city.json` alone: whatever else is wrong with a pack, its city can be found. */
export function cityId(city: string): string {
  const file = join(cityFolder(city), "city.json");
  const said = readJsonFile(file);
  const id = typeof said === "object" && said !== null && "id" in said ? said.id : undefined;
  if (typeof id === "string" && /^[a-z][a-z0-9-]*$/.test(id)) return id;
  throw new CommandFailure({
    zh: `${file} 没有写城市的编号 id。用 binglian pack check 核对。`,
    en: `${file} does not say the city's id. Check it with binglian pack check.`,
  });
}

/** The version of this program. */
export function programVersion(): string {
  return String((readJsonFile(join(programFolder, "package.json")) as { version?: unknown }).version);
}
