import type { KeptFile } from "#kernel/files/intake.ts";
import type { FileRow } from "#kernel/files/records.ts";
import type { Actor } from "#kernel/records/actor.ts";
import type { Who } from "#kernel/records/asked.ts";
import type { City } from "./city.ts";

/** Whether somebody may read a file: who uploaded it, and whom a system shows it that refers to it (FIL-08). */
export async function mayReadFile(
  city: City,
  actor: Actor,
  file: Pick<FileRow, "id" | "uploadedBy">,
): Promise<boolean> {
  if (actor.kind === "person" && actor.person === file.uploadedBy) return true;
  for (const system of city.registry.systems) if (await system.fileReaders(city, actor, file.id)) return true;
  return false;
}

/**
 * Of these files those that the same person has brought before, or for a visitor without a name those that nobody's name is on: their
 * ids are known to nobody else.
 */
export async function broughtBefore(city: City, who: Who, ids: readonly string[]): Promise<readonly KeptFile[]> {
  const found = await city.database.pool.query<KeptFile>(
    `SELECT id, name, bytes, content_type AS "contentType", sha256 FROM files
     WHERE id = ANY($1) AND state = 'whole' AND uploaded_by IS NOT DISTINCT FROM $2 ORDER BY id`,
    [ids, who.kind === "person" ? who.person : null],
  );
  return found.rows;
}
