import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import { type Explanation, explain, type WhyNot } from "../plan/explain.ts";
import { gatesOf } from "../plan/gates.ts";
import { encodeChange } from "../plan/whatif/change-text.ts";
import { describe } from "../plan/whatif/change-words.ts";
import { type AnsweredPlan, answerPlan } from "./answered-plan.ts";
import { planQuestion } from "./plan-question.ts";

/** 并联计划: a project's plan with its dates, its gates, and why each procedure is there or not. */
export const planned = query({
  name: "approvals.plan",
  title: { zh: "并联计划", en: "Plan" },
  input: planQuestion,
  may: anyone(),
  async run({ city, input }) {
    const answer = await answerPlan(city, input);
    // A change that cannot be is an answer of the what-if, not of the plan.
    if (isRefusal(answer) || answer.refused !== undefined)
      return isRefusal(answer) ? answer : (answer.refused as Refusal);
    const { flow, plannedFlow, dated, own } = answer;
    const ids = [...dated.procedures, ...dated.notNeeded].map(({ id }) => id);
    return {
      title: flow.title,
      estimated: flow.estimated,
      ...dated,
      own,
      gates: gatesOf(answer.plan).map(({ gate: { id, article, text }, procedures, kept }) => ({
        ...{ id, article, text, procedures, kept },
      })),
      changes: changesOf(answer),
      explanations: ids
        .map((id) => explain(answer.plan, plannedFlow, id))
        .filter((one): one is Explanation | WhyNot => one !== undefined),
    };
  },
});

/** 推演: what becomes of the plan when limits, papers or steps change. */
export const whatIfQuery = query({
  name: "approvals.whatIf",
  title: { zh: "推演", en: "What if" },
  input: planQuestion,
  may: anyone(),
  async run({ city, input }) {
    const answer = await answerPlan(city, input);
    if (isRefusal(answer)) return answer;
    if (answer.refused !== undefined) return answer.refused;
    const before = answer.whatIf?.before ?? answer.plan;
    const ends = ({
      serialWorkdays,
      promisedSumWorkdays,
      parallelWorkdays,
      criticalPath,
      procedures,
    }: typeof before) => ({
      ...{ procedures: procedures.length, serialWorkdays, promisedSumWorkdays, parallelWorkdays, criticalPath },
    });
    return {
      edition: answer.flow.edition,
      changes: changesOf(answer),
      before: ends(before),
      after: ends(answer.plan),
      savedWorkdays: before.parallelWorkdays - answer.plan.parallelWorkdays,
      moved: answer.whatIf?.moved ?? [],
      handInsSpared: answer.whatIf?.handInsSpared ?? 0,
      governmentEnd: answer.dated.governmentEnd,
      earliestEnd: answer.dated.earliestEnd,
      spent: answer.dated.spent,
    };
  },
});

function changesOf({ changes, flow }: AnsweredPlan): { readonly text: string; readonly words: Words }[] {
  return changes.map((one) => ({ text: encodeChange(one), words: describe(one, flow) }));
}
