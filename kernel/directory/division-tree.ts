import type { RowOf } from "#kernel/records/record.ts";
import type { divisions } from "./records.ts";

type Place = Pick<RowOf<typeof divisions>, "id" | "parent">;

/**
 * True when a division is the other or contains it: codes nest by their digits (GB/T 2260: 3605 00 is the city of 3605 02), and a
 * zone's local code hangs on its parent's.
 */
export function contains(outer: string, { id, parent }: Place): boolean {
  if (id === outer || parent === outer) return true;
  if (!/^\d+$/.test(outer)) return false;
  const stem = outer.length === 6 ? outer.replace(/(?:00){1,2}$/, "") : outer;
  return id.startsWith(stem) || parent?.startsWith(stem) === true;
}
