import type { Day } from "#kernel/calendar/day.ts";
import { calendarYears, type WorkCalendar } from "#kernel/calendar/workdays.ts";
import { type FlowFault, FlowRefused, fault } from "./flow-fault.ts";
import type { Plan, PlannedProcedure } from "./plan.ts";
import { type DaysSpent, type OwnTime, realDays } from "./real-days.ts";

/** A procedure with its dates. */
export type DatedProcedure = PlannedProcedure & {
  /** The day on which its papers are there and it is accepted; it is not counted (CLK-02). Only government time passes. */
  readonly startDay: Day;
  /** The last day of its promise, if only government time passes. */
  readonly finishDay: Day;
  /** The first day on which it can really start and be done, with excluded and own time in between. */
  readonly earliestStartDay: Day;
  readonly earliestFinishDay: Day;
};

/** A plan laid on the calendar. */
export type DatedPlan = Omit<Plan, "procedures"> & {
  readonly accepted: Day;
  readonly procedures: readonly DatedProcedure[];
  /** The day by which government has decided everything, if nothing but government time passes (what the 36 counts). */
  readonly governmentEnd: Day;
  /** The first day on which all can be done: excluded time and the applicant's own as given (CON-10). */
  readonly earliestEnd: Day;
  /** What the calendar days from the acceptance to `earliestEnd` go to. */
  readonly spent: DaysSpent;
  /** The procedures that decide `earliestEnd`, first to last. */
  readonly earliestPath: readonly string[];
  /** True when a date lies in a year whose holidays are not published yet: it may still move (CLK-30). */
  readonly provisional: boolean;
};

/**
 * Lays a plan on the work calendar, with its two ends. `governmentEnd`: workday n of the plan is the n-th workday after
 * acceptance (CLK-01, CLK-02), only government time passes (CON-10). `earliestEnd`: excluded procedures take at least their
 * calendar days, and the applicant the days that he gives. Whoever shows a date says which of the two it is.
 *
 * @param accepted the day on which the first procedure is accepted.
 * @param own the applicant's own time in calendar days; none by default.
 * @throws FlowRefused when a day of the plan lies outside the years of the work calendar.
 */
export function datePlan(plan: Plan, accepted: Day, calendar: Calendar, own: OwnTime = {}): DatedPlan {
  try {
    const year = Number(accepted.slice(0, 4));
    if (year < calendarYears.first || year > calendarYears.last)
      throw new FlowRefused([outsideCalendar(accepted, accepted)]);
    return layOnCalendar(plan, accepted, calendar, own);
  } catch (error) {
    // The calendar throws for days beyond its years and for nothing else here: days are whole.
    if (!(error instanceof RangeError)) throw error;
    throw new FlowRefused([outsideCalendar(accepted)]);
  }
}

type Calendar = Pick<WorkCalendar, "addWorkdays" | "addCalendarDays">;

/** @param day the day itself that lies outside; absent when the plan only reaches there. */
function outsideCalendar(accepted: Day, day?: Day): FlowFault {
  const { first, last } = calendarYears;
  return fault(
    "DAY_OUTSIDE_CALENDAR",
    { field: "accepted" },
    day === undefined
      ? {
          zh: `${accepted}受理，计划排到了工作日历之外：它只有${first}年至${last}年`,
          en: `accepted on ${accepted}, the plan goes beyond the work calendar, which has the years ${first} to ${last}`,
        }
      : {
          zh: `受理日${day}不在工作日历里：它只有${first}年至${last}年`,
          en: `the day of acceptance ${day} is not in the work calendar, which has the years ${first} to ${last}`,
        },
  );
}

function layOnCalendar(plan: Plan, accepted: Day, calendar: Calendar, own: OwnTime): DatedPlan {
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
  const real = realDays(plan, accepted, calendar, own);
  const procedures = plan.procedures.map((one): DatedProcedure => {
    const { start, finish } = real.byId.get(one.id)!;
    return {
      ...one,
      startDay: dayOf(one.start),
      finishDay: dayOf(one.finish),
      earliestStartDay: start,
      earliestFinishDay: finish,
    };
  });
  const governmentEnd = dayOf(plan.parallelWorkdays);
  return {
    ...plan,
    accepted,
    procedures,
    governmentEnd,
    earliestEnd: real.end,
    spent: real.spent,
    earliestPath: real.way,
    provisional: provisional || real.provisional,
  };
}
