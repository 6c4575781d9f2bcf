import type { ClockEvent, ClockState } from "./clock.ts";
import { type Day, daysBetween } from "./day.ts";
import type { ComputedDay, WorkCalendar } from "./workdays.ts";

/** One limit after its events: the legal one or the promised one of the same clock. */
export type Timer = {
  readonly state: "running" | "paused" | "stopped";
  /** The start day or last resumption while the clock runs or was stopped running; null in a pause. */
  readonly runningFrom: Day | null;
  /** Counted days before `runningFrom`. */
  readonly usedBefore: number;
  /** The limit with its extension. */
  readonly allowed: number;
  /** The due day; null in a pause. */
  readonly due: Day | null;
  /** The due day as it was when the clock last ran: what a pause or stop must not come after. */
  readonly lastDue: Day;
  /** The day of the last pause or stop, after which nothing is counted; null while the clock runs. */
  readonly haltedOn: Day | null;
  readonly provisional: boolean;
};

export type TimerInput = {
  readonly limit: number;
  readonly unit: ClockState["unit"];
  readonly events: readonly ClockEvent[];
  /** Whether extensions count for this limit. */
  readonly extended: boolean;
};

/** Days in (from, to] in the clock's unit. */
export function countedDays(unit: ClockState["unit"], from: Day, to: Day, calendar: WorkCalendar): number {
  return unit === "workday" ? calendar.workdaysBetween(from, to) : daysBetween(from, to);
}

/** The day a reading on `asOf` goes by: a stop freezes the clock, and a pause counts nothing after its first day. */
export function readingDay(timer: Timer, asOf: Day): Day {
  return timer.haltedOn ?? asOf;
}

/**
 * Pause arithmetic (CLK-28): the day a pause begins counts, the day it ends does not, so excluded are the days in
 * (begin, end]; due = last resumption + (limit − used before it). A promise may run out before a pause begins: it is
 * then broken for good, and neither the pause nor a later extension moves its due day. Null before the start.
 */
export function runTimer(input: TimerInput, calendar: WorkCalendar): Timer | null {
  const [first, ...later] = input.events;
  if (first?.kind !== "start") return null;
  const { unit } = input;
  let state: Timer["state"] = "running";
  let from = first.on;
  let usedBefore = 0;
  let allowed = input.limit;
  let haltedOn: Day | null = null;
  let last = dueFrom(from, allowed, 0, unit, calendar);
  let broken = false;
  let pausedBeforeStop = false;

  for (const event of later) {
    if (state === "running" && event.on > last.day) broken = true;
    if (event.kind === "pause") {
      usedBefore += countedDays(unit, from, event.on, calendar);
      state = "paused";
      haltedOn = event.on;
    } else if (event.kind === "resume") {
      state = "running";
      haltedOn = null;
      from = event.on;
    } else if (event.kind === "extend" && input.extended && !broken) {
      allowed += event.days ?? 0;
    } else if (event.kind === "stop") {
      pausedBeforeStop = state === "paused";
      haltedOn ??= event.on;
      state = "stopped";
    }
    if (!broken && state === "running") last = dueFrom(from, allowed, usedBefore, unit, calendar);
  }
  const halted = state === "paused" || pausedBeforeStop;
  return {
    state,
    runningFrom: halted ? null : from,
    usedBefore,
    allowed,
    due: halted ? null : last.day,
    lastDue: last.day,
    haltedOn,
    provisional: !halted && last.provisional,
  };
}

function dueFrom(
  from: Day,
  allowed: number,
  used: number,
  unit: ClockState["unit"],
  calendar: WorkCalendar,
): ComputedDay {
  // A calendar-day clock may be paused on the Monday its Sunday rolled to: then more days are used than it has.
  const remaining = Math.max(0, allowed - used);
  if (unit === "workday") return calendar.addWorkdays(from, remaining);
  // A limit of 0 days is the start day itself, also on a holiday (CLK-10): there is no period whose end could roll.
  return calendar.addCalendarDays(from, remaining, { roll: allowed > 0 });
}
