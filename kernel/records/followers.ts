import type pg from "pg";
import { readJournal } from "./history.ts";
import type { JournalEntry } from "./journal.ts";

/**
 * Something that happens after acts elsewhere, exactly once each, in their order.
 * `react` gets one entry and a client in a transaction that also moves the follower's position: what it writes there
 * (search rows, statistics) is once by that; a command it sends carries `keyFor(entry)`, so a second try finds the first answer.
 */
export type Follower = {
  readonly name: string;
  /** Commands whose entries it wants; "all" for every one. */
  readonly commands: readonly string[] | "all";
  react(entry: JournalEntry, client: pg.PoolClient): Promise<void>;
};

/** The idempotency key of a follower's own command. */
export const keyFor = (follower: string, entry: JournalEntry, part = ""): string =>
  `${follower}@${entry.place}${part && `/${part}`}`;

const entriesAtOnce = 200;

/**
 * Lets a follower read on until it has seen all entries. Two processes take turns: the position's row is locked.
 * @returns the number of entries it passed
 */
export async function follow(pool: pg.Pool, follower: Follower): Promise<number> {
  let passed = 0;
  for (;;) {
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      await client.query("INSERT INTO followers (follower, place) VALUES ($1, 0) ON CONFLICT DO NOTHING", [
        follower.name,
      ]);
      const position = await client.query<{ place: number }>(
        "SELECT place FROM followers WHERE follower = $1 FOR UPDATE",
        [follower.name],
      );
      const from = position.rows[0]?.place ?? 0;
      const entries = await readJournal(pool, from, entriesAtOnce);
      for (const entry of entries)
        if (follower.commands === "all" || follower.commands.includes(entry.command))
          await follower.react(entry, client);
      if (entries.length > 0)
        await client.query("UPDATE followers SET place = $2 WHERE follower = $1", [
          follower.name,
          from + entries.length,
        ]);
      await client.query("COMMIT");
      client.release();
      passed += entries.length;
      if (entries.length < entriesAtOnce) return passed;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      client.release();
      throw error;
    }
  }
}
