import type pg from "pg";
import type { Outcome } from "./asked.ts";

export type DueWake = { id: string; dueAt: string; command: string; target: string; input: Record<string, unknown> };

/**
 * Carries out what has fallen due up to a moment, in the order of the legal moments, each as of its own moment, even
 * after a night without power; those of one moment, such as the end of a day, share transactions. A wake is done once: its
 * row changes in the transaction of its command.
 * One that fails by a mistake of the program is left waiting and told to `failed`; the others go on.
 * @returns how many were carried out or lapsed
 */
export async function carryOutWakes(
  pool: pg.Pool,
  until: Date,
  carryOut: (wake: DueWake) => Promise<Outcome>,
  failed: (error: unknown) => void,
): Promise<number> {
  let count = 0;
  const tried: string[] = [];
  for (;;) {
    const due = await pool.query<DueWake>({
      name: "due-wakes",
      text: `SELECT id, due_at AS "dueAt", command, target, input FROM wakes
             WHERE state = 'waiting' AND due_at <= $1 AND id <> ALL($2) ORDER BY due_at, id LIMIT 100`,
      values: [until, tried],
    });
    if (due.rows.length === 0) return count;
    // Once a call: one that could not be settled now (a lane that closes, a contended row) waits for the next call.
    tried.push(...due.rows.map(({ id }) => id));
    for (const together of Map.groupBy(due.rows, ({ dueAt }) => dueAt).values())
      for (const result of await Promise.allSettled(together.map(carryOut))) {
        if (result.status === "rejected") failed(result.reason);
        else if ("done" in result.value) count += 1;
      }
  }
}
