import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { caseTimes } from "./case-times.ts";

/** The months that are counted, both named by their first day, and one body or item if asked for. */
export type Span = {
  readonly from: Day;
  readonly to: Day;
  readonly body: string | null;
  readonly item: string | null;
};

/** Promised against real, of the cases that were decided in the span. Days are workdays. */
export type Times = {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly cases: number;
  /** Decided within their promise. */
  readonly kept: number;
  /** Half of the promises were this long or shorter. */
  readonly promised: number;
  /** Half of the cases took this long or less; nine of ten took `p90` or less. */
  readonly median: number;
  readonly p90: number;
};

const by = {
  body: {
    column: "body",
    name: `(SELECT b.names->-1->>'name' FROM bodies b WHERE b.id = t.key)`,
    english: `(SELECT b.names->-1->>'nameEn' FROM bodies b WHERE b.id = t.key)`,
  },
  item: {
    column: "item",
    name: `(SELECT v.name FROM item_versions v WHERE v.item = t.key ORDER BY v.number DESC LIMIT 1)`,
    english: "NULL",
  },
  all: { column: "''", name: "''", english: "NULL" },
} as const;

/**
 * Counts by body, by item or all together, from the counted table: few rows, however many cases. The p-th of n ordered cases is
 * the first that at least p·n of them do not exceed, so that it is a day that a case really took.
 */
export async function timesBy(city: City, kind: keyof typeof by, span: Span): Promise<readonly Times[]> {
  const place = await placeOf(city);
  const answers = held.get(city) ?? new Map<string, { readonly place: number; readonly times: readonly Times[] }>();
  held.set(city, answers);
  const key = JSON.stringify([kind, span]);
  const before = answers.get(key);
  if (before?.place === place) return before.times;
  const times = await counted(city, kind, span);
  if (answers.size >= MOST_ANSWERS) answers.clear();
  answers.set(key, { place, times });
  return times;
}

/** How far the journal has been counted. */
async function placeOf(city: City): Promise<number> {
  const text = "SELECT place FROM followers WHERE follower = $1";
  const found = await city.database.pool.query<{ place: number }>({
    name: "counted-to",
    text,
    values: [caseTimes.name],
  });
  return found.rows[0]?.place ?? 0;
}

/** Answers that are kept while nothing has been counted since: everybody looks at the same few. */
const MOST_ANSWERS = 100;
const held = new WeakMap<City, Map<string, { readonly place: number; readonly times: readonly Times[] }>>();

async function counted(city: City, kind: keyof typeof by, { from, to, body, item }: Span): Promise<Times[]> {
  const { column, name, english } = by[kind];
  const found = await city.database.pool.query<Times>({
    name: `case-times-by-${kind}`,
    text: `WITH part AS (
        SELECT ${column} AS key, promised_days, used_days, sum(cases) AS n, sum(cases) FILTER (WHERE kept) AS kept FROM case_time_counts
        WHERE month BETWEEN $1::date AND $2::date AND ($3::text IS NULL OR body = $3) AND ($4::text IS NULL OR item = $4) GROUP BY 1, 2, 3),
      ranked AS (
        SELECT key, n, kept, promised_days, used_days, sum(n) OVER (PARTITION BY key) AS cases,
          sum(n) OVER (PARTITION BY key ORDER BY used_days) AS up_to, sum(n) OVER (PARTITION BY key ORDER BY promised_days) AS promised_to FROM part),
      t AS (
        SELECT key, sum(n)::int AS cases, coalesce(sum(kept), 0)::int AS kept,
          min(promised_days) FILTER (WHERE promised_to >= 0.5 * cases) AS promised,
          min(used_days) FILTER (WHERE up_to >= 0.5 * cases) AS median, min(used_days) FILTER (WHERE up_to >= 0.9 * cases) AS p90
        FROM ranked GROUP BY key)
      SELECT key, coalesce(${name}, key) AS name, ${english} AS "nameEn", cases, kept, promised, median, p90 FROM t ORDER BY cases DESC, key`,
    values: [from, to, body, item],
  });
  return found.rows;
}

/** A decided case as everybody may see it: what, where, when and how long; nobody's name (许可法 art. 40). */
export type DecidedCase = {
  readonly item: string;
  readonly itemName: string;
  readonly bodyName: string;
  readonly acceptedOn: Day;
  readonly decidedOn: Day;
  readonly promised: number;
  readonly used: number;
  readonly kept: boolean;
  /** Of the permit that it gave, which is public. */
  readonly permit: string | null;
};

/** The rows behind the numbers, the latest first. @param last day of the span's last month */
export async function decidedCases(
  city: City,
  { from, body, item }: Span,
  asked: { readonly last: Day; readonly late: boolean; readonly limit: number; readonly offset: number },
): Promise<DecidedCase[]> {
  const found = await city.database.pool.query<DecidedCase>({
    name: asked.late ? "late-cases-behind-numbers" : "decided-cases-behind-numbers",
    text: `SELECT t.item, v.name AS "itemName", b.names->-1->>'name' AS "bodyName", t.accepted_on AS "acceptedOn", t.decided_on AS "decidedOn",
        t.promised_days AS promised, t.used_days AS used, t.kept, (SELECT p.number FROM permits p WHERE p.from_case = t.case_id) AS permit
      FROM (SELECT * FROM case_times WHERE decided_on BETWEEN $1::date AND $2::date AND ($3::text IS NULL OR body = $3)
          AND ($4::text IS NULL OR item = $4) ${asked.late ? "AND NOT kept" : ""} ORDER BY decided_on DESC, case_id LIMIT $5 OFFSET $6) t
        JOIN cases c ON c.id = t.case_id JOIN item_versions v ON v.id = c.item_version JOIN bodies b ON b.id = t.body
      ORDER BY t.decided_on DESC, t.case_id`,
    values: [from, asked.last, body, item, asked.limit, asked.offset],
  });
  return found.rows;
}
