import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import type { Body } from "#kernel/directory/records.ts";
import { refuse } from "./refusals.ts";

type Neighbour = { readonly id: string; readonly name: string; readonly on: Day };

export type BodyShown = Pick<
  Body,
  "id" | "kind" | "level" | "names" | "officeCode" | "validFrom" | "validTo" | "mark"
> & {
  readonly divisionName: string;
  /** The body that took over its cases and powers when it ended; null while it lives. */
  readonly successor: Neighbour | null;
  /** Bodies that were merged into it, with the day. */
  readonly predecessors: readonly Neighbour[];
};

/** 机构: one body with all the names it has had, and who succeeded whom (IDN-06). */
export const body = query({
  name: "lists.body",
  title: { zh: "机构", en: "Body" },
  input: z.object({ id: z.string().max(80) }),
  may: anyone(),
  async run({ city, input }) {
    const found = await city.database.pool.query<BodyShown>({
      name: "lists-body",
      text: `SELECT b.id, b.kind, b.level, b.names, b.office_code AS "officeCode", b.valid_from AS "validFrom",
               b.valid_to AS "validTo", b.mark, d.name AS "divisionName",
               (SELECT json_build_object('id', s.id, 'name', s.names->-1->>'name', 'on', b.valid_to)
                FROM bodies s WHERE s.id = b.successor) AS successor,
               (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.names->-1->>'name', 'on', p.valid_to) ORDER BY p.id), '[]')
                FROM bodies p WHERE p.successor = b.id) AS predecessors
             FROM bodies b JOIN divisions d ON d.id = b.division WHERE b.id = $1`,
      values: [input.id],
    });
    return found.rows[0] ?? refuse("BODY_UNKNOWN", { id: input.id });
  },
});

/** Bodies of the city's own level that hold powers today, for the list's filter. */
export async function cityBodies(
  pool: { query: <Row>(statement: object) => Promise<{ rows: Row[] }> },
  today: Day,
): Promise<readonly { id: string; name: string; nameEn: string }[]> {
  const found = await pool.query<{ id: string; name: string; nameEn: string }>({
    name: "bodies-of-filter",
    text: `SELECT b.id, b.names->-1->>'name' AS name, b.names->-1->>'nameEn' AS "nameEn" FROM bodies b
           WHERE b.level = 'city' AND EXISTS (SELECT 1 FROM powers p WHERE p.body = b.id
             AND p.valid_from <= $1 AND $1 < p.valid_until) ORDER BY b.id`,
    values: [today],
  });
  return found.rows;
}
