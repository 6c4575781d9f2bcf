import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { CommandFailure } from "./command-failure.ts";

/** PostgreSQL writes this file itself; its lines are fixed (src/include/utils/pidfile.h). */
const PORT_LINE = 3;
const SOCKET_FOLDER_LINE = 4;

/**
 * The address of the embedded database that runs in a data folder, or the one given. Nothing is started or locked, so it
 * can be looked into while the city works.
 */
export function runningDatabase(
  dataFolder: string,
  databaseUrl: string | undefined,
): { url: string; embedded: boolean } {
  if (databaseUrl !== undefined && databaseUrl !== "") return { url: databaseUrl, embedded: false };
  try {
    const folder = realpathSync(join(dataFolder, "postgres"));
    const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
    const password = readFileSync(join(dataFolder, "postgres.password"), "utf8");
    const port = lines[PORT_LINE] ?? "";
    const socketFolder = lines[SOCKET_FOLDER_LINE] ?? "";
    const start = `postgres://binglian:${password}@`;
    if (socketFolder === "") return { url: `${start}127.0.0.1:${port}/postgres`, embedded: true };
    const socket = `host=${encodeURIComponent(socketFolder)}&port=${port}`;
    return { url: `${start}localhost/postgres?${socket}`, embedded: true };
  } catch {
    throw new CommandFailure({
      zh: `${dataFolder} 中没有正在运行的城市。先运行 binglian start，或用 --data 指出它的数据文件夹。`,
      en: `No city is running in ${dataFolder}. Run binglian start first, or name its data folder with --data.`,
    });
  }
}
