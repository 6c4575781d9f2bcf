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
  // One of each life event, so that a young city's list shows how wide the services are.
  const themes = new Set<string>();
  const others = rows.filter(({ theme, code }) => {
    if (theme === null || themes.has(theme) || used.some((one) => one.code === code)) return false;
    themes.add(theme);
    return true;
  });
  return { rows: [...used, ...others].slice(0, MOST_USED), counted: used.length >= MOST_USED };
}

const OFTEN_SEARCHED = ["施工许可证", "食品经营许可", "公积金提取", "居住证", "项目备案", "节能审查"];

/** Words that people often search for, of which this city's list has something; at most four. */
export async function wordsToTry(city: City, today: Day): Promise<string[]> {
  const found = await city.database.pool.query<{ word: string }>({
    name: "words-to-try",
    text: `SELECT w.word FROM unnest($1::text[]) WITH ORDINALITY AS w (word, place)
           WHERE EXISTS (SELECT 1 FROM item_versions v WHERE v.valid_from <= $2 AND $2 < v.valid_until
             AND (strpos(v.name, w.word) > 0 OR strpos(v.yields::text, w.word) > 0)) ORDER BY w.place LIMIT 4`,
    values: [OFTEN_SEARCHED, today],
  });
  return found.rows.map(({ word }) => word);
}
