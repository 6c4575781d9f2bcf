import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { dayInput } from "../commands/day-input.ts";
import type { NegativeEntry } from "../records.ts";

/** An entry with the city's items that carry its permission out, by name; only those in force on the day. */
export type EntryShown = Omit<NegativeEntry, "version" | "items" | "scope"> & {
  readonly items: readonly { readonly code: string; readonly name: string }[];
};

export type EntryList = {
  readonly on: Day;
  readonly total: number;
  readonly rows: readonly EntryShown[];
  /** The `after` of the next page; null on the last one. */
  readonly next: string | null;
};

/** The columns of an entry as it is shown on the day $1. */
export const entryColumns = `n.id, n.class, n.number, n.code, n.sector, n.title, n.measure, n.department, n.keywords,
  n.valid_from AS "validFrom", n.valid_to AS "validTo", n.mark,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', v.item, 'name', v.name) ORDER BY v.item), '[]') FROM item_versions v
   WHERE n.items ? v.item AND v.valid_from <= $1::date AND $1::date < v.valid_until) AS items`;

/** 负面清单条目 in force on a day, by words, class and sector, in the order of their numbers. */
export const entryList = query({
  name: "lists.negativeEntries",
  title: { zh: "负面清单条目", en: "Entries of the negative list" },
  input: z.object({
    q: z.string().trim().max(100).optional(),
    class: z.enum(["prohibited", "permitted"]).optional(),
    sector: z.string().trim().max(120).optional(),
    /** The day whose list it is; today when absent. */
    on: dayInput.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: anyone(),
  async run({ city, input, today }): Promise<EntryList> {
    const on = input.on ?? today;
    const found = await city.database.pool.query<EntryShown & { readonly total: number }>({
      name: "negative-entries",
      text: `WITH matched AS (
          SELECT * FROM negative_entries WHERE scope = 'national' AND valid_from <= $1::date AND (valid_to IS NULL OR $1::date < valid_to)
            AND ($2::text IS NULL OR title LIKE $2 OR measure LIKE $2 OR department LIKE $2 OR keywords::text LIKE $2 OR code = $3)
            AND ($4::text IS NULL OR class = $4) AND ($5::text IS NULL OR sector = $5)),
        after AS (SELECT number, id FROM negative_entries WHERE id = $6)
        SELECT ${entryColumns}, (SELECT count(*)::int FROM matched) AS total FROM matched n
        WHERE $6::text IS NULL OR (coalesce(n.number, 100000), n.id COLLATE "C") > (SELECT coalesce(number, 100000), id COLLATE "C" FROM after)
        ORDER BY coalesce(n.number, 100000), n.id COLLATE "C" LIMIT $7`,
      values: [
        ...[on, containing(input.q), input.q ?? null],
        ...[input.class ?? null, input.sector || null, input.after ?? null, input.limit + 1],
      ],
    });
    const rows = found.rows.slice(0, input.limit).map(({ total: _total, ...row }) => row);
    const next = found.rows.length > input.limit ? (rows.at(-1)?.id ?? null) : null;
    return { on, total: found.rows[0]?.total ?? 0, rows, next };
  },
});
