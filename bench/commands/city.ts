import { fileURLToPath } from "node:url";
import { allMigrations } from "#faces/server/all-migrations.ts";
import { openRuntime } from "#faces/server/open-runtime.ts";
import { type CityPack, readCityPack } from "#faces/server/pack.ts";
import { schemaId } from "#faces/server/schema-id.ts";
import type { City } from "#kernel/city/city.ts";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { type Migration, migrate } from "#kernel/database/migrate.ts";

/** The database of the measurements within the server that they start. */
export const DATABASE = "binglian";

export type BenchCity = {
  readonly city: City;
  readonly pack: CityPack;
  readonly database: CityDatabase;
  readonly migrations: readonly Migration[];
  readonly key: Buffer;
  close(): Promise<void>;
};

/** Opens the city of Xinyu on a server, as the program itself does, with its tables made. */
export async function openBenchCity(url: string, key: Buffer, name = DATABASE): Promise<BenchCity> {
  const read = await readCityPack(fileURLToPath(new URL("../../cities/xinyu", import.meta.url)));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults.slice(0, 3)));
  const { pack } = read;
  const database = await openCity({ url }, schemaId(pack.city), { database: name });
  const migrations = await allMigrations();
  await migrate(database, migrations);
  const city = await openRuntime(pack, database, key);
  return {
    ...{ city, pack, database, migrations, key },
    async close() {
      await city.close();
      await database.close();
    },
  };
}
