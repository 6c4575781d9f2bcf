import type { FlowProcedure } from "./flow.ts";
import { type FlowFault, fault } from "./flow-fault.ts";
import type { Precedence } from "./precedence.ts";
import type { Arrivals } from "./schedule.ts";
import { shortestCycle } from "./shortest-cycle.ts";

/** A ring of procedures that wait for each other, and the papers for which they wait. */
export type Ring = {
  /** Ids in the order of waiting, the first not repeated at the end. */
  readonly ids: readonly string[];
  /** `papers[i]`: what the next one needs of `ids[i]`. */
  readonly papers: readonly string[];
};

/**
 * The shortest ring among those that never start, when there are any: the easiest one to mend. Whoever never starts waits
 * for a paper of which every maker never starts either, so going back from paper to maker always ends in a ring.
 */
export function shortestRing(
  procedures: readonly Pick<FlowProcedure, "id">[],
  graph: Precedence,
  { order, maker }: Arrivals,
): Ring | undefined {
  const started = new Set(order);
  const stuck = procedures.map((_, at) => at).filter((at) => !started.has(at));
  if (stuck.length === 0) return undefined;
  const after: number[][] = procedures.map(() => []);
  for (const at of stuck) {
    for (const paper of graph.waits[at]!) {
      if (maker[paper] === -1) for (const earlier of graph.makers[paper]!) after[earlier]!.push(at);
    }
  }
  const ring = shortestCycle(after, stuck);
  const papers = ring.map((at, index) => {
    const next = ring[(index + 1) % ring.length]!;
    const paper = graph.waits[next]!.find((one) => maker[one] === -1 && graph.makers[one]!.includes(at));
    return paper === undefined ? "" : graph.papers[paper]!;
  });
  return { ids: ring.map((at) => procedures[at]!.id), papers };
}

/** The ring as a fault; `goal` is the wanted paper that hangs on it, if one was wanted. */
export function ringFault({ ids, papers }: Ring, goal?: string): FlowFault {
  const way = [...ids, ids[0]].join(" → ");
  const zh = ids.map((id, index) => `${id}的“${papers[index]}”`).join("、");
  const en = ids.map((id, index) => `"${papers[index]}" of ${id}`).join(", ");
  const head =
    goal === undefined
      ? { zh: "互相等待，谁也开始不了", en: "they wait for each other and none can start" }
      : { zh: `得不到“${goal}”：互相等待，谁也开始不了`, en: `"${goal}" cannot be had: they wait for each other` };
  return fault(
    "CYCLE",
    { procedure: ids[0]!, field: "needs" },
    { zh: `${head.zh}（${zh}）：${way}`, en: `${head.en} (${en}): ${way}` },
  );
}
