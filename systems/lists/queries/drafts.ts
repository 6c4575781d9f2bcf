import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { changeKinds, changeStates } from "../records.ts";
import { type ChangeRow, changeColumns, changeTables, nextPost, publicationStanding } from "./change-rows.ts";
import { listPosts, listSight } from "./sight.ts";

/** Whose turn: 0 the asker's, 1 somebody else's, 2 nobody's any more. */
const turn = `(CASE
  WHEN c.state IN ('published', 'abandoned') THEN 2
  WHEN c.state IN ('draft', 'returned') AND c.drafter = $2 THEN 0
  WHEN c.state = 'submitted' AND 'legalReviewer' = ANY($3) AND NOT c.writers ? $2 THEN 0
  WHEN c.state = 'checked' AND 'leader' = ANY($3) AND NOT c.writers ? $2 AND c.checker IS DISTINCT FROM $2 THEN 0
  WHEN c.state = 'approved' AND 'listKeeper' = ANY($3) THEN 0
  ELSE 1 END)`;

const orders = {
  turn: `lpad(${turn}::text, 1) || to_char(c.effective_from, 'YYYYMMDD')`,
  effective: `to_char(c.effective_from, 'YYYYMMDD')`,
  drafted: `to_char(DATE '9999-12-31' - (c.drafted_on - DATE '2000-01-01'), 'YYYYMMDD')`,
  item: `c.item`,
} as const;

/** 清单变动: changes of the own division, what waits for the asker first; with the light of the publication clock. */
export const drafts = query({
  name: "lists.drafts",
  title: { zh: "清单变动", en: "List changes" },
  input: z.object({
    /** Words in name, code or reason. */
    q: z.string().trim().max(100).optional(),
    state: z.enum([...changeStates, "open", "mine"]).optional(),
    kind: z.enum(changeKinds).optional(),
    item: z.string().max(40).optional(),
    batch: z.string().max(80).optional(),
    sort: z.enum(["turn", "effective", "drafted", "item"]).default("turn"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(200).optional(),
  }),
  may: holders(...listPosts),
  async run({ city, actor, input, today }) {
    const { person, kinds, divisions } = await listSight(city, actor, today);
    const like = containing(input.q);
    const where = `c.division = ANY($1) AND ($4::text IS NULL OR c.item ILIKE $4 OR c.reason LIKE $4
        OR coalesce(c.content->>'name', v.name, i.name) LIKE $4)
      AND ($5::text IS NULL OR c.state = $5 OR ($5 = 'open' AND c.state NOT IN ('published', 'abandoned')) OR ($5 = 'mine' AND ${turn} = 0))
      AND ($6::text IS NULL OR c.kind = $6) AND ($7::text IS NULL OR c.item = $7) AND ($8::text IS NULL OR c.batch = $8)`;
    const values = [
      ...[divisions, person, kinds, like],
      ...[input.state ?? null, input.kind ?? null, input.item ?? null, input.batch ?? null],
    ];
    const { pool } = city.database;
    const key = `${orders[input.sort]} || ' ' || c.id`;
    const [found, count] = await Promise.all([
      pool.query<ChangeRow & { turn: number; key: string }>({
        name: `list-drafts-${input.sort}`,
        text: `SELECT ${changeColumns}, ${turn} AS turn, ${key} AS key FROM ${changeTables}
          WHERE ${where} AND ($9::text IS NULL OR (${key}) COLLATE "C" > $9) ORDER BY (${key}) COLLATE "C" LIMIT $10`,
        values: [...values, input.after ?? null, input.limit + 1],
      }),
      pool.query<{ total: number; mine: number }>({
        name: "list-drafts-count",
        text: `SELECT count(*)::int AS total, (count(*) FILTER (WHERE ${turn} = 0))::int AS mine FROM ${changeTables} WHERE ${where}`,
        values,
      }),
    ]);
    const rows = found.rows.slice(0, input.limit).map(({ key: _key, turn: whose, clock, ...row }) => ({
      ...row,
      /** Whose act is next, and whether that is the asker. */
      waitsFor: nextPost[row.state],
      mine: whose === 0,
      publication: publicationStanding(city, clock, today),
    }));
    return {
      today,
      total: count.rows[0]?.total ?? 0,
      mine: count.rows[0]?.mine ?? 0,
      rows,
      next: found.rows.length > input.limit ? (found.rows[input.limit - 1]?.key ?? null) : null,
    };
  },
});
