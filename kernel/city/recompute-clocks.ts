import { clocks } from "#kernel/clocks/clocks.ts";
import type { Clock } from "#kernel/clocks/effects.ts";
import { movedClocks } from "#kernel/clocks/recompute.ts";
import { selectList } from "#kernel/records/load.ts";
import type { City } from "./city.ts";

/**
 * Brings all running clocks to the calendar of now; called when a city opens, so that a new year or a correction counts
 * from the next start on (CLK-30).
 * @returns how many due days moved
 */
export async function recomputeClocks(city: City): Promise<number> {
  const running = await city.database.pool.query<Clock>(
    `SELECT ${selectList(clocks)} FROM clocks WHERE state = 'running' ORDER BY id`,
  );
  const moved = movedClocks(running.rows, city.calendar());
  const who = { kind: "system", name: "calendar" } as const;
  await Promise.all(moved.map((clock) => city.execute({ command: "clocks.recompute", who, on: clock.id, input: {} })));
  return moved.length;
}
