import { existsSync } from "node:fs";
import { join } from "node:path";
import { openServer, type Server } from "#kernel/database/open.ts";
import { StartFailure } from "#kernel/database/start-failure.ts";
import { CommandFailure } from "./command-failure.ts";
import { runningDatabase } from "./running-database.ts";

/** Where a database answers; an embedded one keeps its cities in a database of its own. */
export type DatabaseAddress = Pick<Server, "url" | "embedded">;

/**
 * Does something with the database of a data folder, or with that of DATABASE_URL: through the running one, else by
 * starting it for the time.
 */
export async function withDatabase<Result>(
  dataFolder: string,
  work: (address: DatabaseAddress) => Promise<Result>,
): Promise<Result> {
  const databaseUrl = process.env.DATABASE_URL;
  const server = await openServer({ dataFolder, databaseUrl }).catch(unlessInUse);
  try {
    return await work(server ?? runningDatabase(dataFolder, databaseUrl));
  } finally {
    await server?.stop();
  }
}

/** There is a database: the data folder's, or somebody's own. */
export const hasDatabase = (dataFolder: string): boolean =>
  Boolean(process.env.DATABASE_URL) || existsSync(join(dataFolder, "postgres"));

/** A folder in use is that of the running city, whose database answers us too. */
function unlessInUse(error: unknown): undefined {
  if (error instanceof StartFailure && error.code === "DATA_FOLDER_IN_USE") return undefined;
  throw error;
}

export const noCity = (dataFolder: string): CommandFailure =>
  new CommandFailure({
    zh: `${dataFolder} 中没有城市。先运行 binglian start，或用 --data 指出它的数据文件夹。`,
    en: `There is no city in ${dataFolder}. Run binglian start first, or name its data folder with --data.`,
  });
