/**
 * A shortest cycle, as positions in the direction of waiting, starting with its lowest; empty when there is none.
 * Breadth first from each candidate, never deeper than the best found so far. Only run on flows already known to be
 * wrong, so its O(candidates × edges) does not matter.
 */
export function shortestCycle(after: readonly (readonly number[])[], candidates: readonly number[]): number[] {
  let best: number[] = [];
  for (const start of candidates) {
    const found = ringThrough(after, start, best.length === 0 ? Number.POSITIVE_INFINITY : best.length);
    if (found !== undefined) best = found;
    if (best.length === 1) break;
  }
  if (best.length === 0) return best;
  const lowest = best.indexOf(best.reduce((least, index) => Math.min(least, index)));
  return [...best.slice(lowest), ...best.slice(0, lowest)];
}

/** The shortest ring through `start` with fewer than `limit` members. */
function ringThrough(after: readonly (readonly number[])[], start: number, limit: number): number[] | undefined {
  const cameFrom = new Map<number, number>();
  let layer = [start];
  for (let length = 1; layer.length > 0 && length < limit; length++) {
    const next: number[] = [];
    for (const at of layer) {
      for (const later of after[at] ?? []) {
        if (later === start) return wayBack(cameFrom, start, at);
        if (cameFrom.has(later)) continue;
        cameFrom.set(later, at);
        next.push(later);
      }
    }
    layer = next;
  }
  return undefined;
}

function wayBack(cameFrom: ReadonlyMap<number, number>, start: number, end: number): number[] {
  const ring = [end];
  for (let at = end; at !== start; ring.unshift(at)) at = cameFrom.get(at) ?? start;
  return ring;
}
