import type { FileRow } from "#kernel/files/records.ts";
import type { Actor } from "#kernel/records/actor.ts";
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
