import type pg from "pg";
import { dayOf } from "#kernel/calendar/day.ts";
import type { JournalEntry } from "#kernel/records/journal.ts";
import type { SearchEntry } from "#kernel/search/entries.ts";
import { type SearchChange, searchFollower } from "#kernel/search/follower.ts";

/**
 * Keeps items and bodies findable: after every act that touches an item, a version, a power or a body, what it touched is
 * indexed anew from the rows as they are. A pack is one entry with thousands of changes: two reads serve them all.
 */
export const listSearch = searchFollower(
  "lists",
  async (entry, client) => {
    const touched = idsByRecord(entry);
    const today = dayOf(new Date(entry.happenedOn));
    const [items, bodies] = [await itemsTouched(client, touched, today), await bodiesTouched(client, touched, today)];
    return [...items, ...bodies];
  },
  { records: ["item", "itemVersion", "power", "body"] },
);

type Touched = Readonly<Record<"item" | "itemVersion" | "power" | "body", readonly string[]>>;

function idsByRecord(entry: JournalEntry): Touched {
  const ids = {
    item: new Set<string>(),
    itemVersion: new Set<string>(),
    power: new Set<string>(),
    body: new Set<string>(),
  };
  for (const { record, id } of entry.changes) if (record in ids) ids[record as keyof typeof ids].add(id);
  return { item: [...ids.item], itemVersion: [...ids.itemVersion], power: [...ids.power], body: [...ids.body] };
}

type ItemFound = {
  readonly code: string;
  readonly name: string | null;
  readonly papers: readonly { readonly name: string }[] | null;
  readonly yields: readonly string[] | null;
  readonly bases: readonly string[] | null;
  readonly theme: string | null;
  readonly bodies: readonly string[] | null;
  /** Names that the item will have by what is published: on their day nothing happens that would index it anew. */
  readonly coming: readonly string[] | null;
};

async function itemsTouched(client: pg.PoolClient, touched: Touched, today: string): Promise<SearchChange[]> {
  if (touched.item.length + touched.itemVersion.length + touched.power.length + touched.body.length === 0) return [];
  const found = await client.query<ItemFound>({
    name: "items-to-index",
    text: `WITH touched AS (
             SELECT id AS code FROM items WHERE id = ANY($1) UNION SELECT item FROM item_versions WHERE id = ANY($2)
             UNION SELECT item FROM powers WHERE id = ANY($3) OR body = ANY($4)),
           named AS (
             SELECT p.item, b.names->-1->>'name' AS name, row_number() OVER (PARTITION BY p.item
               ORDER BY array_position(ARRAY['city', 'county', 'township', 'community'], b.level), b.id) AS place
             FROM powers p JOIN bodies b ON b.id = p.body
             WHERE p.item IN (SELECT code FROM touched) AND $5::date < p.valid_until),
           bodies_of AS (SELECT item, jsonb_agg(name ORDER BY place) AS names FROM named WHERE place <= ${BODIES_INDEXED} GROUP BY item)
           SELECT t.code, v.name, v.papers, v.yields, v.bases, v.theme, n.names AS bodies,
             (SELECT jsonb_agg(l.name ORDER BY l.valid_from) FROM item_versions l
              WHERE l.item = t.code AND l.valid_from > v.valid_from) AS coming
           FROM touched t LEFT JOIN LATERAL (SELECT * FROM item_versions v WHERE v.item = t.code AND $5::date < v.valid_until
             ORDER BY v.valid_from LIMIT 1) v ON true LEFT JOIN bodies_of n ON n.item = t.code`,
    values: [touched.item, touched.itemVersion, touched.power, touched.body, today],
  });
  return found.rows.map((row) =>
    row.name === null ? { remove: { kind: "item", id: row.code } } : { index: itemEntry(row, row.name) },
  );
}

/** An item of every village has hundreds of bodies; its name finds it, so the first few are enough. */
const BODIES_INDEXED = 12;

function itemEntry(row: ItemFound, title: string): SearchEntry {
  const bodies = row.bodies ?? [];
  const words = [row.theme ?? "", ...(row.papers ?? []).map(({ name }) => name), ...(row.yields ?? [])];
  return {
    ...{ kind: "item", id: row.code, language: "zh", title, detail: bodies[0] ?? "" },
    ...{ url: `/items/${encodeURIComponent(row.code)}`, visibility: "public" },
    body: [...words, ...(row.coming ?? []), ...(row.bases ?? []), ...bodies].join("\n"),
  };
}

type BodyFound = {
  readonly id: string;
  readonly kind: string;
  readonly division: string;
  readonly names: readonly { readonly name: string; readonly nameEn: string }[];
};

async function bodiesTouched(client: pg.PoolClient, touched: Touched, today: string): Promise<SearchChange[]> {
  if (touched.body.length === 0) return [];
  const found = await client.query<BodyFound & { readonly lives: boolean }>({
    name: "bodies-to-index",
    text: `SELECT b.id, b.kind, d.name AS division, b.names, (b.valid_to IS NULL OR $2::date < b.valid_to) AS lives
           FROM bodies b JOIN divisions d ON d.id = b.division WHERE b.id = ANY($1)`,
    values: [touched.body, today],
  });
  // A body that has ended stays findable by its old name: its page says who took over.
  return found.rows.map((row) => ({ index: bodyEntry(row, row.lives) }));
}

function bodyEntry({ id, kind, division, names }: BodyFound, lives: boolean): SearchEntry {
  return {
    ...{ kind: "body", id, language: "zh", title: names.at(-1)?.name ?? id },
    detail: `${division} ${kind}${lives ? "" : "（已撤并）"}`,
    ...{ url: `/bodies/${encodeURIComponent(id)}`, visibility: "public" },
    body: names.flatMap(({ name, nameEn }) => [name, nameEn]).join("\n"),
  };
}
