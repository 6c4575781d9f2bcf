import type { Facts } from "#kernel/feel/conditions.ts";
import { factWords } from "./fact-words.ts";
import type { Flow, FlowProcedure } from "./flow.ts";
import { conditionOf } from "./flow-conditions.ts";
import { type FlowFault, FlowRefused, fault } from "./flow-fault.ts";
import { mayServeSooner, type OpenConditions } from "./open-makers.ts";
import type { Precedence } from "./precedence.ts";
import { ringFault, shortestRing } from "./ring.ts";
import type { Arrivals } from "./schedule.ts";
import type { Selection } from "./selection.ts";

type Network = { readonly graph: Precedence; readonly arrived: Arrivals; readonly open: OpenConditions };

/**
 * The positions that are needed for the wanted papers: the first maker of each to be done, and of the papers that it needs,
 * and so on back. An open maker stands in for none that is certain; where it may be sooner it is there as well, to be
 * confirmed. A paper that is at hand needs nobody.
 *
 * @throws FlowRefused naming each wanted paper that cannot be had, and why.
 */
export function neededFor(
  flow: Flow,
  facts: Facts,
  selection: Selection,
  network: Network,
  papers: { readonly want: readonly string[]; readonly have: ReadonlySet<string> },
): ReadonlySet<number> {
  const { graph, arrived, open } = network;
  const rank = new Map(arrived.order.map((at, place) => [at, place]));
  const faults: FlowFault[] = [];
  const needed = new Set<number>();
  for (const goal of new Set(papers.want)) {
    if (papers.have.has(goal)) continue;
    const makers = selection.applying.flatMap(({ procedure }, at) => (procedure.yields.includes(goal) ? [at] : []));
    const started = makers.filter((at) => rank.has(at));
    if (started.length === 0) {
      faults.push(makers.length === 0 ? noMaker(flow, facts, selection, goal) : ringBefore(goal, selection, network));
      continue;
    }
    const source = arrived.maker[graph.papers.indexOf(goal)] ?? -1;
    const certain = source === -1 ? started.filter((at) => open[at] === undefined) : [source];
    const first = certain.reduce<number | undefined>(
      (one, other) => (one !== undefined && rank.get(one)! < rank.get(other)! ? one : other),
      undefined,
    );
    const served = first !== undefined && open[first] === undefined ? first : undefined;
    if (served !== undefined) needed.add(served);
    // Without one that is certain, any of the open conditions may be the one that holds.
    if (open.length > 0) for (const at of mayServeSooner(started, open, rank, served)) needed.add(at);
  }
  if (faults.length > 0) throw new FlowRefused(faults);
  // The set grows while it is walked; that is the queue.
  for (const at of needed) {
    for (const paper of graph.waits[at]!) {
      const served = arrived.maker[paper]!;
      needed.add(served);
      if (open.length === 0) continue;
      for (const sooner of mayServeSooner(graph.makers[paper]!, open, rank, served)) needed.add(sooner);
    }
  }
  return needed;
}

/** Nobody makes it at all, the applicant brings it himself, or its makers do not apply to this project. */
function noMaker(flow: Flow, facts: Facts, { skipped }: Selection, goal: string): FlowFault {
  const makers = skipped.filter(({ yields }) => yields.includes(goal));
  if (makers.length > 0) {
    const zh = makers.map((one) => whySkipped(flow, facts, one).zh).join("；");
    const en = makers.map((one) => whySkipped(flow, facts, one).en).join("; ");
    return unreachable(goal, { zh, en }, makers[0]!.id);
  }
  if (flow.applicantDocuments.includes(goal))
    return unreachable(goal, {
      zh: "它是申请人自己的材料，没有事项出具",
      en: "it is the applicant's own; no procedure yields it",
    });
  return unreachable(goal, { zh: "流程中没有事项出具它", en: "no procedure of the flow yields it" });
}

function unreachable(goal: string, why: { zh: string; en: string }, procedure?: string): FlowFault {
  return fault(
    "UNREACHABLE_GOAL",
    { field: "want", ...(procedure !== undefined && { procedure }) },
    { zh: `得不到“${goal}”：${why.zh}`, en: `"${goal}" cannot be had: ${why.en}` },
  );
}

/** “F06 签订合同”不适用，因为…: the condition, and the facts that make it false. */
export function whySkipped(flow: Flow, facts: Facts, { id, name, conditions }: FlowProcedure) {
  const paths = conditions === undefined ? [] : conditionOf(flow, conditions).paths;
  const stated = paths.filter((path) => Object.hasOwn(facts, path)).map((path) => factWords(flow, path, facts));
  const because = { zh: stated.map(({ zh }) => zh).join("，"), en: stated.map(({ en }) => en).join(", ") };
  return {
    zh: `${id} ${name.zh}不适用：${because.zh || conditions}`,
    en: `${id} ${name.en} does not apply: ${because.en || conditions}`,
  };
}

/** The goal hangs on a ring: the way from it back to the ring, and the ring itself. */
function ringBefore(goal: string, { applying }: Selection, { graph, arrived }: Network): FlowFault {
  const ring = shortestRing(
    applying.map(({ procedure }) => procedure),
    graph,
    arrived,
  );
  if (ring === undefined) return unreachable(goal, { zh: "它的事项无法开始", en: "its procedure cannot start" });
  return ringFault(ring, goal);
}
