import type { Flow } from "./flow.ts";
import { conditionOf } from "./flow-conditions.ts";
import type { OutsideStep } from "./flow-fields.ts";
import { type Gate, gates } from "./gate-table.ts";
import type { Plan, PlannedProcedure } from "./plan.ts";

/** Steps done outside that a plan counts on: each makes a paper which the plan asks of the applicant (CON-11). */
export function outsideOf(flow: Flow, plan: Plan): readonly OutsideStep[] {
  const steps = (flow.outside ?? []).filter(
    ({ conditions }) => conditions === undefined || conditionOf(flow, conditions).answer(plan.facts).truth !== "false",
  );
  if (steps.length === 0) return [];
  const asked = new Set(
    plan.procedures.flatMap(({ needs }) => needs.flatMap(({ paper, from }) => (from ? [] : [paper]))),
  );
  // One that makes what another one needs is counted on too; the list grows while it is walked.
  const counted = new Set<OutsideStep>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const step of steps)
      if (!counted.has(step) && step.yields.some((paper) => asked.has(paper))) {
        counted.add(step);
        for (const paper of step.needs) asked.add(paper);
        grown = true;
      }
  }
  return steps.filter((step) => counted.has(step));
}

/**
 * What an outside step rests on in this project: papers that the plan's steps make or ask for, or that another outside step
 * makes. A paper whose makers do not apply is dropped, as everywhere.
 */
export function outsideNeeds(step: OutsideStep, flow: Flow, plan: Plan): readonly string[] {
  const known = new Set(
    plan.procedures.flatMap(({ needs, yields }) => [...yields, ...needs.map(({ paper }) => paper)]),
  );
  for (const one of outsideOf(flow, plan)) for (const paper of one.yields) known.add(paper);
  return step.needs.filter((paper) => known.has(paper));
}

/** The law that sets what comes before a step, by the papers that it makes (CON-07); undefined where no law does. */
export function lawBefore(step: {
  readonly yields: readonly string[];
  readonly article?: string | undefined;
}): string | undefined {
  return step.article ?? gateOf(step)?.article;
}

function gateOf({ yields }: Pick<PlannedProcedure, "yields">): Gate | undefined {
  return gates.find(({ after, before }) => before.length > 0 && after.some((paper) => yields.includes(paper)));
}
