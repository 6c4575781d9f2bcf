import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type Actor, heldOn } from "#kernel/records/actor.ts";
import { sightOf } from "./sight.ts";

const ofOwn = (matter: string) => `EXISTS (SELECT FROM parties p WHERE p.matter = ${matter} AND p.subject = ANY($3)
  AND p.valid_from <= $4::date AND (p.valid_to IS NULL OR $4::date < p.valid_to))`;

/** Whether the asker may see the case `c`: own body, a division they watch, or own matter. Its values are `sightValues`. */
export const caseIsSeen = `(c.division = ANY($1) OR c.body = ANY($2) OR ${ofOwn("c.matter")})`;

/** Whether the asker may see the matter `m`: a project all staff, else who is a party; a single application with its case. */
export const matterIsSeen = `((m.kind = 'project' AND $5) OR ${ofOwn("m.id")}
  OR EXISTS (SELECT FROM cases c WHERE c.matter = m.id AND ${caseIsSeen}))`;

/** The first values of a statement with `caseIsSeen` ($1 to $4), and with `matterIsSeen` as well ($5). */
export async function sightValues(city: City, actor: Actor, today: Day) {
  const { divisions, bodies, subjects } = await sightOf(city, actor, today);
  const staff = actor.kind === "person" && actor.posts.some((post) => heldOn(post, today));
  return { cases: [divisions, bodies, subjects, today], matters: [divisions, bodies, subjects, today, staff] };
}
