import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";
import { lawsCited } from "#kernel/items/citation.ts";
import { type Law, standing } from "#kernel/items/laws.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import { type SupervisionShown, supervisionOf } from "./public/supervision-query.ts";

/** Another item of the same basic code: the same matter at another level or body (LST-02). */
export type FamilyMember = {
  readonly code: string;
  readonly name: string;
  readonly levels: readonly string[];
  readonly bodyName: string | null;
};

/** What stands beside an entry: its laws and whether they still hold, who supervises, its family. */
export type ItemBeside = {
  /** The laws that its citations name, as far as the register has them. */
  readonly laws: readonly Law[];
  /** False: none of the laws that could carry it is in force, and intake is closed (LST-12). */
  readonly stands: boolean;
  readonly supervision: readonly SupervisionShown[];
  readonly family: readonly FamilyMember[];
  /** Bodies that review at the same time, by name. */
  readonly joint: readonly string[];
};

/** Reads what stands beside an entry on a day. */
export async function besideItem(
  pool: Pick<pg.Pool, "query">,
  version: Pick<ItemVersion, "item" | "bases" | "binding" | "guide">,
  { kind, basicCode, on }: { readonly kind: string; readonly basicCode: string | null; readonly on: Day },
): Promise<ItemBeside> {
  const [laws, supervision, family, joint] = await Promise.all([
    pool.query<Law>({
      name: "laws-of-item",
      text: `SELECT id, version, title, kind, number, valid_from AS "validFrom", valid_to AS "validTo",
               replaced_by AS "replacedBy", mark FROM laws WHERE id = ANY($1)`,
      values: [lawsCited(version.bases)],
    }),
    supervisionOf(pool, version.item, on),
    basicCode === null
      ? { rows: [] }
      : pool.query<FamilyMember>({ name: "item-family", text: FAMILY, values: [basicCode, version.item, on] }),
    namesOf(pool, version.guide.jointBodies ?? [], on),
  ]);
  return {
    ...{ laws: laws.rows, stands: standing(version, kind, laws.rows, on).stands },
    ...{ supervision, family: family.rows, joint },
  };
}

const FAMILY = `SELECT v.item AS code, v.name, v.levels,
    (SELECT b.names->-1->>'name' FROM powers p JOIN bodies b ON b.id = p.body
     WHERE p.item = v.item AND p.valid_from <= $3::date AND $3::date < p.valid_until
     ORDER BY array_position(ARRAY['city', 'county', 'township', 'community'], b.level), b.id LIMIT 1) AS "bodyName"
  FROM items i JOIN item_versions v ON v.item = i.id
  WHERE i.basic_code = $1 AND i.id <> $2 AND v.valid_from <= $3::date AND $3::date < v.valid_until
  ORDER BY v.item COLLATE "C" LIMIT 40`;

async function namesOf(pool: Pick<pg.Pool, "query">, ids: readonly string[], on: Day): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const found = await pool.query<{ name: string }>({
    name: "joint-bodies",
    text: `SELECT coalesce((SELECT n->>'name' FROM jsonb_array_elements(b.names) n WHERE (n->>'from')::date <= $2::date
             AND (n->>'to' IS NULL OR $2::date < (n->>'to')::date) LIMIT 1), b.id) AS name
           FROM bodies b WHERE b.id = ANY($1) ORDER BY b.id`,
    values: [ids, on],
  });
  return found.rows.map(({ name }) => name);
}
