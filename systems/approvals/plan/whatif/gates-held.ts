import type { Refusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../flow.ts";
import { brokenGates, gateFault } from "../gates.ts";
import { derivePlan, type Plan } from "../plan.ts";
import type { Change } from "./change.ts";
import { ownTimeRefusal } from "./own-time.ts";
import { refuseChange } from "./refusals.ts";
import { madeOnTheWay } from "./shared-papers.ts";

/**
 * Why a changed flow may not stand: a gate of the law that its plan breaks (CON-07, by article), or the applicant's own
 * time that it skips (CON-10). Both flows are those of one project, with all conditions decided.
 */
export function gateRefusal(before: Flow, after: Flow, changes: readonly Change[]): Refusal | undefined {
  const plan = derivePlan(after, { facts: {}, have: fetchedPapers(before, changes), gates: "report" });
  return brokenGateRefusal(plan) ?? ownTimeRefusal(before, after);
}

/** The first gate that a plan breaks, with its article. */
export function brokenGateRefusal(plan: Plan): Refusal | undefined {
  const [broken] = brokenGates(plan);
  if (broken === undefined) return undefined;
  const { text, article } = gateFault(broken);
  return { ...refuseChange("GATE_BROKEN", { gate: text.zh, gateEnglish: text.en }), article };
}

/**
 * The papers that the city fetches itself: they are at hand when a gate asks. One that is only made on the way cannot be
 * at hand before.
 */
export function fetchedPapers(flow: Flow, changes: readonly Change[]): string[] {
  const made = madeOnTheWay(flow);
  return changes.flatMap((one) => (one.kind === "sharePaper" && !made.has(one.paper) ? [one.paper] : []));
}
