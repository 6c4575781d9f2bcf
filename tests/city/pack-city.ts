import { createHash } from "node:crypto";
import { allMigrations } from "#faces/server/all-migrations.ts";
import { type CityPack, settingsOf } from "#faces/server/pack.ts";
import type { City } from "#kernel/city/city.ts";
import { loadPack } from "#kernel/city/load-pack.ts";
import { type HandTime, handTime, openTestCity } from "#kernel/city/test-city.ts";
import type { CityDatabase } from "#kernel/database/city.ts";
import { migrate } from "#kernel/database/migrate.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { vault } from "#kernel/records/vault.ts";
import { systems } from "#systems/index.ts";
import { cityFrom, type TestCity } from "../database/harness.ts";
import { readOnce } from "./read-once.ts";
import { sourceHash } from "./source-hash.ts";

type PackName = "xinyu" | "minimal";
export type PackCity = { city: City & { time: HandTime }; pack: CityPack; database: TestCity; close(): Promise<void> };

/** When packs are loaded: before and after the reform, in its last year, and before and after the holidays of 2026. */
const LOADS = ["2014-01-02", "2025-03-03", "2026-02-13", "2026-03-02"].map((day) => `${day}T01:00:00Z`);

/**
 * A city of a real pack on a real database, with a clock set by hand and ids that follow from a seed. The pack is loaded
 * and settled once for each state of the source, at the last of the moments above that is not after the one asked for; every
 * test file gets a clone, and its ids go on where those of the load ended.
 */
export async function packCity(name: PackName, moment = "2026-03-02T01:00:00Z"): Promise<PackCity> {
  const { pack, database } = await packDatabase(name, moment);
  const city = await openOn(database.city, name, pack, moment, chanceOf(name, Number(database.said)).next);
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

/** The database of such a city, which nobody has opened yet. */
export async function packDatabase(name: PackName, moment: string) {
  const source = sourceHash();
  const pack = await readOnce(name, source);
  const loaded = LOADS.findLast((one) => one <= moment) ?? moment;
  const family = `${name}_${loaded.replace(/\D/g, "").slice(2, 12)}_`;
  const database = await cityFrom({
    name: family + source,
    instead: family,
    async make(empty) {
      const { city, asked } = await loadedCity(empty, name, pack, loaded);
      await city.close();
      // So that PostgreSQL plans as in a city that has stood for a while.
      await empty.pool.query("ANALYZE");
      return String(asked());
    },
  });
  return { pack, database };
}

/** A city into whose empty database the pack has just been loaded, and how often chance has been asked. */
export async function loadedCity(database: CityDatabase, name: string, pack: CityPack, moment: string) {
  await migrate(database, await allMigrations());
  const { next, asked } = chanceOf(name, 0);
  const city = await openOn(database, name, pack, moment, next);
  const { outcome } = await loadPack(city, pack);
  if (outcome && isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  await city.settle();
  return { city, asked };
}

export function openOn(
  database: CityDatabase,
  name: string,
  pack: CityPack,
  moment: string,
  chance: (bytes: number) => Uint8Array,
): Promise<City & { time: HandTime }> {
  return openTestCity(database, systems, {
    name: pack.city.name,
    demo: pack.city.demo,
    settings: settingsOf(pack.settings),
    time: handTime(moment),
    vault: vault(keyOf(name)),
    chance,
  });
}

/** The key under which the values of such a city are sealed. */
export const keyOf = (name: string): Buffer => createHash("sha256").update(`${name} key`).digest();

/** Bytes that follow from the city's name and from how many have been asked for before. */
function chanceOf(name: string, before: number) {
  let count = before;
  return {
    asked: () => count,
    next(bytes: number): Uint8Array {
      count += 1;
      return createHash("shake256", { outputLength: bytes }).update(`${name} ${count}`).digest();
    },
  };
}
