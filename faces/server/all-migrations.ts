import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Migration, readMigrations } from "#kernel/database/migrate.ts";

const programFolder = fileURLToPath(new URL("../..", import.meta.url));

/** All migrations of the kernel's parts and of the systems, in their one order. */
export async function allMigrations(): Promise<Migration[]> {
  const folders = ["kernel", "systems"].map(async (parent) => {
    const entries = await readdir(join(programFolder, parent), { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => join(programFolder, parent, entry.name));
  });
  return readMigrations((await Promise.all(folders)).flat());
}
