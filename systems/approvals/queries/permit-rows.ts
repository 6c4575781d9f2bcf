import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Subject } from "#kernel/directory/records.ts";
import type { PermitState } from "#kernel/matters/permits.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { sightOf } from "./sight.ts";

/** The columns that every list of permits shows. */
export const permitColumns = `p.id, p.version, p.item, v.name AS "itemName", p.name, p.number, p.state, p.holder,
  s.name AS "holderName", s.kind AS "holderKind", p.power, p.body,
  (SELECT n->>'name' FROM jsonb_array_elements(b.names) n ORDER BY n->>'from' DESC LIMIT 1) AS "bodyName",
  p.division, p.issued_on AS "issuedOn", p.valid_from AS "validFrom", p.valid_to AS "validTo", p.ended_on AS "endedOn",
  p.ground, p.previous, p.from_case AS "fromCase"`;

export const permitTables = `permits p JOIN item_versions v ON v.id = p.item_version JOIN bodies b ON b.id = p.body
  JOIN subjects s ON s.id = p.holder`;

export type PermitRow = {
  readonly id: string;
  readonly version: number;
  readonly item: string;
  readonly itemName: string;
  readonly name: string;
  readonly number: string;
  readonly state: PermitState;
  readonly holder: string;
  readonly holderName: string;
  readonly holderKind: Subject["kind"];
  readonly power: string;
  readonly body: string;
  readonly bodyName: string;
  readonly division: string;
  readonly issuedOn: Day;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly endedOn: Day | null;
  readonly ground: string | null;
  readonly previous: string | null;
  readonly fromCase: string;
};

/**
 * Whether the asker may see the permit `p`: given by the own body or by one whose power over it the own body has now, in a
 * division they watch, or one's own. Its values are `permitSight`.
 */
export const permitIsSeen = `(p.division = ANY($1) OR p.body = ANY($2) OR p.holder = ANY($3) OR EXISTS (
  SELECT FROM powers w JOIN powers g ON g.id = p.power WHERE w.item = p.item AND w.division = g.division
    AND w.body = ANY($2) AND w.valid_from <= $4::date AND $4::date < w.valid_until))`;

/** The first four values of a statement with `permitIsSeen`. */
export async function permitSight(city: City, actor: Actor, today: Day) {
  const { divisions, bodies, subjects } = await sightOf(city, actor, today);
  return [divisions, bodies, subjects, today] as const;
}
