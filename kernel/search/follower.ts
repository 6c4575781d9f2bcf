import type pg from "pg";
import type { Follower } from "#kernel/records/followers.ts";
import type { JournalEntry } from "#kernel/records/journal.ts";
import { indexEntry, removeEntry, type SearchEntry } from "./entries.ts";

/** What an act means for the search: an entry to find from now on, or one that is gone. */
export type SearchChange =
  | { readonly index: SearchEntry }
  | { readonly remove: { readonly kind: string; readonly id: string } };

/**
 * A follower of the journal that keeps the search up to date, each act exactly once and in order. `toChanges` may read
 * with the client it gets. The follower's name is `search:<name>`; a new name indexes the whole journal anew.
 */
export function searchFollower(
  name: string,
  toChanges: (entry: JournalEntry, client: pg.PoolClient) => readonly SearchChange[] | Promise<readonly SearchChange[]>,
  wanted: Partial<Pick<Follower, "commands" | "records">> = {},
): Follower {
  return {
    name: `search:${name}`,
    commands: "all",
    ...wanted,
    async react(entries, client) {
      // What is indexed is not waited for one by one, only before something is removed and at the end.
      const indexing: Promise<void>[] = [];
      for (const entry of entries)
        for (const change of await toChanges(entry, client)) {
          if ("index" in change) {
            const indexed = indexEntry(client, change.index);
            indexed.catch(() => undefined); // it is told at the end, with all others
            indexing.push(indexed);
          } else {
            await Promise.all(indexing.splice(0));
            await removeEntry(client, change.remove.kind, change.remove.id);
          }
        }
      await Promise.all(indexing);
    },
  };
}
