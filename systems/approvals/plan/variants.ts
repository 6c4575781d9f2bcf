import type { Facts } from "#kernel/feel/conditions.ts";
import type { Flow } from "./flow.ts";

/** Everything that can apply, or what an ordinary project needs. */
export type PlanVariant = "full" | "base";

/** What an ordinary project answers: as the edition's published figures are for, else the default of each question. */
export function ordinaryFacts(flow: Flow): Facts {
  if (flow.checks !== undefined) return flow.checks.base.facts;
  return Object.fromEntries(
    (flow.facts ?? []).flatMap((one) => (one.default === undefined ? [] : [[one.path, one.default] as const])),
  );
}

/** The facts of a variant. Without published figures the full one answers nothing, so that nothing is left out. */
export function variantFacts(flow: Flow, variant: PlanVariant): Facts {
  return variant === "base" ? ordinaryFacts(flow) : (flow.checks?.full.facts ?? {});
}

/** The variant that is shown first: an edition without published figures has approvals that exclude each other. */
export function firstVariant(flow: Flow): PlanVariant {
  return flow.checks === undefined ? "base" : "full";
}
