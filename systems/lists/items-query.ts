import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { subjectKinds } from "#kernel/directory/records.ts";
import { itemKinds } from "#kernel/items/kinds.ts";
import { find } from "#kernel/search/find.ts";
import { type Facets, facetsOf } from "./items-facets.ts";
import { levels } from "./list-words.ts";

/** An item as a list shows it. `bodies` counts the bodies with the power; `bodyName` is the highest one's name that day. */
export type ItemRow = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly theme: string | null;
  readonly subjectKinds: readonly string[];
  readonly levels: readonly string[];
  readonly legalDays: number | null;
  readonly legalUnit: "workday" | "calendar" | "immediate" | "none";
  /** In workdays. */
  readonly promisedDays: number;
  readonly fee: string;
  readonly visits: number;
  readonly marks: Readonly<Record<string, string>>;
  readonly bases: readonly string[];
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly body: string | null;
  readonly bodyName: string | null;
  readonly bodyNameEn: string | null;
  readonly bodies: number;
};

export type ItemList = {
  readonly on: Day;
  readonly total: number;
  readonly rows: readonly ItemRow[];
  /** The `after` of the next page; null on the last one. */
  readonly next: string | null;
  /** How many each value of a filter would leave; null unless asked for. */
  readonly facets: Facets | null;
};

/** Orders of the list: by relevance to the question, else by code; or by one figure, and then by code. */
export const itemSorts = ["code", "promised", "legal", "kind", "newest"] as const;

const text = z.string().trim().max(100).optional();

const itemFilters = z.object({
  /** Words, pinyin, initials or a code. */
  q: z.string().trim().max(200).optional(),
  theme: text,
  kind: text,
  body: text,
  level: z.enum(levels).optional(),
  subject: z.enum(subjectKinds).optional(),
  /** The day whose list it is; today when absent. */
  on: z.string().refine(isDay, "2026-11-23").optional(),
  sort: z.enum(itemSorts).default("code"),
  facets: z.enum(["1"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
});

/** 事项清单: the items in force on a day, by relevance to `q`, else by code. */
export const items = query({
  name: "lists.items",
  title: { zh: "事项清单", en: "Items" },
  input: itemFilters,
  may: anyone(),
  async run({ city, input, today }): Promise<ItemList> {
    const { pool } = city.database;
    const on = (input.on ?? today) as Day;
    const ranked = input.q ? await matching(city, input.q) : null;
    const like = containing(input.q);
    const after = readAfter(input.after);
    const [found, facets] = await Promise.all([
      pool.query<{ total: number; rank: number } & ItemRow>({
        name: "list-items",
        text: STATEMENT,
        values: [
          ...[on, ranked, like, input.theme ?? null, input.kind ?? null, input.body ?? null],
          ...[input.level ?? null, input.subject ?? null, after?.rank ?? null, after?.code ?? null, input.limit + 1],
          ...[input.sort, itemKinds],
        ],
      }),
      input.facets === undefined ? null : facetsOf(pool, { ...input, on, found: ranked, like }),
    ]);
    const total = found.rows[0]?.total ?? 0;
    const all = found.rows.filter((row) => row.code !== null);
    const rows = all.slice(0, input.limit).map(({ total: _total, rank: _rank, ...row }) => row);
    const last = all.length > input.limit ? all[input.limit - 1] : undefined;
    return { on, total, rows, next: last === undefined ? null : writeAfter(last.rank, last.code), facets };
  },
});

const STATEMENT = `
  WITH ranked AS (SELECT code, place FROM unnest($2::text[]) WITH ORDINALITY AS r (code, place)),
  matched AS (
    SELECT v.*, i.kind, CASE $12::text
        WHEN 'promised' THEN v.promised_days
        WHEN 'legal' THEN coalesce(v.legal_days, 100000)
        WHEN 'kind' THEN coalesce(array_position($13::text[], i.kind), 100)
        WHEN 'newest' THEN date '2100-01-01' - v.valid_from
        ELSE coalesce(r.place, 100000) END::int AS rank
    FROM item_versions v JOIN items i ON i.id = v.item LEFT JOIN ranked r ON r.code = v.item
    WHERE v.valid_from <= $1::date AND $1::date < v.valid_until
      AND ($3::text IS NULL OR r.code IS NOT NULL OR v.name LIKE $3 OR v.item ILIKE $3)
      AND ($4::text IS NULL OR v.theme = $4) AND ($5::text IS NULL OR i.kind = $5)
      AND ($6::text IS NULL OR EXISTS (SELECT 1 FROM powers p WHERE p.item = v.item AND p.body = $6
        AND p.valid_from <= $1::date AND $1::date < p.valid_until))
      AND ($7::text IS NULL OR v.levels ? $7) AND ($8::text IS NULL OR v.subject_kinds ? $8))
  SELECT t.total, m.rank, m.code, m.name, m.kind, m.theme, m.subject_kinds AS "subjectKinds", m.levels,
    m.legal_days AS "legalDays", m.legal_unit AS "legalUnit", m.promised_days AS "promisedDays", m.fee, m.visits,
    m.marks, m.bases, m.valid_from AS "validFrom", m.valid_to AS "validTo", b.id AS body,
    b.name->>'name' AS "bodyName", b.name->>'nameEn' AS "bodyNameEn", coalesce(b.count, 0) AS bodies
  FROM (SELECT count(*)::int AS total FROM matched) t
  LEFT JOIN LATERAL (
    SELECT item AS code, * FROM matched WHERE $9::int IS NULL OR (rank, item COLLATE "C") > ($9, $10::text)
    ORDER BY rank, item COLLATE "C" LIMIT $11) m ON true
  LEFT JOIN LATERAL (
    SELECT b.id, count(*) OVER ()::int AS count,
      (SELECT n FROM jsonb_array_elements(b.names) n
       WHERE (n->>'from')::date <= $1::date AND (n->>'to' IS NULL OR $1::date < (n->>'to')::date) LIMIT 1) AS name
    FROM powers p JOIN bodies b ON b.id = p.body
    WHERE p.item = m.code AND p.valid_from <= $1::date AND $1::date < p.valid_until
    ORDER BY array_position(ARRAY['city', 'county', 'township', 'community'], b.level), b.id LIMIT 1) b ON true
  ORDER BY m.rank, m.code COLLATE "C"`;

/** Codes of the items that a question finds, best first; what lies beyond the five hundredth nobody reads. */
async function matching(city: { database: { pool: Parameters<typeof find>[0] } }, question: string): Promise<string[]> {
  const codes: string[] = [];
  let after: string | undefined;
  do {
    const page = await find(city.database.pool, {
      ...{ text: question, kinds: ["item"], visibility: "public", limit: 100 },
      ...(after === undefined ? {} : { after }),
    });
    codes.push(...page.rows.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined && codes.length < 500);
  return codes;
}

const writeAfter = (rank: number, code: string): string =>
  Buffer.from(JSON.stringify([rank, code])).toString("base64url");

/** A place that we did not write begins at the first page. */
function readAfter(written: string | undefined): { rank: number; code: string } | undefined {
  if (written === undefined) return undefined;
  try {
    const [rank, code] = JSON.parse(Buffer.from(written, "base64url").toString("utf8")) as unknown[];
    const sound = Number.isInteger(rank) && Math.abs(rank as number) < 2 ** 31;
    return sound && typeof code === "string" && !code.includes("\0") ? { rank: rank as number, code } : undefined;
  } catch {
    return undefined;
  }
}
