import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { allMigrations } from "#faces/server/all-migrations.ts";
import { type CityPack, readCityPack, settingsOf } from "#faces/server/pack.ts";
import type { City } from "#kernel/city/city.ts";
import { loadPack } from "#kernel/city/load-pack.ts";
import { type HandTime, handTime, openTestCity } from "#kernel/city/test-city.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { systems } from "#systems/index.ts";
import { type TestCity, testCity } from "../database/harness.ts";

export type PackCity = { city: City & { time: HandTime }; pack: CityPack; database: TestCity; close(): Promise<void> };

/** A city of a real pack on a real database, with a clock set by hand and ids that follow from a seed. */
export async function packCity(name: "xinyu" | "minimal", moment = "2026-03-02T01:00:00Z"): Promise<PackCity> {
  const read = await readCityPack(fileURLToPath(new URL(`../../cities/${name}`, import.meta.url)));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults.slice(0, 3)));
  const { pack } = read;
  const database = await testCity(await allMigrations());
  let count = 0;
  const city = await openTestCity(database.city, systems, {
    name: pack.city.name,
    demo: pack.city.demo,
    settings: settingsOf(pack.settings),
    time: handTime(moment),
    chance: (bytes) => {
      count += 1;
      return createHash("shake256", { outputLength: bytes }).update(`${name} ${count}`).digest();
    },
  });
  const { outcome } = await loadPack(city, pack);
  if (outcome && isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return {
    city,
    pack,
    database,
    async close() {
      await city.close();
      await database.drop();
    },
  };
}
