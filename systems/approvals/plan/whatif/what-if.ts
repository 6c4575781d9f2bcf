import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../flow.ts";
import { derivePlan, type Plan, type PlannedProcedure, type PlanOptions } from "../plan.ts";
import { applyChanges } from "./apply-changes.ts";
import type { Change } from "./change.ts";
import { brokenGateRefusal, fetchedPapers } from "./gates-held.ts";
import { mergersOf } from "./law-asks.ts";
import { ownTimeRefusal } from "./own-time.ts";
import { projectFlow } from "./project-flow.ts";
import type { WhatIfSettings } from "./settings.ts";
import { handInsSpared } from "./shared-papers.ts";

/** A procedure that a what-if moves, in workdays from acceptance. */
export type Moved = {
  readonly id: string;
  readonly startBefore: number;
  readonly startAfter: number;
  readonly finishBefore: number;
  readonly finishAfter: number;
  readonly slackBefore: number;
  readonly slackAfter: number;
  /** The step in which it is handled after a merger, when that is another. */
  readonly mergedInto?: string;
};

/** What becomes of a plan when some things change; or why they cannot. */
export type WhatIf =
  | {
      readonly refused?: undefined;
      readonly before: Plan;
      readonly after: Plan;
      /** The flow after the changes, on which `after` rests. */
      readonly changedFlow: Flow;
      /** In the order of the flow; procedures that stay as they are do not appear. */
      readonly moved: readonly Moved[];
      /** Fewer workdays for the whole (CON-11); below zero when it becomes longer. */
      readonly savedWorkdays: number;
      /** So many papers fewer to hand in, since the city shares them; no workday is saved by that. */
      readonly handInsSpared: number;
      readonly criticalBefore: readonly string[];
      readonly criticalAfter: readonly string[];
    }
  | { readonly refused: Refusal; readonly before: Plan };

/**
 * Thinks changes through: the plan before, the plan after, and what moved. Nothing is stored.
 *
 * Refused, with the plan before still given: whatever `applyChanges` refuses, and changes after which a gate of the law
 * no longer holds (CON-07, by article).
 *
 * @param options facts of the project, papers wanted and at hand, as for `derivePlan`.
 * @throws FlowRefused when the flow itself cannot be planned.
 */
export function whatIf(flow: Flow, options: PlanOptions, changes: readonly Change[], settings: WhatIfSettings): WhatIf {
  const before = derivePlan(flow, options);
  const own = projectFlow(flow, options.facts);
  const changed = applyChanges(own, changes, settings);
  if (isRefusal(changed)) return { refused: changed, before };
  const have = [...(options.have ?? []), ...fetchedPapers(own, changes)];
  const after = derivePlan(changed, { ...options, have, gates: "report" });
  const broken = brokenGateRefusal(after) ?? ownTimeRefusal(own, changed);
  if (broken !== undefined) return { refused: broken, before };
  return {
    before,
    after,
    changedFlow: changed,
    moved: movedBetween(before, after, mergersOf(changes)),
    savedWorkdays: before.parallelWorkdays - after.parallelWorkdays,
    handInsSpared: handInsSpared(before, changes),
    criticalBefore: before.criticalPath,
    criticalAfter: after.criticalPath,
  };
}

function movedBetween(before: Plan, after: Plan, mergers: ReadonlyMap<string, string>): Moved[] {
  const later = new Map(after.procedures.map((one) => [one.id, one]));
  return before.procedures.flatMap((one): Moved[] => {
    const mergedInto = mergers.get(one.id);
    const now = later.get(mergedInto ?? one.id);
    if (now === undefined || (mergedInto === undefined && staysPut(one, now))) return [];
    return [
      {
        id: one.id,
        startBefore: one.start,
        startAfter: now.start,
        finishBefore: one.finish,
        finishAfter: now.finish,
        slackBefore: one.slack,
        slackAfter: now.slack,
        ...(mergedInto !== undefined && { mergedInto }),
      },
    ];
  });
}

function staysPut(one: PlannedProcedure, now: PlannedProcedure): boolean {
  return one.start === now.start && one.finish === now.finish && one.slack === now.slack;
}
