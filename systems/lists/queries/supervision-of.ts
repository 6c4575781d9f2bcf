import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";
import type { SupervisionEntry } from "../records.ts";

/** Who supervises an item already on a day (LST-09), with the body's last name. */
export async function supervisionOf(
  pool: pg.Pool,
  item: string,
  on: Day,
): Promise<(Pick<SupervisionEntry, "id" | "body" | "duty" | "checks"> & { readonly bodyName: string })[]> {
  const found = await pool.query({
    name: "supervision-of",
    text: `SELECT s.id, s.body, b.names->-1->>'name' AS "bodyName", s.duty, s.checks
           FROM supervision_entries s JOIN bodies b ON b.id = s.body
           WHERE s.item = $1 AND s.valid_from <= $2::date AND (s.valid_to IS NULL OR $2::date < s.valid_to) ORDER BY s.body`,
    values: [item, on],
  });
  return found.rows;
}
