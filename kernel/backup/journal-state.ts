import type pg from "pg";
import { readJournal } from "#kernel/records/history.ts";
import { leafHash } from "#kernel/records/journal.ts";
import type { Manifest } from "./manifest.ts";

/**
 * How long the journal is, whether it is whole, and the hash of its last entry. The connection looks into the city's
 * schema.
 */
export async function journalState(client: pg.ClientBase): Promise<Manifest["journal"]> {
  const { rows } = await client.query<{ entries: number; last: number | null; next: number; loose: number }>(
    `SELECT count(*) AS entries, max(place) AS last, (SELECT next_place FROM head) AS next,
       (SELECT count(*) FROM changes c WHERE NOT EXISTS (SELECT FROM journal j WHERE j.place = c.place)) AS loose
     FROM journal`,
  );
  const { entries, last, next, loose } = rows[0]!;
  const [head] = last === null ? [] : await readJournal(client, last, 1);
  return {
    entries,
    next,
    // A place is there once at most, so as many places as the last one's number leave no room for a gap.
    whole: entries === next && (last ?? -1) === next - 1 && loose === 0,
    head: head === undefined ? null : leafHash(head).toString("hex"),
  };
}
