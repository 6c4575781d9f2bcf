import { z } from "zod";
import { addDays, type Day, isDay } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { publicService } from "#kernel/items/kinds.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Words } from "#kernel/text/words.ts";
import type { reportedFigures } from "../records.ts";
import { type ChangeDay, changeDays } from "./change-days.ts";

/** A figure that somebody published (LST-07); never added to what is counted. */
export type Reported = Pick<
  RowOf<typeof reportedFigures>,
  "id" | "list" | "title" | "value" | "parts" | "document" | "source" | "mark"
> & { readonly publishedOn: Day | null };

export type Overview = {
  readonly on: Day;
  /** Powers of the ten kinds and, beside them, public services (LST-01), in force on the day. */
  readonly power: {
    readonly powers: number;
    readonly services: number;
    readonly kinds: readonly { readonly kind: string; readonly count: number }[];
    readonly bodies: number;
  };
  /** Permits in force, and those of them that somebody is named to supervise (LST-09). */
  readonly supervision: { readonly permits: number; readonly covered: number; readonly entries: number };
  /** The national list's edition of the day and the entries of it that are loaded (LST-05); null where none is. */
  readonly negative: {
    readonly title: Words;
    readonly document: string | null;
    readonly validFrom: Day;
    /** What its publisher counts. */
    readonly reported: number | null;
    readonly prohibited: number;
    readonly permitted: number;
  } | null;
  readonly reported: readonly Reported[];
  readonly days: readonly ChangeDay[];
};

/** How many days ahead of today published changes are told. */
const published = 366;

/** 三张清单: what each list holds on a day, counted from its rows, and beside it what was reported. */
export const overview = query({
  name: "lists.overview",
  title: { zh: "三张清单", en: "The three lists" },
  input: z.object({ on: z.string().refine(isDay, "2026-11-23").optional() }),
  may: anyone(),
  async run({ city, input, today }): Promise<Overview> {
    const on = (input.on ?? today) as Day;
    const [power, supervision, negative, reported, days] = await Promise.all([
      powerCounts(city, on),
      supervisionCounts(city, on),
      edition(city, on),
      figures(city),
      // What is published already binds from its day on: today's overview says it beforehand.
      changeDays(city, on === today ? addDays(on, published) : on),
    ]);
    return { on, power, supervision, negative, reported, days };
  },
});

async function powerCounts({ database }: City, on: Day): Promise<Overview["power"]> {
  const found = await database.pool.query<{ kind: string; count: number; bodies: number }>({
    name: "power-list-counts",
    text: `SELECT i.kind, count(*)::int AS count, (SELECT count(DISTINCT body)::int FROM powers
             WHERE valid_from <= $1 AND $1 < valid_until) AS bodies
           FROM item_versions v JOIN items i ON i.id = v.item WHERE v.valid_from <= $1 AND $1 < v.valid_until
           GROUP BY i.kind ORDER BY count(*) DESC, i.kind`,
    values: [on],
  });
  const count = (wanted: (kind: string) => boolean) =>
    found.rows.filter(({ kind }) => wanted(kind)).reduce((sum, row) => sum + row.count, 0);
  return {
    powers: count((kind) => kind !== publicService),
    services: count((kind) => kind === publicService),
    kinds: found.rows.map(({ kind, count: number }) => ({ kind, count: number })),
    bodies: found.rows[0]?.bodies ?? 0,
  };
}

async function supervisionCounts({ database }: City, on: Day): Promise<Overview["supervision"]> {
  const found = await database.pool.query<Overview["supervision"]>({
    name: "supervision-counts",
    text: `SELECT count(*)::int AS permits, count(*) FILTER (WHERE EXISTS (SELECT 1 FROM supervision_entries s
               WHERE s.item = v.item AND s.valid_from <= $1 AND (s.valid_to IS NULL OR $1 < s.valid_to)))::int AS covered,
             (SELECT count(*)::int FROM supervision_entries s
               WHERE s.valid_from <= $1 AND (s.valid_to IS NULL OR $1 < s.valid_to)) AS entries
           FROM item_versions v JOIN items i ON i.id = v.item
           WHERE i.kind = '行政许可' AND v.valid_from <= $1 AND $1 < v.valid_until`,
    values: [on],
  });
  return found.rows[0] ?? { permits: 0, covered: 0, entries: 0 };
}

async function edition({ database }: City, on: Day): Promise<Overview["negative"]> {
  const found = await database.pool.query<NonNullable<Overview["negative"]>>({
    name: "negative-edition-on",
    text: `SELECT e.title, e.document, e.valid_from AS "validFrom", (e.reported->>'items')::int AS reported,
             count(n.id) FILTER (WHERE n.class = 'prohibited')::int AS prohibited,
             count(n.id) FILTER (WHERE n.class = 'permitted')::int AS permitted
           FROM negative_editions e LEFT JOIN negative_entries n ON n.scope = e.scope AND n.valid_from <= $1
             AND (n.valid_to IS NULL OR $1 < n.valid_to)
           WHERE e.scope = 'national' AND e.valid_from <= $1 AND (e.valid_to IS NULL OR $1 < e.valid_to)
           GROUP BY e.id ORDER BY e.valid_from DESC LIMIT 1`,
    values: [on],
  });
  return found.rows[0] ?? null;
}

async function figures({ database }: City): Promise<Reported[]> {
  const found = await database.pool.query<Reported>({
    name: "reported-figures",
    text: `SELECT id, list, title, published_on AS "publishedOn", value, parts, document, source, mark
           FROM reported_figures ORDER BY published_on NULLS LAST, id`,
  });
  return found.rows;
}
