import type { Change } from "./change.ts";
import { lastPaperOf, type Network, type Times } from "./network.ts";

/**
 * Why the whole takes as long as it does: the procedures on a longest path, each with the paper that it waited for to the
 * last. Where that paper has several makers, all of them belong to it, since none of them had it earlier.
 */
export type Support = {
  readonly members: ReadonlySet<number>;
  /** By member: the number of the paper that it waited for to the last; absent when it waited for none. */
  readonly lastPaper: ReadonlyMap<number, number>;
};

/**
 * The support of the total, for a network in which everything starts.
 *
 * As long as no member becomes shorter and none loses its last paper, the total cannot fall. Proof: look at the member
 * that would be the first to finish earlier than now. It takes its days as before, so it started earlier, so its last
 * paper came earlier, so one of that paper's makers finished earlier; but all of them are members, and were before it.
 * By the same argument the total falls by no more than the members become shorter together.
 */
export function supportOf(network: Network, times: Times): Support {
  const members = new Set(times.longestPath.slice(-1));
  const lastPaper = new Map<number, number>();
  // A Set is walked in the order in which members come in, those that come in on the way included.
  for (const at of members) {
    const paper = lastPaperOf(network, times, at);
    if (paper === undefined) continue;
    lastPaper.set(at, paper);
    for (const maker of network.graph.makers[paper]!) members.add(maker);
  }
  return { members, lastPaper };
}

/** Whether a change concerns the support at all. One that does not saves nothing, and the support is the proof. */
export function touches(one: Change, { members, lastPaper }: Support, { position, graph }: Network): boolean {
  const isMember = (id: string) => members.has(position.get(id) ?? -1);
  switch (one.kind) {
    case "setLimit":
    case "addHours":
      return isMember(one.procedure);
    case "dropPaper": {
      const paper = lastPaper.get(position.get(one.procedure) ?? -1);
      return paper !== undefined && graph.papers[paper] === one.paper;
    }
    case "sharePaper":
      // What is made on the way is waited for as before, and nobody waits for what the applicant brings.
      return false;
    case "mergeSteps":
      return one.procedures.some(isMember);
  }
}
