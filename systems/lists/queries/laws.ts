import { z } from "zod";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { lawsCited } from "#kernel/items/citation.ts";
import { type Law, lawKinds } from "#kernel/items/laws.ts";
import { inForce } from "#kernel/items/records.ts";
import { dayInput } from "../commands/day-input.ts";

/** 依据目录: the register of laws, by words or as cited; each with its kind and the time in which it holds (LST-12). */
export const lawList = query({
  name: "lists.laws",
  title: { zh: "设定依据目录", en: "Register of laws" },
  input: z.object({
    q: z.string().trim().max(100).optional(),
    /** Citations parted by "；": only the laws that they name. */
    cited: z.string().max(4000).optional(),
    kind: z.enum(lawKinds).optional(),
    on: dayInput.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(200).optional(),
  }),
  may: anyone(),
  async run({ city, input, today }) {
    const on = input.on ?? today;
    const like = containing(input.q);
    const named = input.cited === undefined ? null : lawsCited([input.cited]);
    const found = await city.database.pool.query<Law & { total: number }>({
      name: "law-list",
      text: `WITH fit AS (SELECT * FROM laws WHERE ($1::text IS NULL OR id LIKE $1 OR title LIKE $1 OR number LIKE $1)
               AND ($2::text IS NULL OR kind = $2) AND ($3::text[] IS NULL OR id = ANY($3)))
             SELECT id, version, title, kind, number, valid_from AS "validFrom", valid_to AS "validTo",
               replaced_by AS "replacedBy", mark, (SELECT count(*)::int FROM fit) AS total
             FROM fit WHERE $4::text IS NULL OR id COLLATE "C" > $4 ORDER BY id COLLATE "C" LIMIT $5`,
      values: [like, input.kind ?? null, named, input.after ?? null, input.limit + 1],
    });
    const rows = found.rows
      .slice(0, input.limit)
      .map(({ total: _total, ...law }) => ({ ...law, inForce: inForce(law, on) }));
    return {
      on,
      total: found.rows[0]?.total ?? 0,
      rows,
      next: found.rows.length > input.limit ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});
