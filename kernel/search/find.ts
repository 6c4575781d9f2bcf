import type pg from "pg";
import type { Visibility } from "#kernel/records/record.ts";
import { type Mark, marksOf } from "./marks.ts";
import { readQuestion } from "./question.ts";
import { segmenter } from "./segment.ts";

export type Found = {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly url: string;
  /** Higher is better; its thousands of thousands name the way it was found (see README). */
  readonly rank: number;
  /** The parts of the title that answer the question, in UTF-16 units: [start, end). */
  readonly marks: readonly Mark[];
};

export type FindAsked = {
  readonly text: string;
  readonly kinds?: readonly string[];
  /** What the asker may see: "internal" sees public entries too. */
  readonly visibility: Visibility;
  /** 1 to 100. */
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string;
};

export type FindAnswer = { readonly total: number; readonly rows: readonly Found[]; readonly next: string | null };

const MOST = 100;

/**
 * Finds entries: exact code, then exact title, then beginning of the title, then part of it, then words of the title,
 * then words of detail and body, then pinyin or initials. Nothing that is typed is an error; without any letter or
 * sign in it, nothing is found.
 */
export async function find(pool: Pick<pg.Pool, "query">, asked: FindAsked): Promise<FindAnswer> {
  const question = readQuestion(asked.text, await segmenter());
  if (question.words === "") return { total: 0, rows: [], next: null };
  const limit = Math.min(MOST, Math.max(1, Math.trunc(asked.limit) || 1));
  const after = readCursor(asked.after);
  const result = await pool.query<{ total: number } & Omit<Found, "marks">>({
    name: "find-search-entries",
    text: `WITH asked AS (SELECT $1::text AS plain, $2::text AS code, $3::text::tsquery AS words,
                                 $4::text::tsquery AS title_words, nullif($5::text, '')::tsquery AS letters),
           matched AS (
             SELECT e.kind, e.id, e.title, e.detail, e.url,
                    (CASE WHEN e.codes @> ARRAY[a.code] THEN 7000000
                          WHEN e.plain = a.plain THEN 6000000
                          WHEN starts_with(e.plain, a.plain) THEN 5000000
                          WHEN strpos(e.plain, a.plain) > 0 THEN 4000000
                          WHEN e.words @@ a.title_words THEN 3000000
                          WHEN e.words @@ a.words THEN 2000000
                          ELSE 1000000 END
                     + round(ts_rank(e.words, a.words)::numeric * 1000)::int * 200
                     - least(length(e.title), 199))::int AS rank
             FROM search_entries e, asked a
             WHERE (e.words @@ a.words OR e.letters @@ a.letters OR e.codes @> ARRAY[a.code])
               AND ($6::text[] IS NULL OR e.kind = ANY ($6)) AND ($7 = 'internal' OR e.visibility = 'public'))
           SELECT t.total, m.* FROM (SELECT count(*)::int AS total FROM matched) t LEFT JOIN LATERAL (
             SELECT * FROM matched
             WHERE $8::int IS NULL OR (-rank, kind COLLATE "C", id COLLATE "C") > (-$8, $9::text, $10::text)
             ORDER BY -rank, kind COLLATE "C", id COLLATE "C" LIMIT $11) m ON true`,
    values: [
      ...[question.plain, question.code, question.words, question.titleWords, question.letters],
      ...[asked.kinds ?? null, asked.visibility, after?.rank ?? null, after?.kind ?? null, after?.id ?? null, limit],
    ],
  });
  const total = result.rows[0]?.total ?? 0;
  const rows = result.rows
    .filter((row) => row.id !== null)
    .map(({ total: _total, ...row }) => ({ ...row, marks: marksOf(row.title, question.plain) }));
  const last = rows.at(-1);
  return { total, rows, next: rows.length === limit && last !== undefined ? writeCursor(last) : null };
}

type Cursor = { readonly rank: number; readonly kind: string; readonly id: string };

const writeCursor = ({ rank, kind, id }: Cursor): string =>
  Buffer.from(JSON.stringify([rank, kind, id])).toString("base64url");

/** A cursor that we did not write begins at the first page. */
function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const [rank, kind, id] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown[];
    const sound = Number.isInteger(rank) && Math.abs(rank as number) < 2 ** 31;
    if (!sound || typeof kind !== "string" || typeof id !== "string" || `${kind}${id}`.includes("\0")) return undefined;
    return { rank: rank as number, kind, id };
  } catch {
    return undefined;
  }
}
