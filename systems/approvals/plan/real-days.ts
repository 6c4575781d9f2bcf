import { type Day, daysBetween } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import type { Plan, PlannedProcedure } from "./plan.ts";
import { certainMakers, withSoonerMakers } from "./sooner-makers.ts";

/** The applicant's own time, in calendar days (CON-10). */
export type OwnTime = {
  /** By stage: how long the applicant works after the end of that stage, such as building after stage 3. */
  readonly afterStage?: Readonly<Record<string, number>>;
  /** By paper: how many days after the first acceptance the applicant has it. */
  readonly papers?: Readonly<Record<string, number>>;
};

/** What the days until the end are spent on, in calendar days along the way that decides the end. They add up to the whole. */
export type DaysSpent = {
  /** Government time (CON-10): the promises of those on the way, in workdays, and the calendar days that they take. */
  readonly governmentWorkdays: number;
  readonly government: number;
  /** Time that 行政许可法 art. 45 keeps out of the clock, with the days of rest on which it would end (CLK-21). */
  readonly excluded: number;
  readonly own: number;
};

export type RealDay = { readonly start: Day; readonly finish: Day };

/** The plan with all time in it: when each procedure can really run, and when the last is done. */
export type RealDays = {
  readonly byId: ReadonlyMap<string, RealDay>;
  readonly end: Day;
  readonly spent: DaysSpent;
  /** The procedures on the way that decides the end, first to last. */
  readonly way: readonly string[];
  readonly provisional: boolean;
};

type Arrival = {
  readonly day: Day;
  /** The procedure that it comes from; absent for the first acceptance and the applicant's own papers. */
  readonly from?: string;
  /** Calendar days of the applicant's own between that procedure (or the acceptance) and this day. */
  readonly own: number;
};

type Calendar = Pick<WorkCalendar, "addWorkdays" | "addCalendarDays">;

/**
 * Lays the whole of a plan on the calendar: workdays of government, at least the excluded calendar days (a last day of rest
 * moves to the next workday, CLK-21), and the applicant's own time as given. A paper of several certain makers comes from the one
 * that is first in calendar days, which may be another than in workdays.
 * Own time after a stage begins when all of that stage is done, and those of later stages that need a paper which it makes
 * wait for it; where the flow does not say what it makes, all of later stages wait.
 */
export function realDays(plan: Plan, accepted: Day, calendar: Calendar, own: OwnTime = {}): RealDays {
  const waits = ownWaits(plan, own);
  const makers = certainMakers(plan);
  let laid = layOut(plan, accepted, calendar, own, waits);
  if (makers.size === 0) return laid;
  // Each round brings some day forward and none back, so it ends.
  for (let next = withSoonerMakers(plan, laid.byId, makers); next !== undefined; ) {
    laid = layOut(next, accepted, calendar, own, waits);
    next = withSoonerMakers(next, laid.byId, makers);
  }
  return laid;
}

type Waits = ReadonlyMap<string, readonly Wait[]>;

/** The days when each paper comes from the maker that the plan names. */
function layOut(plan: Plan, accepted: Day, calendar: Calendar, own: OwnTime, waits: Waits): RealDays {
  let provisional = false;
  const byId = new Map<string, RealDay>();
  const reason = new Map<string, Arrival>();
  for (const one of inOrder(plan, waits)) {
    const arrivals: Arrival[] = [{ day: accepted, own: 0 }];
    for (const { paper, from, atHand } of one.needs) {
      const days = own.papers?.[paper];
      if (from !== undefined) arrivals.push({ day: byId.get(from)!.finish, from, own: 0 });
      else if (days !== undefined && !atHand)
        arrivals.push({ day: calendar.addCalendarDays(accepted, days).day, own: days });
    }
    for (const { days, after } of waits.get(one.id) ?? []) {
      const last = latest(after.map((from) => ({ day: byId.get(from)!.finish, from, own: 0 })));
      if (last !== undefined) arrivals.push({ ...last, day: calendar.addCalendarDays(last.day, days).day, own: days });
    }
    const arrival = latest(arrivals)!;
    const counted = one.excluded
      ? calendar.addCalendarDays(arrival.day, one.excluded.minCalendarDays, { roll: true })
      : calendar.addWorkdays(arrival.day, one.days);
    provisional ||= counted.provisional;
    byId.set(one.id, { start: arrival.day, finish: counted.day });
    reason.set(one.id, arrival);
  }
  const ends = plan.procedures.map(({ id }) => ({ day: byId.get(id)!.finish, from: id, own: 0 }));
  const last = latest(ends);
  const way = wayBack(plan, last?.from, byId, reason);
  return { byId, end: last?.day ?? accepted, ...way, provisional };
}

