import { type Precedence, topologicalOrder } from "./precedence.ts";

/** When each procedure runs, in workdays from acceptance, by position. */
export type Schedule = {
  readonly start: readonly number[];
  readonly latestStart: readonly number[];
  readonly total: number;
  /** Positions of one longest path, first to last. */
  readonly longestPath: readonly number[];
};

/**
 * Earliest and latest starts by the critical path method: forward in topological order, then backward.
 *
 * Of several longest paths it takes the one found by going back from the first position in the list that ends last,
 * each time to the first needed paper that arrived last: so the same flow always shows the same path.
 *
 * @param days workdays by position.
 * @returns undefined when there is a cycle.
 */
export function schedule(graph: Precedence, days: readonly number[]): Schedule | undefined {
  const order = topologicalOrder(graph);
  if (order.length < days.length) return undefined;

  const start: number[] = days.map(() => 0);
  let total = 0;
  for (const at of order) {
    for (const earlier of graph.before[at]!) start[at] = Math.max(start[at]!, start[earlier]! + days[earlier]!);
    total = Math.max(total, start[at]! + days[at]!);
  }

  const latestStart = days.map((own) => total - own);
  for (let position = order.length - 1; position >= 0; position--) {
    const at = order[position]!;
    for (const later of graph.after[at]!) latestStart[at] = Math.min(latestStart[at]!, latestStart[later]! - days[at]!);
  }
  return { start, latestStart, total, longestPath: longestPath(graph, days, start, total) };
}

function longestPath(graph: Precedence, days: readonly number[], start: readonly number[], total: number): number[] {
  // One that nobody waits for, so that a last procedure of 0 days is still the end of the path.
  const last = start.findIndex((begin, at) => begin + days[at]! === total && graph.after[at]!.length === 0);
  const path: number[] = [];
  for (let at: number | undefined = last === -1 ? undefined : last; at !== undefined; ) {
    path.push(at);
    const begin: number = start[at]!;
    at = graph.before[at]!.find((earlier) => start[earlier]! + days[earlier]! === begin);
  }
  return path.reverse();
}
