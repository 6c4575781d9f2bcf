import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Subject } from "#kernel/directory/records.ts";
import type { Who } from "#kernel/records/asked.ts";
import type { Application } from "./records.ts";

export type Named = Pick<Subject, "id" | "kind" | "name" | "identifierMasked">;

/** Somebody in whose name a signed-in person can apply. */
export type Applicant = Named & {
  readonly division: { readonly id: string; readonly parent: string | null } | null;
  /** The person who is signed in. */
  readonly handler: string;
};

/** For whom the asker speaks today; nobody for a visitor without a name. */
export async function applicantsOf(city: City, who: Who, today: Day): Promise<Applicant[]> {
  if (who.kind !== "person") return [];
  const found = await city.database.pool.query<Applicant>({
    name: "applicants-of-person",
    text: `SELECT s.id, s.kind, s.name, s.identifier_masked AS "identifierMasked", q.name AS handler,
             CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'parent', d.parent) END AS division
           FROM speakers k JOIN people q ON q.id = k.person AND q.active JOIN subjects s ON s.id = k.subject
             LEFT JOIN divisions d ON d.id = s.division
           WHERE k.person = $1 AND k.valid_from <= $2 AND (k.valid_to IS NULL OR $2 < k.valid_to) ORDER BY s.name, s.id`,
    values: [who.person, today],
  });
  return found.rows;
}

/** Of a stage the project's own applicant, and nobody else. */
export async function ownOf(city: City, { subject }: Pick<Application, "subject">): Promise<Named[]> {
  const text = `SELECT id, kind, name, identifier_masked AS "identifierMasked" FROM subjects WHERE id = $1`;
  return (await city.database.pool.query<Named>({ name: "applicant-of-stage", text, values: [subject] })).rows;
}
