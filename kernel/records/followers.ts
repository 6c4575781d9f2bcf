import type pg from "pg";
import { readJournal } from "./history.ts";
import type { JournalEntry } from "./journal.ts";

/**
 * Something that happens after acts elsewhere, exactly once each, in their order.
 * `react` gets the next entries, so that one statement can serve many, and a client in a transaction that also moves the
 * follower's position: what it writes there (search rows, statistics) is once by that; a command it sends carries
 * `keyFor(entry)`, so a second try finds the first answer.
 */
export type Follower = {
  readonly name: string;
  /** Commands whose entries it wants; "all" for every one. */
  readonly commands: readonly string[] | "all";
  /**
   * Only entries that changed one of these records, and of their changes only those; all unless named. What it does not want
   * costs it nothing.
   */
  readonly records?: readonly string[];
  react(entries: readonly JournalEntry[], client: pg.PoolClient): Promise<void>;
};

/** The idempotency key of a follower's own command. */
export const keyFor = (follower: string, entry: JournalEntry, part = ""): string =>
  `${follower}@${entry.place}${part && `/${part}`}`;

/** So many entries are read at a time. */
export const entriesAtOnce = 200;

/** Where a follower stands and where the journal ended, when somebody looked. */
export type Position = { readonly from: number; readonly end: number };

/**
 * Lets a follower read on until it has seen all entries. Two processes take turns: the position's row is locked.
 * @param seen where it stood a moment ago: its entries are asked for together with its position, and again if it has moved
 * @returns the number of entries it passed
 */
export async function follow(pool: pg.Pool, follower: Follower, seen?: Position): Promise<number> {
  let passed = 0;
  for (let expected = seen; ; expected = undefined) {
    const client = await pool.connect();
    try {
      const read = ({ from, end }: Position) =>
        end > from ? readJournal(client, from, entriesAtOnce, { ...follower, below: end }) : [];
      const [, taken, early] = await Promise.all([
        // Not waited for: should the power go, position and writes are lost together, and commands are found by their keys.
        client.query("BEGIN; SET LOCAL synchronous_commit = off"),
        takePositions(client, [{ follower }]).then(([position]) => position as Position),
        expected && read(expected),
      ]);
      const stood = expected?.from === taken.from ? expected : undefined;
      const { from, end } = stood ?? taken;
      const entries = stood && early ? early : await read(taken);
      if (entries.length > 0) await follower.react(entries, client);
      const full = entries.length === entriesAtOnce;
      const last = entries.at(-1)?.place ?? from - 1;
      const next = full ? last + 1 : Math.max(end, last + 1);
      const moved = {
        name: "move-follower",
        text: "UPDATE followers SET place = $2 WHERE follower = $1 AND place < $2",
        values: [follower.name, next],
      };
      // A commit after a failure takes everything back, and the failure is told.
      await Promise.all([client.query(moved), client.query("COMMIT")]);
      client.release();
      passed += next - from;
      if (!full) return passed;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      client.release();
      throw error;
    }
  }
}

/**
 * Lets those followers read on that have something to do, one after another.
 * @returns the number of entries that they passed
 */
export async function followAll(
  pool: pg.Pool,
  todo: readonly ToDo<Follower>[],
  failed: (error: unknown) => void,
): Promise<number> {
  let passed = 0;
  for (const { follower, seen } of todo) {
    try {
      passed += await follow(pool, follower, seen);
    } catch (error) {
      failed(error);
    }
  }
  return passed;
}

/** Somebody who reads the journal on, and where they stood when somebody looked. */
export type ToDo<F = Follower> = { readonly follower: F; readonly seen?: Position };

/**
 * The followers that have something to do. Those for whom nothing has come, which most acts are to most of them, are moved on
 * in one statement.
 */
export async function whoHasToDo<F extends Pick<Follower, "name" | "commands">>(
  pool: pg.Pool,
  followers: readonly F[],
): Promise<ToDo<F>[]> {
  const pairs = followers.flatMap(({ name, commands }) =>
    commands === "all" ? [] : commands.map((command) => [name, command] as const),
  );
  const found = await pool.query<Position & { follower: string; moved: boolean }>({
    name: "pass-over",
    // Setting it here spares a transaction of three statements: should the power go, positions are moved on again.
    // Whose position somebody holds is just reading on: nobody waits for them here, and so not in a ring either.
    text: `WITH idle AS (SELECT f.follower FROM followers f, head h
        WHERE f.follower = ANY($1) AND f.place < h.next_place AND NOT EXISTS (
          SELECT FROM journal j JOIN unnest($1::text[], $2::text[]) AS w (follower, command) USING (command)
          WHERE j.place >= f.place AND w.follower = f.follower)
        FOR UPDATE OF f SKIP LOCKED),
      passed AS (UPDATE followers f SET place = h.next_place FROM head h, idle
        WHERE f.follower = idle.follower AND f.place < h.next_place
        RETURNING f.follower, set_config('synchronous_commit', 'off', true))
      SELECT f.follower, f.place AS "from", h.next_place AS "end", p.follower IS NOT NULL AS moved
      FROM head h, followers f LEFT JOIN passed p USING (follower) WHERE f.follower = ANY($3)`,
    values: [pairs.map(([name]) => name), pairs.map(([, command]) => command), followers.map(({ name }) => name)],
  });
  const seen = new Map(found.rows.map(({ follower, ...at }) => [follower, at]));
  return followers.flatMap((follower) => {
    const at = seen.get(follower.name);
    if (at === undefined) return [{ follower }];
    return at.moved || at.from >= at.end ? [] : [{ follower, seen: at }];
  });
}

/**
 * Locks positions, in the order of names so that two who take several do not wait for each other in a ring. The journal's end
 * is read before the entries are, so nothing below it can be missed.
 */
export async function takePositions(
  client: pg.PoolClient,
  group: readonly { readonly follower: Pick<Follower, "name"> }[],
): Promise<Position[]> {
  const names = group.map(({ follower }) => follower.name);
  const found = await client.query<Position & { follower: string }>({
    name: "take-positions",
    text: `SELECT f.follower, f.place AS "from", greatest(f.place, h.next_place) AS "end" FROM followers f, head h
           WHERE f.follower = ANY($1) ORDER BY f.follower FOR UPDATE OF f`,
    values: [names],
  });
  const positions = new Map(found.rows.map(({ follower, ...position }) => [follower, position]));
  if (positions.size === names.length) return names.map((name) => positions.get(name) as Position);
  const text = "INSERT INTO followers (follower, place) SELECT unnest($1::text[]), 0 ON CONFLICT DO NOTHING";
  await client.query(text, [[...names].sort()]);
  return takePositions(client, group);
}
