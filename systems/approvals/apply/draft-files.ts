import type { City } from "#kernel/city/city.ts";
import type { Application } from "./records.ts";

/** A file of a draft, as its page shows it. */
export type DraftFile = { readonly id: string; readonly name: string; readonly bytes: number };

/** The files that stand in an application now, by their ids. */
export async function draftFiles(city: City, { papers }: Pick<Application, "papers">): Promise<Map<string, DraftFile>> {
  const ids = papers.flatMap(({ file }) => file ?? []);
  if (ids.length === 0) return new Map();
  const text = "SELECT id, name, bytes FROM files WHERE id = ANY($1) AND state = 'whole'";
  const found = await city.database.pool.query<DraftFile>({ name: "files-of-draft", text, values: [ids] });
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** Of these files those that stand in an application that is still written (FIL-09). */
export async function filesOfDrafts(city: City, files: readonly string[]): Promise<readonly string[]> {
  const drafts = await city.database.pool.query<{ file: string }>({
    name: "files-of-drafts",
    text: `SELECT x.file FROM applications a, jsonb_array_elements(a.papers) p,
        LATERAL (SELECT p->>'file' AS file UNION SELECT jsonb_array_elements_text(coalesce(p->'earlier', '[]'))) x
      WHERE a.state = 'draft' AND x.file = ANY($1)`,
    values: [files],
  });
  return drafts.rows.map(({ file }) => file);
}
