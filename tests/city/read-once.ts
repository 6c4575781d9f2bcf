import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { type CityPack, readCityPack } from "#faces/server/pack.ts";
import { testFolder } from "../database/shared-server.ts";

const kept = join(testFolder, "packs");

/** A pack, read and checked by the first test file that wants it in this state of the source; throws its faults. */
export async function readOnce(name: string, source: string): Promise<CityPack> {
  const path = join(kept, `${name}_${source}`);
  try {
    return deserialize(readFileSync(path)) as CityPack;
  } catch {
    // Not read yet in this state of the source.
  }
  const read = await readCityPack(fileURLToPath(new URL(`../../cities/${name}`, import.meta.url)));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults.slice(0, 3)));
  mkdirSync(kept, { recursive: true });
  for (const old of readdirSync(kept)) if (old.startsWith(`${name}_`)) rmSync(join(kept, old), { force: true });
  // Under another name until it is whole, since others may look for it at this moment.
  const part = join(kept, `part_${process.pid}`);
  writeFileSync(part, serialize(read.pack));
  renameSync(part, path);
  return read.pack;
}
