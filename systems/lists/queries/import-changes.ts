import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { changeStates, type ListChange } from "../records.ts";
import { listSight } from "./sight.ts";

/** A draft of an import as a list shows it. `row` is the row of its file. */
export type ImportChange = Pick<ListChange, "id" | "version" | "kind" | "item" | "state" | "opinion"> & {
  readonly row: number;
  readonly name: string;
  readonly itemKind: string;
  readonly bodyName: string | null;
  readonly bodies: number;
  readonly effectiveFrom: Day;
};
export type ImportChanges = {
  readonly total: number;
  readonly rows: readonly ImportChange[];
  readonly next: string | null;
};

/** 导入的草稿, of the divisions that the asker answers for: in the order of the file, by state and words. */
export const importChanges = query({
  name: "lists.importChanges",
  title: { zh: "导入的草稿", en: "Drafts of an import" },
  input: z.object({
    id: z.string().min(1).max(60),
    state: z.enum(changeStates).optional(),
    q: z.string().trim().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    after: z.coerce.number().int().min(0).optional(),
  }),
  may: holders("listKeeper", "legalReviewer", "leader"),
  async run({ city, actor, input, today }): Promise<ImportChanges> {
    const words = containing(input.q);
    const { divisions } = await listSight(city, actor, today);
    const { rows } = await city.database.pool.query<ImportChange & { total: number }>({
      name: "list-import-changes",
      text: `WITH found AS (
          SELECT c.* FROM list_changes c WHERE c.batch = $1 AND c.division = ANY($7) AND ($2::text IS NULL OR c.state = $2)
            AND ($3::text IS NULL OR c.item ILIKE $3 OR c.content->>'name' LIKE $3))
        SELECT f.id, f.version, f.kind, f.item, f.state, f.opinion, f.batch_row AS row, f.content->>'name' AS name,
          f.content->>'kind' AS "itemKind", f.effective_from AS "effectiveFrom",
          (SELECT n->>'name' FROM bodies b, jsonb_array_elements(b.names) n WHERE b.id = f.content->'powers'->0->>'body'
            AND (n->>'from')::date <= $6::date AND (n->>'to' IS NULL OR $6::date < (n->>'to')::date) LIMIT 1) AS "bodyName",
          jsonb_array_length(f.content->'powers') AS bodies, (SELECT count(*)::int FROM found) AS total
        FROM found f WHERE f.batch_row > $4 ORDER BY f.batch_row LIMIT $5`,
      values: [input.id, input.state ?? null, words, input.after ?? 0, input.limit + 1, today, divisions],
    });
    const shown = rows.slice(0, input.limit).map(({ total: _total, ...row }) => row);
    const more = rows.length > input.limit;
    return { total: rows[0]?.total ?? 0, rows: shown, next: more ? String(shown.at(-1)?.row) : null };
  },
});
