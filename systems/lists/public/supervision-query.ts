import type pg from "pg";
import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import type { SupervisionEntry } from "../records.ts";

/** An entry of the supervision list with the supervising body by its name of that day (LST-09). */
export type SupervisionShown = Pick<
  SupervisionEntry,
  "body" | "duty" | "boundary" | "checks" | "accountability" | "bases" | "mark" | "validFrom" | "validTo"
> & { readonly bodyName: string | null; readonly bodyNameEn: string | null };

/** A permit, or another power that somebody supervises. */
export type SupervisedItem = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** The body that decides, the highest one; it need not be the one that supervises (LST-14). */
  readonly decider: string | null;
  readonly deciderName: string | null;
  readonly entries: readonly SupervisionShown[];
};

export type SupervisionList = {
  readonly on: Day;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly rows: readonly SupervisedItem[];
};

const text = z.string().trim().max(100).optional();

/** 监管清单: who supervises what was permitted, what is checked and how often; first the permits without anybody. */
export const supervision = query({
  name: "lists.supervision",
  title: { zh: "监管清单", en: "Supervision list" },
  input: z.object({
    q: text,
    /** The supervising body. */
    body: text,
    kind: text,
    /** Only permits that nobody is named to supervise (LST-09). */
    missing: z.enum(["1"]).optional(),
    on: z.string().refine(isDay, "2026-11-23").optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  may: anyone(),
  async run({ city, input, today }): Promise<SupervisionList> {
    const on = (input.on ?? today) as Day;
    const like = containing(input.q);
    const found = await city.database.pool.query<SupervisedItem & { total: number }>({
      name: "supervision-list",
      text: STATEMENT,
      values: [
        ...[on, like, input.body ?? null, input.kind ?? null, input.missing === "1"],
        ...[input.limit, (input.page - 1) * input.limit],
      ],
    });
    const rows = found.rows.filter(({ code }) => code !== null).map(({ total: _, ...row }) => row);
    return { on, total: found.rows[0]?.total ?? 0, page: input.page, pageSize: input.limit, rows };
  },
});

/** Who supervises one item on a day. */
export async function supervisionOf(
  pool: Pick<pg.Pool, "query">,
  item: string,
  on: Day,
): Promise<readonly SupervisionShown[]> {
  const found = await pool.query<{ entries: readonly SupervisionShown[] }>({
    name: "supervision-of-item",
    text: `SELECT coalesce(${entriesOf("$2")}, '[]') AS entries`,
    values: [on, item],
  });
  return found.rows[0]?.entries ?? [];
}

const nameOn = `(SELECT n FROM jsonb_array_elements(b.names) n
  WHERE (n->>'from')::date <= $1::date AND (n->>'to' IS NULL OR $1::date < (n->>'to')::date) LIMIT 1)`;

function entriesOf(item: string): string {
  return `(SELECT json_agg(json_build_object('body', s.body, 'duty', s.duty, 'boundary', s.boundary, 'checks', s.checks,
      'accountability', s.accountability, 'bases', s.bases, 'mark', s.mark, 'validFrom', s.valid_from, 'validTo', s.valid_to,
      'bodyName', n.named->>'name', 'bodyNameEn', n.named->>'nameEn') ORDER BY s.body)
    FROM supervision_entries s JOIN bodies b ON b.id = s.body LEFT JOIN LATERAL (SELECT ${nameOn} AS named) n ON true
    WHERE s.item = ${item} AND s.valid_from <= $1::date AND (s.valid_to IS NULL OR $1::date < s.valid_to))`;
}

const STATEMENT = `
  WITH live AS (
    SELECT v.item AS code, v.name, i.kind FROM item_versions v JOIN items i ON i.id = v.item
    WHERE v.valid_from <= $1::date AND $1::date < v.valid_until
      AND ($2::text IS NULL OR v.name LIKE $2 OR v.item ILIKE $2) AND ($4::text IS NULL OR i.kind = $4)),
  watched AS (
    SELECT l.*, (SELECT count(*) FROM supervision_entries s WHERE s.item = l.code AND s.valid_from <= $1::date
      AND (s.valid_to IS NULL OR $1::date < s.valid_to) AND ($3::text IS NULL OR s.body = $3)) AS count
    FROM live l),
  kept AS (
    SELECT *, count = 0 AS missing FROM watched
    WHERE CASE WHEN $5 THEN count = 0 AND kind = '行政许可'
               WHEN $3::text IS NOT NULL THEN count > 0 ELSE count > 0 OR kind = '行政许可' END)
  SELECT t.total, m.code, m.name, m.kind, d.id AS decider, d.name AS "deciderName", coalesce(${entriesOf("m.code")}, '[]') AS entries
  FROM (SELECT count(*)::int AS total FROM kept) t
  LEFT JOIN LATERAL (SELECT * FROM kept ORDER BY missing DESC, code COLLATE "C" LIMIT $6 OFFSET $7) m ON true
  LEFT JOIN LATERAL (
    SELECT b.id, ${nameOn}->>'name' AS name FROM powers p JOIN bodies b ON b.id = p.body
    WHERE p.item = m.code AND p.valid_from <= $1::date AND $1::date < p.valid_until
    ORDER BY array_position(ARRAY['city', 'county', 'township', 'community'], b.level), b.id LIMIT 1) d ON true
  ORDER BY m.missing DESC, m.code COLLATE "C"`;
