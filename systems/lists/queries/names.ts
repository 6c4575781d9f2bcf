import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";

/** A body as a page names it on a day. */
export type NamedBody = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: string;
  readonly kind: string;
};

/** Bodies under the names that they had on the day, by id; the last earlier name where none fits. */
export async function bodiesNamed(pool: pg.Pool, ids: readonly string[], on: Day): Promise<NamedBody[]> {
  const found = await pool.query<NamedBody>({
    name: "bodies-named",
    text: `SELECT b.id, n.name->>'name' AS name, n.name->>'nameEn' AS "nameEn", b.level, b.kind
           FROM bodies b CROSS JOIN LATERAL (
             SELECT one AS name FROM jsonb_array_elements(b.names) one
             ORDER BY (one->>'from')::date <= $2::date DESC, one->>'from' DESC LIMIT 1) n
           WHERE b.id = ANY($1) ORDER BY b.id`,
    values: [[...new Set(ids)], on],
  });
  return found.rows;
}

/** Names of people who acted, by id. */
export async function peopleNamed(pool: pg.Pool, ids: readonly (string | null)[]): Promise<Record<string, string>> {
  const found = await pool.query<{ id: string; name: string }>({
    name: "people-named",
    text: "SELECT id, name FROM people WHERE id = ANY($1)",
    values: [ids.filter((id) => id !== null)],
  });
  return Object.fromEntries(found.rows.map(({ id, name }) => [id, name]));
}
