import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { allMigrations } from "#faces/server/all-migrations.ts";
import { keyOf, openRuntime } from "#faces/server/open-runtime.ts";
import type { CityPack } from "#faces/server/pack.ts";
import { schemaId } from "#faces/server/schema-id.ts";
import type { City } from "#kernel/city/city.ts";
import { openCity } from "#kernel/database/city.ts";
import { migrate } from "#kernel/database/migrate.ts";
import { hasDatabase, noCity, withDatabase } from "./with-database.ts";

/**
 * Does something with the city of a data folder: through its database when it runs, else by starting that for the time.
 * A dry run without a data folder uses a city in a temporary one, which is removed. `mustExist`: a folder without a
 * database is refused instead of filled.
 */
export async function withCity<Result>(
  pack: CityPack,
  options: { readonly data: string; readonly dryRun?: boolean; readonly mustExist?: boolean },
  work: (city: City, key: Buffer) => Promise<Result>,
): Promise<Result> {
  const given = resolve(options.data);
  const empty = !hasDatabase(given);
  if (empty && options.mustExist) throw noCity(given);
  const temporary = options.dryRun === true && empty;
  const parent = temporary ? await mkdtemp(join(tmpdir(), "binglian-")) : undefined;
  // PostgreSQL may run as another user, who must be able to pass.
  if (parent !== undefined) await chmod(parent, 0o711);
  const dataFolder = parent === undefined ? given : join(parent, "data");
  try {
    return await withDatabase(dataFolder, async (server) => {
      const database = await openCity(server, schemaId(pack.city));
      try {
        await migrate(database, await allMigrations());
        const key = await keyOf(pack, database, { dataFolder, key: process.env.BINGLIAN_KEY });
        const city = await openRuntime(pack, database, key);
        try {
          return await work(city, key);
        } finally {
          await city.close();
        }
      } finally {
        await database.close();
      }
    });
  } finally {
    if (parent !== undefined) await rm(parent, { recursive: true, force: true });
  }
}
