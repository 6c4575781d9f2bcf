import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Party } from "#kernel/matters/records.ts";

/** A party to a matter, as the applicant's side and the staff see it. */
export type PartyNow = Pick<Party, "id" | "subject" | "role" | "validFrom" | "validTo" | "mandate"> & {
  readonly name: string;
};

/** Everybody who is or was a party to a matter; the applicant first. */
export async function partiesOf(city: City, matter: string): Promise<readonly PartyNow[]> {
  const found = await city.database.pool.query<PartyNow>({
    name: "parties-of-matter",
    text: `SELECT p.id, p.subject, s.name, p.role, p.valid_from AS "validFrom", p.valid_to AS "validTo", p.mandate
           FROM parties p JOIN subjects s ON s.id = p.subject WHERE p.matter = $1
           ORDER BY p.role <> 'applicant', p.valid_from, p.id`,
    values: [matter],
  });
  return found.rows;
}

/** How somebody is concerned in a matter by the subjects they speak for: acting for the applicant, or knowing of it only. */
export async function sideOf(
  city: City,
  matter: string,
  subjects: readonly string[],
  today: Day,
): Promise<"acting" | "knowing" | undefined> {
  if (subjects.length === 0) return undefined;
  const found = await city.database.pool.query<{ acting: boolean | null }>({
    name: "side-in-matter",
    text: `SELECT bool_or(role IN ('applicant', 'contact', 'agent')) AS acting FROM parties
           WHERE matter = $1 AND subject = ANY($2) AND valid_from <= $3 AND (valid_to IS NULL OR $3 < valid_to)`,
    values: [matter, subjects, today],
  });
  const acting = found.rows[0]?.acting ?? null;
  return acting === null ? undefined : acting ? "acting" : "knowing";
}
