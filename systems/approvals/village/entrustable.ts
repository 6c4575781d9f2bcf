import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { heldOn } from "#kernel/records/actor.ts";
import { find } from "#kernel/search/find.ts";

/** What a village agent can take papers in for: an item under a power that reaches the village. */
export type EntrustableRow = {
  readonly power: string;
  readonly item: string;
  readonly name: string;
  readonly bodyName: string;
  readonly papers: readonly { readonly name: string; readonly from: string | null }[];
};

/** 可代办事项: items that are handled for the agent's own village, there, in its township, county or city. */
export const entrustable = query({
  name: "approvals.entrustable",
  title: { zh: "可代办事项", en: "Items an agent can take in" },
  input: z.object({
    /** Words, pinyin, initials or a code. */
    q: z.string().trim().min(1).max(100).optional(),
    power: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(12),
  }),
  may: holders("agent"),
  async run({ city, actor, input, today }): Promise<{ readonly rows: readonly EntrustableRow[] }> {
    const { pool } = city.database;
    const posts = actor.kind === "person" ? actor.posts : [];
    const own = posts.filter((post) => post.kind === "agent" && heldOn(post, today)).map(({ division }) => division);
    const items = input.q
      ? (await find(pool, { ...{ text: input.q, kinds: ["item"], visibility: "public", limit: 100 } })).rows.map(
          ({ id }) => id,
        )
      : null;
    const found = await pool.query<EntrustableRow>({
      name: "entrustable",
      text: `WITH RECURSIVE around AS (
          SELECT id, parent FROM divisions WHERE id = ANY($2)
          UNION SELECT d.id, d.parent FROM divisions d JOIN around a ON d.id = a.parent)
        SELECT p.id AS power, p.item, v.name, v.papers, b.names->-1->>'name' AS "bodyName"
        FROM powers p JOIN around a ON a.id = p.division JOIN bodies b ON b.id = p.body
          JOIN item_versions v ON v.item = p.item AND v.valid_from <= $1::date AND $1::date < v.valid_until
        WHERE p.valid_from <= $1::date AND $1::date < p.valid_until AND v.subject_kinds ? 'person'
          AND ($3::text[] IS NULL OR p.item = ANY($3) OR v.name LIKE $4 OR p.item ILIKE $4) AND ($5::text IS NULL OR p.id = $5)
        ORDER BY array_position($3, p.item), p.item COLLATE "C", p.id COLLATE "C" LIMIT $6`,
      values: [...[today, own, items, containing(input.q)], ...[input.power ?? null, input.limit]],
    });
    return { rows: found.rows };
  },
});
