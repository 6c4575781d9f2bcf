import type pg from "pg";
import { readJournal } from "#kernel/records/history.ts";
import type { JournalEntry } from "#kernel/records/journal.ts";
import type { AnyRecord } from "#kernel/records/record.ts";

export type Trace = {
  readonly entry: JournalEntry;
  /** The rows that the entry changed, as they are now; sealed fields stay sealed. */
  readonly rows: readonly { readonly table: string; readonly row: unknown }[];
  /** Entries that followers made because of this one. */
  readonly followed: readonly { readonly place: number; readonly command: string; readonly key: string }[];
  /** Followers whose position is beyond it. */
  readonly followers: readonly string[];
};

/**
 * One entry of the journal with the real rows around it; undefined when there is no such place.
 * @param most how many of the changed rows are read, in the order of the changes
 */
export async function readTrace(
  client: pg.Client,
  place: number,
  records: ReadonlyMap<string, AnyRecord>,
  most = Number.POSITIVE_INFINITY,
): Promise<Trace | undefined> {
  const [entry] = await readJournal(client as never, place, 1);
  if (entry === undefined || entry.place !== place) return undefined;
  const rows: { table: string; row: unknown }[] = [];
  for (const { record, id } of entry.changes.slice(0, most)) {
    const kind = records.get(record);
    if (kind === undefined) continue;
    const open = kind.fields.flatMap((field, index) =>
      kind.personal.has(field) || kind.sealed.has(field) ? [] : [kind.columns[index]],
    );
    const found = await client.query(`SELECT ${open.join(", ")} FROM ${kind.table} WHERE id = $1`, [id]);
    for (const row of found.rows) rows.push({ table: kind.table, row });
  }
  const followed = await client.query<{ place: number; command: string; key: string }>(
    `SELECT place, command, idempotency_key AS key FROM journal
     WHERE actor LIKE 'system:%' AND idempotency_key LIKE '%@' || $1 || '%'
       AND idempotency_key ~ ('@' || $1 || '(/|$)') ORDER BY place LIMIT 100`,
    [String(place)],
  );
  const followers = await client.query<{ follower: string }>(
    "SELECT follower FROM followers WHERE place > $1 ORDER BY follower",
    [place],
  );
  return { entry, rows, followed: followed.rows, followers: followers.rows.map(({ follower }) => follower) };
}
