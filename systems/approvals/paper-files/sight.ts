import type { City } from "#kernel/city/city.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { caseIsSeenByOffice, sightValues } from "../queries/visible.ts";

/**
 * Whether somebody may read the files of the paper `p`: who acts for the applicant of its matter, and the offices that see a
 * case of the matter whose item asks for that paper. Who only has to know of the matter does not (COM-12). Its values are
 * those of `caseIsSeen`, $1 to $4.
 */
export const paperIsRead = `(EXISTS (SELECT FROM parties y WHERE y.matter = p.matter AND y.subject = ANY($3)
    AND y.role IN ('applicant', 'contact', 'agent') AND y.valid_from <= $4::date AND (y.valid_to IS NULL OR $4::date < y.valid_to))
  OR EXISTS (SELECT FROM cases c JOIN item_versions v ON v.id = c.item_version WHERE c.matter = p.matter
    AND v.papers @> jsonb_build_array(jsonb_build_object('name', p.name)) AND ${caseIsSeenByOffice}))`;

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
