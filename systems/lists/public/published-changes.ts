import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";
import type { ListChange } from "../records.ts";

/** A change as it was published: why, what replaces it, and its place in the journal (LST-11). */
export type PublishedChange = Pick<
  ListChange,
  "id" | "kind" | "item" | "alsoEnds" | "trigger" | "reason" | "replacement" | "effectiveFrom" | "publishedOn"
> & { readonly place: number };

/** The published changes that took effect after one day, until another, in their order. */
export async function publishedBetween(
  pool: Pick<pg.Pool, "query">,
  after: Day,
  until: Day,
): Promise<PublishedChange[]> {
  const found = await pool.query<PublishedChange>({
    name: "published-list-changes",
    text: `SELECT c.id, c.kind, c.item,
             ARRAY(SELECT v.item FROM item_versions v
                   WHERE v.id IN (SELECT jsonb_array_elements_text(c.also_ends)) ORDER BY 1) AS "alsoEnds", c.trigger, c.reason, c.replacement,
             c.effective_from AS "effectiveFrom", c.published_on AS "publishedOn",
             (SELECT max(place)::int FROM changes r WHERE r.record = 'listChange' AND r.id = c.id) AS place
           FROM list_changes c WHERE c.state = 'published' AND c.effective_from > $1 AND c.effective_from <= $2
           ORDER BY c.effective_from, c.id`,
    values: [after, until],
  });
  return found.rows;
}

/** Where the journal last wrote of each of these versions. */
export async function placesOf(
  pool: Pick<pg.Pool, "query">,
  versions: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await pool.query<{ id: string; place: number }>({
    name: "journal-places-of-versions",
    text: "SELECT id, max(place)::int AS place FROM changes WHERE record = 'itemVersion' AND id = ANY($1) GROUP BY id",
    values: [versions],
  });
  return new Map(found.rows.map(({ id, place }) => [id, place]));
}
