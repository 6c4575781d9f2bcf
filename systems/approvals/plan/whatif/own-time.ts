import type { Refusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../flow.ts";
import { networkOfFlow } from "./project-flow.ts";
import { refuseChange } from "./refusals.ts";

/**
 * The applicant's own time between two stages, such as building, is no paper and cannot be dropped: what waited for the
 * stage before it must still wait for that stage, and what asked for a paper that this time makes must still ask for one.
 * Else a what-if would inspect a house before it may be built, or before it is (CON-10).
 */
export function ownTimeRefusal(before: Flow, after: Flow): Refusal | undefined {
  for (const { afterStage, text, makes = [] } of before.ownTime) {
    const waited = waitingFor(before, afterStage);
    const waits = waitingFor(after, afterStage);
    const built = askingFor(before, makes);
    const stillBuilt = askingFor(after, makes);
    const freed = after.procedures.find(
      ({ id, stage }) =>
        stage > afterStage && ((waited.has(id) && !waits.has(id)) || (built.has(id) && !stillBuilt.has(id))),
    );
    if (freed !== undefined) {
      return refuseChange("OWN_TIME_SKIPPED", {
        name: freed.name.zh,
        english: freed.name.en,
        between: text.zh,
        betweenEnglish: text.en,
      });
    }
  }
  return undefined;
}

/** Ids of those that ask for one of these papers. */
function askingFor(flow: Flow, papers: readonly string[]): ReadonlySet<string> {
  const asking = flow.procedures.filter(({ needs }) => needs.some((paper) => papers.includes(paper)));
  return new Set(asking.map(({ id }) => id));
}

/** Ids of all that wait, directly or not, for a procedure of the stage. */
function waitingFor(flow: Flow, stage: number): ReadonlySet<string> {
  const { graph, steps } = networkOfFlow(flow);
  const line = flow.procedures.flatMap((one, at) => (one.stage === stage ? [at] : []));
  const found = new Set<number>();
  // The list grows while it is walked.
  for (const at of line) {
    for (const taker of graph.makes[at]!.flatMap((paper) => graph.waiting[paper]!)) {
      if (found.has(taker)) continue;
      found.add(taker);
      line.push(taker);
    }
  }
  return new Set([...found].map((at) => steps[at]!.id));
}
