import type pg from "pg";
import { entriesAtOnce, type Follower, type Position, type ToDo, takePositions } from "./followers.ts";
import { readJournal } from "./history.ts";
import type { JournalEntry } from "./journal.ts";

/** A follower that answers by commands alone. What several of them send after the same entries shares transactions. */
export type Reactor = Pick<Follower, "name" | "commands" | "records"> & {
  /** Looks what is to follow from the next entries, and answers with the sending of it: all have looked before anybody sends. */
  look(entries: readonly JournalEntry[]): Promise<() => Promise<void>>;
};

/**
 * Lets those reactors read on together that have something to do: one transaction holds all their positions, they look at once,
 * and then send in their order. One that fails stays where it is, and the others go on.
 * @returns the number of entries that they passed
 */
export async function followTogether(
  pool: pg.Pool,
  todo: readonly ToDo<Reactor>[],
  failed: (error: unknown) => void,
): Promise<number> {
  let passed = 0;
  for (let group = todo; group.length > 0; ) {
    const client = await pool.connect();
    try {
      const seen = group.flatMap(({ seen }) => seen ?? []);
      const expected = seen.length === group.length ? seen : undefined;
      const [, taken, early] = await Promise.all([
        client.query("BEGIN; SET LOCAL synchronous_commit = off"),
        takePositions(client, group),
        expected && readFor(client, group, expected),
      ]);
      const stood = expected?.every(({ from }, index) => from === taken[index]?.from);
      const positions = stood && expected ? expected : taken;
      const entries = stood && early ? early : await readFor(client, group, taken);
      const full = entries.length === entriesAtOnce;
      const end = full ? (entries.at(-1) as JournalEntry).place + 1 : Math.max(...positions.map(({ end }) => end));
      const looked = await Promise.allSettled(
        group.map(({ follower }, index) => {
          const wanted = wantedBy(follower, entries, positions[index] as Position);
          return wanted.length > 0 ? follower.look(wanted) : undefined;
        }),
      );
      const sent = await Promise.allSettled(
        looked.map((look) => (look.status === "rejected" ? Promise.reject(look.reason) : look.value?.())),
      );
      for (const one of sent) if (one.status === "rejected") failed(one.reason);
      const done = group.filter((_, index) => sent[index]?.status === "fulfilled");
      const moved = {
        name: "move-followers",
        text: "UPDATE followers SET place = $2 WHERE follower = ANY($1) AND place < $2",
        values: [done.map(({ follower }) => follower.name), end],
      };
      // A commit after a failure takes everything back, and the failure is told.
      await Promise.all([client.query(moved), client.query("COMMIT")]);
      client.release();
      for (const [index, { from }] of positions.entries())
        if (sent[index]?.status === "fulfilled") passed += Math.max(end - from, 0);
      group = full ? done.map(({ follower }) => ({ follower })) : [];
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      client.release();
      failed(error);
      return passed;
    }
  }
  return passed;
}

/** What any of them may want, from where the last of them stands. */
function readFor(client: pg.PoolClient, group: readonly ToDo<Reactor>[], positions: readonly Position[]) {
  const followers = group.map(({ follower }) => follower);
  const from = Math.min(...positions.map((one) => one.from));
  const below = Math.max(...positions.map(({ end }) => end));
  const union = (lists: (readonly string[] | undefined)[]) =>
    lists.every((list) => list !== undefined) ? [...new Set(lists.flat())] : undefined;
  const commands = union(followers.map(({ commands }) => (commands === "all" ? undefined : commands))) ?? "all";
  const records = union(followers.map((one) => one.records));
  return readJournal(client, from, entriesAtOnce, { commands, below, ...(records && { records }) });
}

/** Of the entries that were read for several, those that one of them wants, as it would have read them alone. */
function wantedBy(
  { commands, records }: Reactor,
  entries: readonly JournalEntry[],
  { from }: Position,
): JournalEntry[] {
  const own = entries.filter(
    ({ place, command }) => place >= from && (commands === "all" || commands.includes(command)),
  );
  if (!records) return own;
  const told = own.map((entry) => ({ ...entry, changes: entry.changes.filter((one) => records.includes(one.record)) }));
  return told.filter(({ changes }) => changes.length > 0);
}
