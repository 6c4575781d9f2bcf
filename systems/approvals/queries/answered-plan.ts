import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { type DatedPlan, datePlan } from "../plan/dated-plan.ts";
import type { Flow } from "../plan/flow.ts";
import type { Plan } from "../plan/plan.ts";
import { derivePlan } from "../plan/plan.ts";
import type { OwnTime } from "../plan/real-days.ts";
import type { Change } from "../plan/whatif/change.ts";
import { decodeChanges } from "../plan/whatif/change-text.ts";
import type { WhatIfSettings } from "../plan/whatif/settings.ts";
import { type WhatIf, whatIf } from "../plan/whatif/what-if.ts";
import { askedProject, type PlanQuestion, readOwnTime } from "./plan-question.ts";
import { asRefusal } from "./plan-refusals.ts";

/** A project's plan as it was asked for, with its dates. */
export type AnsweredPlan = {
  readonly flow: Flow;
  /** The flow on which `plan` rests: after the changes, when there are some. */
  readonly plannedFlow: Flow;
  /** After the changes; without any, or when they are refused, the plan as it is. */
  readonly plan: Plan;
  readonly dated: DatedPlan;
  readonly own: OwnTime;
  readonly changes: readonly Change[];
  /** What the changes do; absent without any. */
  readonly whatIf?: Extract<WhatIf, { refused?: undefined }>;
  /** Why the changes cannot be; the plan then stands as it is. */
  readonly refused?: Refusal;
};

/** What a city reckons with when it thinks changes through (E). */
export function whatIfSettings(city: City): WhatIfSettings {
  return {
    reviewHours: city.settings.number("reviewHoursPerDay"),
    addedHours: city.settings.number("addedReviewHours"),
  };
}

/** Plans a project as it is asked for, its changes thought through. The refusal says why there is no plan at all. */
export async function answerPlan(city: City, asked: PlanQuestion): Promise<AnsweredPlan | Refusal> {
  const project = await askedProject(city, asked);
  if (isRefusal(project)) return project;
  const own = readOwnTime(asked);
  if (isRefusal(own)) return own;
  const { flow, facts } = project;
  const options = { facts, want: asked.want, have: asked.have };
  const date = (plan: Plan) =>
    datePlan(plan, (asked.accepted as Day | undefined) ?? city.today(), city.calendar(), own);
  try {
    const changes = decodeChanges(asked.changes);
    if (isRefusal(changes)) {
      const plan = derivePlan(flow, options);
      return { flow, plannedFlow: flow, plan, dated: date(plan), own, changes: [], refused: changes };
    }
    if (changes.length === 0) {
      const plan = derivePlan(flow, options);
      return { flow, plannedFlow: flow, plan, dated: date(plan), own, changes };
    }
    const thought = whatIf(flow, options, changes, whatIfSettings(city));
    if (thought.refused !== undefined) {
      const { before: plan, refused } = thought;
      return { flow, plannedFlow: flow, plan, dated: date(plan), own, changes, refused };
    }
    const { after: plan, changedFlow } = thought;
    return { flow, plannedFlow: changedFlow, plan, dated: date(plan), own, changes, whatIf: thought };
  } catch (error) {
    return asRefusal(error);
  }
}
