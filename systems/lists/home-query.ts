import { addDays, type Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { askSurely } from "./ask.ts";
import type { ItemRow } from "./items-query.ts";
import { themeOrder } from "./list-words.ts";

export type Theme = { readonly theme: string; readonly items: number };

/** Life events with the number of items in force today. */
export async function themesToday(city: City, today: Day): Promise<Theme[]> {
  const found = await city.database.pool.query<Theme>({
    name: "themes-today",
    text: `SELECT theme, count(*)::int AS items FROM item_versions
           WHERE theme IS NOT NULL AND valid_from <= $1 AND $1 < valid_until GROUP BY theme`,
    values: [today],
  });
  const place = ({ theme }: Theme) => themeOrder(theme);
  return found.rows.toSorted((one, other) => place(one) - place(other) || (one.theme < other.theme ? -1 : 1));
}

/** Items in force by whom they serve: people, and legal persons of any kind. */
export async function itemsBySubject(city: City, today: Day): Promise<{ person: number; legal: number; all: number }> {
  const found = await city.database.pool.query<{ person: number; legal: number; all: number }>({
    name: "items-by-subject",
    text: `SELECT count(*) FILTER (WHERE subject_kinds ? 'person')::int AS person,
             count(*) FILTER (WHERE subject_kinds ? 'enterprise')::int AS legal, count(*)::int AS all
           FROM item_versions WHERE valid_from <= $1 AND $1 < valid_until`,
    values: [today],
  });
  return found.rows[0] ?? { person: 0, legal: 0, all: 0 };
}

const MOST_USED = 10;
const DAYS_LOOKED_BACK = 90;

/** The ten items most applied for in the last ninety days; while there are fewer, the list is filled up by code. */
export async function mostUsed(city: City, today: Day): Promise<{ rows: readonly ItemRow[]; counted: boolean }> {
  const found = await city.database.pool.query<{ item: string }>({
    name: "items-most-used",
    text: `SELECT c.item FROM cases c WHERE c.opened_on > $1 AND c.opened_on <= $2
             AND EXISTS (SELECT 1 FROM item_versions v WHERE v.item = c.item AND v.valid_from <= $2 AND $2 < v.valid_until)
           GROUP BY c.item ORDER BY count(*) DESC, c.item LIMIT ${MOST_USED}`,
    values: [addDays(today, -DAYS_LOOKED_BACK), today],
  });
  const { rows } = await askSurely(city, "lists.items", { limit: 200 });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const used = found.rows.flatMap(({ item }) => byCode.get(item) ?? []);
  const others = rows.filter((row) => row.theme !== null && !used.includes(row));
  return { rows: [...used, ...others].slice(0, MOST_USED), counted: used.length >= MOST_USED };
}
