import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";

/** How many items each value of a filter would leave, with the question and the other filters as they are. */
export type Facets = Readonly<Record<"theme" | "kind" | "level" | "subject" | "body", readonly Facet[]>>;
export type Facet = { readonly value: string; readonly count: number };

type Asked = {
  readonly on: Day;
  /** Codes that the question finds; null without a question. */
  readonly found: readonly string[] | null;
  /** The question as a pattern for names and codes; null without a question. */
  readonly like: string | null;
  readonly theme?: string | undefined;
  readonly kind?: string | undefined;
  readonly body?: string | undefined;
  readonly level?: string | undefined;
  readonly subject?: string | undefined;
};

/** Counts of every filter in one statement: each item says which filters it passes; a filter's own choice does not narrow it. */
export async function facetsOf(pool: Pick<pg.Pool, "query">, asked: Asked): Promise<Facets> {
  const found = await pool.query<{ facet: keyof Facets; value: string; count: number }>({
    name: "item-facets",
    text: `
      WITH base AS (
        SELECT v.item, v.theme, v.levels, v.subject_kinds, i.kind,
          ($4::text IS NULL OR v.theme = $4) IS TRUE AS t, ($5::text IS NULL OR i.kind = $5) AS k,
          ($6::text IS NULL OR EXISTS (SELECT 1 FROM powers p WHERE p.item = v.item AND p.body = $6
            AND p.valid_from <= $1::date AND $1::date < p.valid_until)) AS b,
          ($7::text IS NULL OR v.levels ? $7) AS l, ($8::text IS NULL OR v.subject_kinds ? $8) AS s
        FROM item_versions v JOIN items i ON i.id = v.item
        WHERE v.valid_from <= $1::date AND $1::date < v.valid_until
          AND ($3::text IS NULL OR v.item = ANY($2) OR v.name LIKE $3 OR v.item ILIKE $3))
      SELECT 'theme' AS facet, theme AS value, count(*)::int AS count FROM base WHERE theme IS NOT NULL AND k AND b AND l AND s GROUP BY 2
      UNION ALL SELECT 'kind', kind, count(*)::int FROM base WHERE t AND b AND l AND s GROUP BY 2
      UNION ALL SELECT 'level', e, count(*)::int FROM base, jsonb_array_elements_text(levels) e WHERE t AND k AND b AND s GROUP BY 2
      UNION ALL SELECT 'subject', e, count(*)::int FROM base, jsonb_array_elements_text(subject_kinds) e WHERE t AND k AND b AND l GROUP BY 2
      UNION ALL SELECT 'body', p.body, count(DISTINCT base.item)::int FROM base JOIN powers p ON p.item = base.item
          AND p.valid_from <= $1::date AND $1::date < p.valid_until JOIN bodies o ON o.id = p.body AND o.level = 'city'
        WHERE t AND k AND l AND s GROUP BY 2`,
    values: [
      ...[asked.on, asked.found, asked.like, asked.theme ?? null, asked.kind ?? null],
      ...[asked.body ?? null, asked.level ?? null, asked.subject ?? null],
    ],
  });
  const of = (facet: keyof Facets): Facet[] =>
    found.rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
  return { theme: of("theme"), kind: of("kind"), level: of("level"), subject: of("subject"), body: of("body") };
}
