import type { Flow } from "./flow.ts";
import { derivePlan, type NeededPaper, type PlannedProcedure, type PlanOptions } from "./plan.ts";
import { precedence } from "./precedence.ts";
import { schedule } from "./schedule.ts";

/** What the whole plan gains if one procedure alone were decided on the spot. */
export type Saving = {
  readonly id: string;
  /** Workdays the procedure itself takes in the plan. */
  readonly ownDays: number;
  /** Workdays the whole plan becomes shorter; never more than `ownDays`. */
  readonly savedDays: number;
};

/**
 * For each procedure of the plan: how many workdays the whole becomes shorter if it alone took none (CON-11).
 * Savings do not add up: shortening one path makes another the longest. Most saved first, then the shorter own days,
 * then the order of the flow.
 */
export function savings(flow: Flow, options: PlanOptions = {}): Saving[] {
  const plan = derivePlan(flow, options);
  const graph = precedence(plan.procedures.map(({ needs, yields }) => ({ needs: needs.flatMap(paperOf), yields })));
  const days = plan.procedures.map((one) => one.days);
  const shortened = (index: number) => schedule(graph, days.with(index, 0))?.total ?? plan.parallelWorkdays;
  // Only a procedure without slack can make the whole shorter; the others need no second reckoning.
  const savedBy = (one: PlannedProcedure, index: number) =>
    one.critical && one.days > 0 ? plan.parallelWorkdays - shortened(index) : 0;
  return plan.procedures
    .map((one, index) => ({ id: one.id, ownDays: one.days, savedDays: savedBy(one, index) }))
    .sort((a, b) => b.savedDays - a.savedDays || a.ownDays - b.ownDays);
}

/** Nobody waits for a paper that is at hand, though somebody of the plan may yield it too. */
function paperOf({ paper, atHand }: NeededPaper): string[] {
  return atHand ? [] : [paper];
}
