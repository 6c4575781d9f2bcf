import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";
import type { ListedEntry } from "../diff/listed-entry.ts";

/** The whole list of a day, by code: what each entry says, and who had the power, by the names of that day (IDN-06). */
export async function entriesOn(
  pool: Pick<pg.Pool, "query">,
  on: Day,
  only: { readonly kind?: string | undefined; readonly group?: string | undefined },
): Promise<ListedEntry[]> {
  const found = await pool.query<ListedEntry>({
    name: "list-entries-on",
    text: `
      WITH live AS (
        SELECT v.*, i.kind, i.item_group, i.basic_code FROM item_versions v JOIN items i ON i.id = v.item
        WHERE v.valid_from <= $1::date AND $1::date < v.valid_until
          AND ($2::text IS NULL OR i.kind = $2) AND ($3::text IS NULL OR i.item_group = $3)),
      holding AS (
        SELECT p.item, CASE WHEN b.level IN ('city', 'county') THEN b.id END AS body, b.level, p.mode,
          p.in_name_of AS "inNameOf", count(*)::int AS count, min(p.valid_from) AS since,
          CASE WHEN b.level IN ('city', 'county') THEN (SELECT n FROM jsonb_array_elements(b.names) n
            WHERE (n->>'from')::date <= $1::date AND (n->>'to' IS NULL OR $1::date < (n->>'to')::date) LIMIT 1) END AS named
        FROM powers p JOIN bodies b ON b.id = p.body
        WHERE p.item IN (SELECT item FROM live) AND p.valid_from <= $1::date AND $1::date < p.valid_until
        GROUP BY 1, 2, 3, 4, 5, named)
      SELECT v.item AS code, v.name, v.kind, v.basic_code AS "basicCode", v.item_group AS "group",
        json_build_object('days', v.legal_days, 'unit', v.legal_unit) AS legal, v.id AS "versionId", v.number,
        v.valid_from AS "validFrom", v.valid_to AS "validTo", v.marks->>'note' AS remark, v.bases,
        v.promised_days AS "promisedDays", v.papers, v.yields, v.subject_kinds AS "subjectKinds", v.levels, v.theme, v.fee,
        v.visits, v.binding, v.conditions, v.steps, v.fees, v.special, coalesce(h.holders, '[]') AS holders
      FROM live v LEFT JOIN LATERAL (
        SELECT json_agg(json_build_object('body', body, 'name', coalesce(named->>'name', ''),
            'nameEn', coalesce(named->>'nameEn', ''), 'level', level, 'mode', mode, 'inNameOf', "inNameOf",
            'count', count, 'since', since)
          ORDER BY array_position(ARRAY['city', 'county', 'township', 'community'], level), body, mode) AS holders
        FROM holding h WHERE h.item = v.item) h ON true
      ORDER BY v.item COLLATE "C"`,
    values: [on, only.kind ?? null, only.group ?? null],
  });
  return found.rows;
}
