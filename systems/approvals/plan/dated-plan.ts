import type { Day } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import type { Plan, PlannedProcedure } from "./plan.ts";

/** A procedure with its dates. */
export type DatedProcedure = PlannedProcedure & {
  /** The day on which its papers are there and it is accepted; it is not counted (CLK-02). */
  readonly startDay: Day;
  /** The last day of its promise. */
  readonly finishDay: Day;
};

/** A plan laid on the calendar. */
export type DatedPlan = Omit<Plan, "procedures"> & {
  readonly accepted: Day;
  readonly procedures: readonly DatedProcedure[];
  /** The day by which government has decided everything, if nothing but government time passes. */
  readonly governmentEnd: Day;
  /** True when a date lies in a year whose holidays are not published yet: it may still move. */
  readonly provisional: boolean;
};

/**
 * Lays a plan on the work calendar: workday n of the plan is the n-th workday after acceptance (CLK-01, CLK-02).
 *
 * Only government time passes (CON-10): excluded procedures and the building time between stages move no date here.
 * Whoever shows these dates says so.
 *
 * @param accepted the day on which the first procedure is accepted.
 */
export function datePlan(plan: Plan, accepted: Day, calendar: Pick<WorkCalendar, "addWorkdays">): DatedPlan {
  const known = new Map<number, Day>([[0, accepted]]);
  let provisional = false;
  const dayOf = (workday: number): Day => {
    const before = known.get(workday);
    if (before !== undefined) return before;
    const counted = calendar.addWorkdays(accepted, workday);
    provisional ||= counted.provisional;
    known.set(workday, counted.day);
    return counted.day;
  };
  const procedures = plan.procedures.map((one) => ({
    ...one,
    startDay: dayOf(one.start),
    finishDay: dayOf(one.finish),
  }));
  const governmentEnd = dayOf(plan.parallelWorkdays);
  return { ...plan, accepted, procedures, governmentEnd, provisional };
}
