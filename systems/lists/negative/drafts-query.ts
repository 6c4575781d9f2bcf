import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import type { NegativeDraft } from "../records.ts";

/** An edition that was entered, beside the list that it would follow. */
export type NegativeDraftShown = Pick<
  NegativeDraft,
  | ("id" | "version" | "scope" | "edition" | "title" | "document" | "validFrom" | "validTo" | "reported" | "source")
  | ("entries" | "state" | "importer" | "importedOn" | "confirmer" | "confirmedOn" | "opinion")
> & {
  readonly importerName: string;
  /** Titles of entries in force on its first day that it does not have: what they say would be free from then on. */
  readonly gone: readonly string[];
};

/** 待确认的负面清单版本: what was entered, those that wait first, with what each would take off the list. */
export const negativeDraftList = query({
  name: "lists.negativeDrafts",
  title: { zh: "待确认的负面清单版本", en: "Editions of the negative list to be confirmed" },
  input: z.object({
    state: z.enum(["waiting", "confirmed", "rejected"]).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  may: holders("listKeeper", "legalReviewer", "leader"),
  async run({ city, input }) {
    const { rows } = await city.database.pool.query<NegativeDraftShown>({
      name: "negative-drafts",
      text: `SELECT d.id, d.version, d.scope, d.edition, d.title, d.document, d.valid_from AS "validFrom", d.valid_to AS "validTo",
          d.reported, d.source, d.entries, d.state, d.importer, d.imported_on AS "importedOn", d.confirmer,
          d.confirmed_on AS "confirmedOn", d.opinion, p.name AS "importerName",
          coalesce((SELECT jsonb_agg(n.title ORDER BY n.number, n.id) FROM negative_entries n WHERE n.scope = d.scope
            AND n.valid_from < d.valid_from AND (n.valid_to IS NULL OR d.valid_from < n.valid_to)
            AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(d.entries) e WHERE e->>'title' = n.title)), '[]') AS gone
        FROM negative_drafts d JOIN people p ON p.id = d.importer WHERE $1::text IS NULL OR d.state = $1
        ORDER BY (d.state = 'waiting') DESC, d.imported_on DESC, d.id LIMIT $2`,
      values: [input.state ?? null, input.limit],
    });
    return { rows };
  },
});
