import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import type { NegativeEdition } from "../records.ts";

/** An edition as its publisher counted it, and beside it what is loaded of it. */
export type EditionShown = Pick<
  NegativeEdition,
  "id" | "scope" | "edition" | "title" | "document" | "validFrom" | "validTo" | "reported" | "mark" | "source"
> & { readonly loaded: { readonly entries: number; readonly prohibited: number; readonly permitted: number } };

/** 负面清单版本: national editions, and a city's own of before 2019 as history (LST-05, LST-07); the newest first. */
export const editionList = query({
  name: "lists.negativeEditions",
  title: { zh: "负面清单版本", en: "Editions of the negative list" },
  input: z.object({ scope: z.enum(["national", "local"]).optional() }),
  may: anyone(),
  async run({
    city,
    input,
    today,
  }): Promise<{ readonly rows: readonly (EditionShown & { readonly live: boolean })[] }> {
    const found = await city.database.pool.query<EditionShown>({
      name: "negative-editions",
      text: `SELECT e.id, e.scope, e.edition, e.title, e.document, e.valid_from AS "validFrom", e.valid_to AS "validTo", e.reported,
          e.mark, e.source, jsonb_build_object('entries', count(n.id), 'prohibited', count(n.id) FILTER (WHERE n.class = 'prohibited'),
            'permitted', count(n.id) FILTER (WHERE n.class = 'permitted')) AS loaded
        FROM negative_editions e LEFT JOIN negative_entries n ON n.scope = e.scope AND n.valid_from <= e.valid_from
          AND (n.valid_to IS NULL OR e.valid_from < n.valid_to)
        WHERE $1::text IS NULL OR e.scope = $1 GROUP BY e.id ORDER BY e.valid_from DESC`,
      values: [input.scope ?? null],
    });
    const lives = ({ validFrom, validTo }: { validFrom: Day; validTo: Day | null }) =>
      validFrom <= today && (validTo === null || today < validTo);
    return { rows: found.rows.map((row) => ({ ...row, live: lives(row) })) };
  },
});
