import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { find } from "#kernel/search/find.ts";
import type { Words } from "#kernel/text/words.ts";
import type { EntryShown } from "./entries-query.ts";
import { entryColumns } from "./entries-query.ts";
import { type Filing, filingsFor } from "./filings.ts";
import { matchActivity } from "./match.ts";

/** What an activity meets on the list of today. */
export type ActivityShown = {
  readonly activity: string;
  /** The strictest class that matches; free when nothing does (LST-16). */
  readonly answer: "free" | "permitted" | "prohibited";
  readonly matches: readonly { readonly entry: EntryShown; readonly words: readonly string[] }[];
  /** What has to be filed instead, or beside, with the city's item for it where it has one; it changes no answer. */
  readonly filings: readonly (Filing & { readonly code: string | null })[];
  /** Items of the city whose names speak of it; a hint and no demand: the answer does not rest on them. */
  readonly hints: readonly { readonly code: string; readonly name: string; readonly detail: string }[];
  /** The edition that was looked through; null where none is loaded, and then there is no answer. */
  readonly edition: {
    readonly title: Words;
    readonly document: string | null;
    readonly validFrom: string;
    /** How many items its publisher counts; what is loaded may be fewer. */
    readonly items: number | null;
  } | null;
  readonly lookedThrough: number;
};

/** 这件事要许可吗: the entries in force that speak of an activity, and what that means (LST-16). */
export const activity = query({
  name: "lists.activity",
  title: { zh: "这件事要许可吗", en: "Does this need a permission?" },
  input: z.object({ activity: z.string().trim().min(1).max(300) }),
  may: anyone(),
  async run({ city, input, today }): Promise<ActivityShown> {
    const { pool } = city.database;
    const filings = filingsFor(input.activity);
    const [entries, editions, hints, filed] = await Promise.all([
      pool.query<EntryShown>({
        name: "negative-entries-of-day",
        text: `SELECT ${entryColumns} FROM negative_entries n WHERE n.scope = 'national' AND n.valid_from <= $1::date
          AND (n.valid_to IS NULL OR $1::date < n.valid_to) ORDER BY coalesce(n.number, 100000), n.id COLLATE "C"`,
        values: [today],
      }),
      pool.query<NonNullable<ActivityShown["edition"]>>({
        name: "negative-edition-of-day",
        text: `SELECT title, document, valid_from AS "validFrom",
          (reported->>'items')::int AS items FROM negative_editions WHERE scope = 'national'
          AND valid_from <= $1 AND (valid_to IS NULL OR $1 < valid_to)`,
        values: [today],
      }),
      hintsFor(city, input.activity, today),
      pool.query<{ readonly code: string; readonly name: string }>({
        name: "items-to-file",
        text: `SELECT item AS code, name FROM item_versions WHERE name = ANY($2) AND valid_from <= $1 AND $1 < valid_until`,
        values: [today, filings.map(({ name }) => name.zh)],
      }),
    ]);
    const matches = matchActivity(input.activity, entries.rows);
    const classes = matches.map(({ entry }) => entry.class);
    const codeOf = new Map(filed.rows.map(({ code, name }) => [name, code]));
    const shown = [...matches.flatMap(({ entry }) => entry.items), ...filed.rows].map(({ code }) => code);
    return {
      activity: input.activity,
      answer: classes.includes("prohibited") ? "prohibited" : classes.includes("permitted") ? "permitted" : "free",
      matches,
      filings: filings.map((one) => ({ ...one, code: codeOf.get(one.name.zh) ?? null })),
      hints: hints.filter(({ code }) => !shown.includes(code)),
      edition: editions.rows[0] ?? null,
      lookedThrough: entries.rows.length,
    };
  },
});

const HINTS = 5;
/** The index holds an item until its version has ended and something touches it again: more are found than are shown. */
const LOOKED_AT = 40;

/** Items whose names speak of it, of those that are on the list on that day. */
async function hintsFor(city: City, text: string, on: Day): Promise<ActivityShown["hints"]> {
  const { pool } = city.database;
  const found = await find(pool, { text, kinds: ["item"], visibility: "public", limit: LOOKED_AT });
  const live = await pool.query<{ readonly item: string }>({
    name: "hints-on-the-list",
    text: "SELECT item FROM item_versions WHERE item = ANY($1) AND valid_from <= $2 AND $2 < valid_until",
    values: [found.rows.map(({ id }) => id), on],
  });
  const listed = new Set(live.rows.map(({ item }) => item));
  return found.rows
    .filter(({ id }) => listed.has(id))
    .slice(0, HINTS)
    .map(({ id, title, detail }) => ({ code: id, name: title, detail }));
}
