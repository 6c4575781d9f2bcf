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
      for (const entry of entries)
        for (const change of await toChanges(entry, client)) {
          if ("index" in change) await indexEntry(client, change.index);
          else await removeEntry(client, change.remove.kind, change.remove.id);
        }
    },
  };
}
