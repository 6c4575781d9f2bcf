import { type PaperTrail, type Precedence, precedence } from "../precedence.ts";
import { arrivals, backward, type Schedule } from "../schedule.ts";

/** What has to be known of a procedure to reckon when it runs. */
export type Step = PaperTrail & {
  readonly id: string;
  /** Workdays it takes. */
  readonly days: number;
};

/** The procedures of one project, laid out once, so that they can be reckoned thousands of times with other days. */
export type Network = {
  readonly steps: readonly Step[];
  /** Positions by id. */
  readonly position: ReadonlyMap<string, number>;
  readonly days: readonly number[];
  readonly graph: Precedence;
};

/** When everything runs, in workdays from acceptance, by position. */
export type Times = Pick<Schedule, "start" | "total" | "longestPath" | "maker"> & {
  readonly finish: readonly number[];
  /** Those that ever start, in the order in which they finish; shorter than the list when papers wait in a ring. */
  readonly order: readonly number[];
};

export function networkOf(steps: readonly Step[]): Network {
  return {
    steps,
    position: new Map(steps.map(({ id }, at) => [id, at])),
    days: steps.map(({ days }) => days),
    graph: precedence(steps),
  };
}

/** @param days workdays by position, to reckon with others than the network's own. */
export function timesOf({ graph, days: own }: Network, days: readonly number[] = own): Times {
  const arrived = arrivals(graph, days);
  const { total, longestPath } = backward(graph, days, arrived);
  return { ...arrived, total, longestPath, finish: days.map((length, at) => arrived.start[at]! + length) };
}

/** The paper for which a procedure waited to the last, the first such by its own order; undefined when it waited for none. */
export function lastPaperOf({ graph }: Network, { start, finish, maker }: Times, at: number): number | undefined {
  return graph.waits[at]!.find((paper) => finish[maker[paper]!] === start[at]);
}
