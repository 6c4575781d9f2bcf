import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";

/** A paper that the city holds of an applicant: what one of its own acts yielded, and which still holds (COM-05). */
export type HeldPaper = {
  readonly id: string;
  readonly name: string;
  readonly on: Day;
  /** The item that yielded it, and the number of the permit that it is. */
  readonly itemName: string | null;
  readonly number: string | null;
};

/** The papers of these names that the city holds of a subject, the latest of each; nothing of what was revoked or has run out. */
export async function heldPapers(
  city: City,
  subject: string | null,
  names: readonly string[],
): Promise<Map<string, HeldPaper>> {
  if (subject === null || names.length === 0) return new Map();
  const found = await city.database.pool.query<HeldPaper>({
    name: "papers-held-of-subject",
    text: `SELECT DISTINCT ON (p.name) p.id, p.name, p.received_on AS on, v.name AS "itemName", m.number
           FROM papers p JOIN parties t ON t.matter = p.matter AND t.role = 'applicant' AND t.subject = $1
             LEFT JOIN cases c ON c.id = p.from_case LEFT JOIN item_versions v ON v.id = c.item_version
             LEFT JOIN permits m ON m.from_case = p.from_case
           WHERE p.name = ANY($2) AND p.origin IN ('yielded', 'held') AND p.defect IS NULL AND (m.id IS NULL OR m.state = 'valid')
           ORDER BY p.name, p.received_on DESC, p.id DESC`,
    values: [subject, names],
  });
  return new Map(found.rows.map((row) => [row.name, row]));
}
