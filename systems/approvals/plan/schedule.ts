import { type OpenConditions, OpenMakers } from "./open-makers.ts";
import type { Precedence } from "./precedence.ts";
import { WaitingLine } from "./waiting-line.ts";

/** What starts when, as soon as its papers are there; workdays from acceptance, by position. */
export type Arrivals = {
  readonly start: readonly number[];
  /** Those that ever start, in the order in which they finish. Shorter than the list when papers wait in a ring. */
  readonly order: readonly number[];
  /** The maker that a paper came from, by the paper's number; -1 while nobody has made it. */
  readonly maker: readonly number[];
};

/** When each procedure runs, in workdays from acceptance, by position. */
export type Schedule = {
  readonly start: readonly number[];
  readonly latestStart: readonly number[];
  readonly total: number;
  /** Positions of one longest path, first to last. */
  readonly longestPath: readonly number[];
  /** The maker that each paper came from, by the paper's number. */
  readonly maker: readonly number[];
};

/**
 * Everything starts as soon as its papers are there, and a paper is there when the first of its makers is done: the least
 * solution of these equations, by Knuth's generalisation of Dijkstra's algorithm (1977). What finishes first is taken
 * first; of those that finish together, the first in the list. So a ring is no deadlock when a paper of it also comes
 * from elsewhere. O((procedures + papers) × log procedures), without recursion.
 *
 * @param days workdays by position, none negative.
 * @param open the conditions that are still open; by default none. Makers under them serve as `OpenMakers` says.
 */
export function arrivals(graph: Precedence, days: readonly number[], open: OpenConditions = []): Arrivals {
  const start: number[] = days.map(() => 0);
  const missing = graph.waits.map((papers) => papers.length);
  const maker: number[] = graph.papers.map(() => -1);
  const order: number[] = [];
  const line = new WaitingLine();
  const openMakers = open.length === 0 ? undefined : new OpenMakers(graph, open);
  const serve = (paper: number, source: { readonly at: number; readonly finish: number }): void => {
    maker[paper] = source.at;
    for (const at of graph.waiting[paper]!) {
      start[at] = Math.max(start[at]!, source.finish);
      missing[at]! -= 1;
      if (missing[at] === 0) line.add(start[at]! + days[at]!, at);
    }
  };
  missing.forEach((count, at) => {
    if (count === 0) line.add(days[at]!, at);
  });
  for (let next = line.take(); next !== undefined; next = line.take()) {
    order.push(next.at);
    for (const paper of graph.makes[next.at]!) {
      if (maker[paper] !== -1) continue;
      const source = openMakers === undefined ? next : openMakers.sourceOf(paper, next);
      if (source !== undefined) serve(paper, source);
    }
    if (openMakers !== undefined && line.isEmpty())
      for (const [paper, source] of openMakers.onlyWay()) if (maker[paper] === -1) serve(paper, source);
  }
  return { start, order, maker };
}

/**
 * Latest starts and one longest path, backward along the papers that were used (critical path method).
 *
 * Of several longest paths it takes the one found by going back from the first position in the list that ends last,
 * each time to the first needed paper that arrived last: so the same flow always shows the same path.
 *
 * @param within positions that the plan is made of; without it all that start.
 */
export function backward(
  graph: Precedence,
  days: readonly number[],
  { start, order, maker }: Arrivals,
  within?: ReadonlySet<number>,
): Omit<Schedule, "start" | "maker"> {
  const own = within === undefined ? order : order.filter((at) => within.has(at));
  let total = 0;
  for (const at of own) total = Math.max(total, start[at]! + days[at]!);
  const latestStart = days.map((length) => total - length);
  const used: boolean[] = days.map(() => false);
  for (let position = own.length - 1; position >= 0; position--) {
    const at = own[position]!;
    for (const paper of graph.waits[at]!) {
      const earlier = maker[paper]!;
      if (earlier === -1) continue;
      used[earlier] = true;
      latestStart[earlier] = Math.min(latestStart[earlier]!, latestStart[at]! - days[earlier]!);
    }
  }
  // One that nobody waits for, so that a last procedure of 0 days is still the end of the path.
  let last: number | undefined;
  for (const at of own) {
    if (start[at]! + days[at]! === total && !used[at] && (last === undefined || at < last)) last = at;
  }
  const path: number[] = [];
  for (let at = last; at !== undefined; ) {
    path.push(at);
    const begin = start[at]!;
    const paper: number | undefined = graph.waits[at]!.find((one) => {
      const earlier = maker[one]!;
      return earlier !== -1 && start[earlier]! + days[earlier]! === begin;
    });
    at = paper === undefined ? undefined : maker[paper]!;
  }
  return { latestStart, total, longestPath: path.reverse() };
}

/**
 * Earliest and latest starts of the whole list.
 *
 * @param days workdays by position.
 * @returns undefined when papers wait for each other in a ring.
 */
export function schedule(graph: Precedence, days: readonly number[]): Schedule | undefined {
  const arrived = arrivals(graph, days);
  if (arrived.order.length < days.length) return undefined;
  return { start: arrived.start, maker: arrived.maker, ...backward(graph, days, arrived) };
}
