import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type Actor, isStaff } from "#kernel/records/actor.ts";
import { sightOf } from "./sight.ts";

const ofOwn = (matter: string) => `EXISTS (SELECT FROM parties p WHERE p.matter = ${matter} AND p.subject = ANY($3)
  AND p.valid_from <= $4::date AND (p.valid_to IS NULL OR $4::date < p.valid_to))`;

/** Whose opinion is asked in a case sees it while it is asked and afterwards; so do those who handle it jointly (CON-14). */
const askedIn = (id: string, bodies: string) =>
  `(EXISTS (SELECT FROM consultations q WHERE q.case_id = ${id} AND q.body = ANY(${bodies}) AND q.state <> 'cancelled')
    OR EXISTS (SELECT FROM joint_members j JOIN joint_reviews r ON r.id = j.round WHERE j.case_id = ${id}
      AND (r.lead = ANY(${bodies}) OR EXISTS (SELECT FROM joint_members o WHERE o.round = r.id AND o.body = ANY(${bodies}) AND o.state <> 'left'))))`;

/** Whether the asker sees the case `c` as an office: own body, a division they watch, or asked for an opinion. */
const caseIsSeenByOffice = `(c.division = ANY($1) OR c.body = ANY($2) OR ${askedIn("c.id", "$2")})`;

/**
 * Whether the asker may see the case `c`: own body, a division they watch, own matter, or asked for an opinion. Its values are
 * `sightValues`.
 */
export const caseIsSeen = `(${caseIsSeenByOffice} OR ${ofOwn("c.matter")})`;

const actsIn = (
  matter: string,
  subjects = "$3",
  today = "$4",
) => `EXISTS (SELECT FROM parties y WHERE y.matter = ${matter}
  AND y.subject = ANY(${subjects}) AND y.role IN ('applicant', 'contact', 'agent')
  AND y.valid_from <= ${today}::date AND (y.valid_to IS NULL OR ${today}::date < y.valid_to))`;

/** Whether the asker sees the case `c` as its office, or acts for its applicant; who only has to know of it does not (COM-12). */
export const caseIsOpen = `(${caseIsSeenByOffice} OR ${actsIn("c.matter")})`;

/**
 * Whether the asker may see the project `m` with what it owes: all staff, and who acts for its applicant.
 * @param staff, subjects, today the parameters of the statement that hold them
 */
export const projectIsOpen = (staff: string, subjects: string, today: string): string =>
  `(m.kind = 'project' AND (${staff} OR ${actsIn("m.id", subjects, today)}))`;

/**
 * Whether the asker may read the files of the paper `p`: who acts for the applicant of its matter, and the offices that see a
 * case of the matter whose item asks for that paper.
 */
export const paperIsRead = `(${actsIn("p.matter")}
  OR EXISTS (SELECT FROM cases c JOIN item_versions v ON v.id = c.item_version WHERE c.matter = p.matter
    AND v.papers @> jsonb_build_array(jsonb_build_object('name', p.name)) AND ${caseIsSeenByOffice}))`;

/** Whether one of these bodies is asked for an opinion in the case. */
export async function isAsked(city: City, bodies: readonly string[], id: string): Promise<boolean> {
  const found = await city.database.pool.query<{ asked: boolean }>({
    name: "asked-in-case",
    text: `SELECT ${askedIn("$1", "$2")} AS asked`,
    values: [id, bodies],
  });
  return found.rows[0]?.asked === true;
}

/** Whether the asker may see the matter `m`: a project all staff, else who is a party; a single application with its case. */
export const matterIsSeen = `((m.kind = 'project' AND $5) OR ${ofOwn("m.id")}
  OR EXISTS (SELECT FROM cases c WHERE c.matter = m.id AND ${caseIsSeen}))`;

/** The first values of a statement with `caseIsSeen` ($1 to $4), and with `matterIsSeen` as well ($5). */
export async function sightValues(city: City, actor: Actor, today: Day) {
  const { divisions, bodies, subjects } = await sightOf(city, actor, today);
  const staff = isStaff(actor, today);
  return { cases: [divisions, bodies, subjects, today], matters: [divisions, bodies, subjects, today, staff] };
}
