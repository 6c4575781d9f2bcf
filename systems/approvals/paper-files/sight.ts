import type { City } from "#kernel/city/city.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { paperIsRead, sightValues } from "../queries/visible.ts";

/** Whether a paper that the asker may read has this file (FIL-08). */
export async function mayReadPaperFile(city: City, actor: Actor, file: string): Promise<boolean> {
  if (actor.kind !== "person") return false;
  const { cases } = await sightValues(city, actor, city.today());
  const found = await city.database.pool.query<{ read: boolean }>({
    name: "paper-file-is-read",
    text: `SELECT EXISTS (SELECT FROM paper_files f JOIN papers p ON p.id = f.paper WHERE f.file = $5 AND ${paperIsRead}) AS read`,
    values: [...cases, file],
  });
  return found.rows[0]?.read === true;
}

/** Of these files those that stand at a paper (FIL-09). */
export async function filesOfPapers(city: City, files: readonly string[]): Promise<readonly string[]> {
  const found = await city.database.pool.query<{ file: string }>("SELECT file FROM paper_files WHERE file = ANY($1)", [
    files,
  ]);
  return found.rows.map(({ file }) => file);
}
