import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";
import { lawsCited } from "#kernel/items/citation.ts";
import type { Law } from "#kernel/items/laws.ts";
import type { Surroundings } from "../draft/entry-faults.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { KnownBody } from "../draft/power-faults.ts";

/** What the city knows about the things that a draft names: laws, bodies, divisions, makers of its papers, its supervision. */
export async function surroundingsOf(pool: pg.Pool, draft: ItemDraft, on: Day): Promise<Required<Surroundings>> {
  const cited = lawsCited([...draft.bases, ...draft.fees.map(({ basis }) => basis)]);
  const principals = draft.powers.flatMap(({ inNameOf }) => inNameOf ?? []);
  const bodies = [...new Set([...[...draft.powers, ...draft.supervision].map(({ body }) => body), ...principals])];
  const asked = draft.papers.filter(({ from }) => from === null).map(({ name }) => name);
  const [laws, known, divisions, makers, supervised] = await Promise.all([
    pool.query<Law>({
      name: "draft-laws",
      text: `SELECT id, version, title, kind, number, valid_from AS "validFrom", valid_to AS "validTo",
               replaced_by AS "replacedBy", mark FROM laws WHERE id = ANY($1)`,
      values: [cited],
    }),
    pool.query<KnownBody & { readonly id: string }>({
      name: "draft-bodies",
      text: `SELECT id, kind, valid_from AS "validFrom", valid_to AS "validTo" FROM bodies WHERE id = ANY($1)`,
      values: [bodies],
    }),
    pool.query<{ readonly id: string; readonly validFrom: Day; readonly validTo: Day | null }>({
      name: "draft-divisions",
      text: `SELECT id, valid_from AS "validFrom", valid_to AS "validTo" FROM divisions WHERE id = ANY($1)`,
      values: [draft.powers.map(({ division }) => division)],
    }),
    pool.query<{ paper: string; code: string; name: string }>({
      name: "draft-makers",
      text: `SELECT DISTINCT ON (l.name) l.name AS paper, v.item AS code, v.name
             FROM listed_parts l JOIN item_versions v ON v.id = l.list
             WHERE l.part = 'result' AND l.name = ANY($1) AND v.item <> $2
               AND v.valid_from <= $3::date AND $3::date < v.valid_until
             ORDER BY l.name, v.item`,
      values: [asked, draft.code, on],
    }),
    pool.query({
      name: "draft-supervised",
      text: `SELECT 1 FROM supervision_entries WHERE item = $1 AND valid_from <= $2::date
               AND (valid_to IS NULL OR $2::date < valid_to) LIMIT 1`,
      values: [draft.code, on],
    }),
  ]);
  return {
    on,
    laws: laws.rows,
    bodies: new Map(known.rows.map((body) => [body.id, body])),
    divisions: new Map(divisions.rows.map((division) => [division.id, division])),
    makers: new Map(makers.rows.map((maker) => [maker.paper, maker])),
    supervised: supervised.rows.length > 0,
  };
}