/** The one that comes last; of several on one day the first in the list. */
function latest<One extends { readonly day: Day }>(all: readonly One[]): One | undefined {
  return all.reduce<One | undefined>((last, one) => (last === undefined || one.day > last.day ? one : last), undefined);
}

type Wait = { readonly days: number; readonly after: readonly string[] };

/** By procedure: the own time that it waits for, and after whom that begins. */
function ownWaits(plan: Plan, own: OwnTime): ReadonlyMap<string, readonly Wait[]> {
  const waits = new Map<string, Wait[]>();
  for (const [stage, days] of Object.entries(own.afterStage ?? {})) {
    const makes = plan.ownTime.find(({ afterStage }) => afterStage === Number(stage))?.makes;
    const waiting = plan.procedures.filter(
      (one) =>
        one.stage > Number(stage) && (makes === undefined || one.needs.some(({ paper }) => makes.includes(paper))),
    );
    const later = followers(plan, new Set(waiting.map(({ id }) => id)));
    // One of the stage that itself follows the own time cannot begin it.
    const after = plan.procedures.filter((one) => one.stage === Number(stage) && !later.has(one.id));
    const wait = { days, after: after.map(({ id }) => id) };
    for (const { id } of waiting) waits.set(id, [...(waits.get(id) ?? []), wait]);
  }
  return waits;
}

/** These and all that wait for them, directly or not. */
function followers(plan: Plan, first: ReadonlySet<string>): ReadonlySet<string> {
  const next = Map.groupBy(plan.edges, ({ from }) => from);
  const all = new Set(first);
  for (const id of all) for (const { to } of next.get(id) ?? []) all.add(to);
  return all;
}

/** Every procedure after all that it waits for, own time included; first come first served. */
function inOrder(plan: Plan, waits: ReadonlyMap<string, readonly Wait[]>): PlannedProcedure[] {
  const byId = new Map(plan.procedures.map((one) => [one.id, one]));
  const before = new Map(
    plan.procedures.map(({ id, needs }) => {
      const own = (waits.get(id) ?? []).flatMap(({ after }) => after);
      return [id, new Set([...needs.flatMap(({ from }) => from ?? []), ...own])];
    }),
  );
  const after = new Map<string, string[]>();
  for (const [id, earlier] of before) for (const from of earlier) after.set(from, [...(after.get(from) ?? []), id]);
  const missing = new Map([...before].map(([id, earlier]) => [id, earlier.size]));
  const order = plan.procedures.filter(({ id }) => missing.get(id) === 0);
  // The list grows while it is walked; that is the queue.
  for (const { id } of order) {
    for (const to of after.get(id) ?? []) {
      const left = missing.get(to)! - 1;
      missing.set(to, left);
      if (left === 0) order.push(byId.get(to)!);
    }
  }
  return order;
}

/** Back from the last to the acceptance, each time to what it waited for longest; and what the days went to. */
function wayBack(
  plan: Plan,
  last: string | undefined,
  byId: ReadonlyMap<string, RealDay>,
  reason: ReadonlyMap<string, Arrival>,
): Pick<RealDays, "spent" | "way"> {
  const planned = new Map(plan.procedures.map((one) => [one.id, one]));
  const spent = { governmentWorkdays: 0, government: 0, excluded: 0, own: 0 };
  const way: string[] = [];
  for (let id = last; id !== undefined; ) {
    way.push(id);
    const one = planned.get(id)!;
    const { start, finish } = byId.get(id)!;
    spent[one.excluded ? "excluded" : "government"] += daysBetween(start, finish);
    spent.governmentWorkdays += one.days;
    const arrival: Arrival = reason.get(id)!;
    spent.own += arrival.own;
    id = arrival.from;
  }
  return { spent, way: way.reverse() };
}
