import type { DatedPlan } from "#systems/approvals/plan/dated-plan.ts";
import { gateClocks } from "#systems/approvals/plan/gate-table.ts";
import { gatesOf } from "#systems/approvals/plan/gates.ts";
import type { Plan } from "#systems/approvals/plan/plan.ts";

/** The plan for programs; times in workdays from the day of acceptance, dates where there is one. */
export function planAnswer(plan: Plan, dated: DatedPlan | undefined) {
  const made = new Set(plan.procedures.flatMap(({ yields }) => yields));
  return {
    flow: plan.flow,
    edition: plan.edition,
    facts: plan.facts,
    want: plan.want,
    have: plan.have,
    count: plan.procedures.length,
    serialWorkdays: plan.serialWorkdays,
    promisedSumWorkdays: plan.promisedSumWorkdays,
    parallelWorkdays: plan.parallelWorkdays,
    criticalPath: plan.criticalPath,
    accepted: dated?.accepted ?? null,
    governmentEnd: dated?.governmentEnd ?? null,
    earliestEnd: dated?.earliestEnd ?? null,
    spent: dated?.spent ?? null,
    provisional: dated?.provisional ?? false,
    stages: plan.stages,
    procedures: plan.procedures.map((one, index) => {
      const days = dated?.procedures[index];
      return {
        ...one,
        ...(days && {
          startDay: days.startDay,
          finishDay: days.finishDay,
          earliestStartDay: days.earliestStartDay,
          earliestFinishDay: days.earliestFinishDay,
        }),
      };
    }),
    notNeeded: plan.notNeeded,
    toConfirm: plan.toConfirm,
    questions: plan.questions.map(({ declared: _, ...question }) => question),
    edges: plan.edges,
    gates: gatesOf(plan).map(({ gate: { id, article, text }, procedures, kept }) => ({
      ...{ id, article, text, procedures, kept },
    })),
    clocks: gateClocks.filter(({ after }) => after.some((paper) => made.has(paper))),
  };
}
