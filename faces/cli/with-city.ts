import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { allMigrations } from "#faces/server/all-migrations.ts";
import { keyOf, openRuntime, schemaId } from "#faces/server/open-runtime.ts";
import type { CityPack } from "#faces/server/pack.ts";
import type { City } from "#kernel/city/city.ts";
import { openCity } from "#kernel/database/city.ts";
import { migrate } from "#kernel/database/migrate.ts";
import { openServer } from "#kernel/database/open.ts";
import { StartFailure } from "#kernel/database/start-failure.ts";
import { CommandFailure } from "./command-failure.ts";
import { runningDatabase } from "./running-database.ts";

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
  const databaseUrl = process.env.DATABASE_URL;
  const given = resolve(options.data);
  const empty = !databaseUrl && !existsSync(join(given, "postgres"));
  if (empty && options.mustExist) throw noCity(given);
  const temporary = options.dryRun === true && empty;
  const parent = temporary ? await mkdtemp(join(tmpdir(), "binglian-")) : undefined;
  // PostgreSQL may run as another user, who must be able to pass.
  if (parent !== undefined) await chmod(parent, 0o711);
  const dataFolder = parent === undefined ? given : join(parent, "data");
  const server = await openServer({ dataFolder, databaseUrl }).catch(unlessInUse);
  try {
    const address = server ?? runningDatabase(dataFolder, databaseUrl);
    const database = await openCity(address, schemaId(pack), server === undefined ? { database: "binglian" } : {});
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
  } finally {
    await server?.stop();
    if (parent !== undefined) await rm(parent, { recursive: true, force: true });
  }
}

/** A folder in use is that of the running city, whose database answers us too. */
function unlessInUse(error: unknown): undefined {
  if (error instanceof StartFailure && error.code === "DATA_FOLDER_IN_USE") return undefined;
  throw error;
}

const noCity = (dataFolder: string): CommandFailure =>
  new CommandFailure({
    zh: `${dataFolder} 中没有城市。先运行 binglian start，或用 --data 指出它的数据文件夹。`,
    en: `There is no city in ${dataFolder}. Run binglian start first, or name its data folder with --data.`,
  });
