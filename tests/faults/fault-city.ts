import { fileURLToPath } from "node:url";
import { allMigrations } from "#faces/server/all-migrations.ts";
import { openRuntime } from "#faces/server/open-runtime.ts";
import { type CityPack, readCityPack } from "#faces/server/pack.ts";
import { schemaId } from "#faces/server/schema-id.ts";
import type { City } from "#kernel/city/city.ts";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { type Migration, migrate } from "#kernel/database/migrate.ts";

export type FaultCity = {
  readonly city: City;
  readonly pack: CityPack;
  readonly database: CityDatabase;
  readonly migrations: readonly Migration[];
  close(): Promise<void>;
};

/**
 * Xinyu on a PostgreSQL server, put together as the program does it, standing at one moment: so that several processes
 * on the same database have the same time, and what is due is due for all of them.
 */
export async function openFaultCity(url: string, key: Buffer, moment: string): Promise<FaultCity> {
  const read = await readCityPack(fileURLToPath(new URL("../../cities/xinyu", import.meta.url)));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults.slice(0, 3)));
  const { pack } = read;
  const database = await openCity({ url }, schemaId(pack.city), { database: "binglian" });
  const migrations = await allMigrations();
  await migrate(database, migrations);
  const city = await openRuntime(pack, database, key);
  city.time.moveTo?.(new Date(moment));
  return {
    ...{ city, pack, database, migrations },
    async close() {
      await city.close();
      await database.close();
    },
  };
}
