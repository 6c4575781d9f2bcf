import type pg from "pg";
import type { Visibility } from "#kernel/records/record.ts";
import type { Language } from "#kernel/text/words.ts";
import { plainText } from "./plain-text.ts";
import { codeOf } from "./question.ts";
import { segmenter } from "./segment.ts";
import { letterVector, wordVector } from "./vectors.ts";

/** Something that can be found. `kind` and `id` name it; indexing the same again replaces it. */
export type SearchEntry = {
  readonly kind: string;
  readonly id: string;
  /** The language of its title. */
  readonly language: Language;
  readonly title: string;
  /** One line under the title, such as the body that handles it. */
  readonly detail?: string;
  readonly url: string;
  /** Internal ones are found only by those who may see internal entries. Never personal values in a public one. */
  readonly visibility: Visibility;
  readonly body?: string;
  /** Numbers and codes by which it is found first when typed exactly; its id always is one. */
  readonly codes?: readonly string[];
};

type Client = Pick<pg.PoolClient, "query">;

/** Makes an entry findable, in the caller's transaction. */
export async function indexEntry(client: Client, entry: SearchEntry): Promise<void> {
  const cut = await segmenter();
  const { kind, id, language, url, visibility, codes = [] } = entry;
  const title = storable(entry.title);
  const detail = storable(entry.detail ?? "");
  const body = storable(entry.body ?? "");
  await client.query({
    name: "index-search-entry",
    text: `INSERT INTO search_entries (kind, id, language, title, detail, url, visibility, body, codes, plain, words, letters)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::tsvector, $12::text::tsvector)
           ON CONFLICT (kind, id) DO UPDATE SET language = excluded.language, title = excluded.title,
             detail = excluded.detail, url = excluded.url, visibility = excluded.visibility, body = excluded.body,
             codes = excluded.codes, plain = excluded.plain, words = excluded.words, letters = excluded.letters`,
    values: [
      ...[kind, id, language, title, detail, url, visibility, body],
      [...new Set([id, ...codes].map(codeOf))],
      plainText(title),
      wordVector({ title, detail, body }, cut),
      letterVector(title),
    ],
  });
}

/** Makes an entry unfindable; one that is not there is no error. */
export async function removeEntry(client: Client, kind: string, id: string): Promise<void> {
  await client.query({
    name: "remove-search-entry",
    text: "DELETE FROM search_entries WHERE kind = $1 AND id = $2",
    values: [kind, id],
  });
}

/** PostgreSQL stores every sign but the zero one. */
const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "");
