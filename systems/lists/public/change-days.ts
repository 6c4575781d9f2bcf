import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";

/** A day on which the list changed: how many versions began and how many ended, and the names of a few. */
export type ChangeDay = {
  readonly day: Day;
  readonly begun: number;
  readonly ended: number;
  readonly names: readonly string[];
};

/** The days on which the list changed, or will by what is published, until a day; the last one first, at most twelve. */
export async function changeDays(city: City, until: Day): Promise<readonly ChangeDay[]> {
  const found = await city.database.pool.query<ChangeDay>({
    name: "list-change-days",
    text: `WITH moved AS (
             SELECT valid_from AS day, 1 AS begun, 0 AS ended, item, name FROM item_versions WHERE valid_from <= $1
             UNION ALL SELECT valid_to, 0, 1, item, name FROM item_versions WHERE valid_to <= $1)
           SELECT day, sum(begun)::int AS begun, sum(ended)::int AS ended, (array_agg(DISTINCT name ORDER BY name))[1:3] AS names
           FROM moved GROUP BY day ORDER BY day DESC LIMIT 12`,
    values: [until],
  });
  return found.rows;
}

/** Groups that any item has or had. */
export async function itemGroups(city: City): Promise<readonly string[]> {
  const found = await city.database.pool.query<{ group: string }>({
    name: "item-groups",
    text: `SELECT DISTINCT item_group AS "group" FROM items ORDER BY 1`,
  });
  return found.rows.map(({ group }) => group);
}
