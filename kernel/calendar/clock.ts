import type { Words } from "#kernel/text/words.ts";
import { type ClockFaultCode, clockFaults } from "./clock-faults.ts";
import { countedDays, readingDay, runTimer, type Timer } from "./clock-timer.ts";
import { type Day, isDay } from "./day.ts";
import { defaultLightMarks, type Light, type LightMarks, lightOf } from "./lights.ts";
import type { WorkCalendar } from "./workdays.ts";

/**
 * What happened to a clock on a day. `days`: of an extension, the days added; of a pause, the planned days of its
 * notice (CLK-16 b). `ground`: the reason, required for a pause (CLK-16 a).
 */
export type ClockEvent = {
  readonly kind: "start" | "pause" | "resume" | "extend" | "stop";
  readonly on: Day;
  readonly days?: number;
  readonly ground?: string;
};

/** A limit and what happened to it. `limit` and `promised` are counted in `unit`; the start day is not counted. */
export type ClockState = {
  /** Legal limit 法定时限. 0: due at the end of the start day (CLK-05, CLK-10). */
  readonly limit: number;
  readonly unit: "workday" | "calendar";
  /** Promised limit 承诺时限, not longer than the legal one (CLK-19). */
  readonly promised?: number;
  /** In the order in which they happened. */
  readonly events: readonly ClockEvent[];
};

/** What a city may choose about clocks; the deadlines of the law are not among it. */
export type ClockSettings = {
  readonly marks: LightMarks;
  /**
   * Whether an approved extension (CLK-12) also moves the promise by its days. Yes by default: otherwise a lawfully
   * extended case would be red at once. A promise that was already broken is not mended by it (SUP-03).
   */
  readonly extensionMovesPromise: boolean;
};

export const defaultClockSettings: ClockSettings = { marks: defaultLightMarks, extensionMovesPromise: true };

/** A clock read on a day: what the events up to and including that day say. Days are in the clock's unit. */
export type ClockReading = {
  readonly state: "waiting" | "running" | "paused" | "stopped";
  /** The legal due day; null while the clock waits or is paused, and after a stop during a pause. */
  readonly due: Day | null;
  /** The promised due day; null like `due`, and where no promise was made. */
  readonly promisedDue: Day | null;
  /** Counted days in (start, day] outside pauses; frozen by a stop. */
  readonly used: number;
  /** Days left of the legal limit, negative when it has passed; null while waiting. */
  readonly left: number | null;
  readonly promisedLeft: number | null;
  readonly light: Light;
  /** A due day counts days of an unpublished year and will be computed again on publication (CLK-30). */
  readonly provisional: boolean;
};

/** A clock's no: rule, what happened, what to do next; `index` is the event at fault, null for the limits. */
export type ClockFault = Words & {
  readonly code: ClockFaultCode;
  readonly rule: string;
  readonly next: Words;
  readonly index: number | null;
};

/**
 * Reads a clock at the end of the day `asOf` (CLK-28). Later events are not looked at, so any past day can be read.
 * The events must have passed `checkEvents`.
 */
export function readClock(
  clock: ClockState,
  asOf: Day,
  calendar: WorkCalendar,
  settings: ClockSettings = defaultClockSettings,
): ClockReading {
  const events = clock.events.filter((event) => event.on <= asOf);
  const legal = runTimer({ ...clock, extended: true, events }, calendar);
  if (legal === null) {
    return {
      state: "waiting",
      due: null,
      promisedDue: null,
      used: 0,
      left: null,
      promisedLeft: null,
      light: "normal",
      provisional: false,
    };
  }
  const promised =
    clock.promised === undefined
      ? null
      : runTimer({ ...clock, limit: clock.promised, extended: settings.extensionMovesPromise, events }, calendar);
  const on = readingDay(legal, asOf);
  const used =
    legal.usedBefore + (legal.runningFrom === null ? 0 : countedDays(clock.unit, legal.runningFrom, on, calendar));
  const aim = promised ?? legal;
  return {
    state: legal.state,
    due: legal.due,
    promisedDue: promised?.due ?? null,
    used,
    left: daysLeft(clock, legal, used, on, calendar),
    promisedLeft: promised === null ? null : daysLeft(clock, promised, used, on, calendar),
    light: lightOf(
      {
        on,
        paused: legal.state === "paused",
        used,
        promised: aim.allowed,
        promisedDue: aim.lastDue,
        due: legal.lastDue,
      },
      calendar,
      settings.marks,
    ),
    provisional: legal.provisional || (promised?.provisional ?? false),
  };
}

/** Countdown to a due day. It differs from limit − used only where a calendar-day clock rolled (CLK-21). */
function daysLeft(clock: ClockState, timer: Timer, used: number, on: Day, calendar: WorkCalendar): number {
  if (timer.due === null || clock.unit === "workday") return timer.allowed - used;
  return countedDays("calendar", on, timer.due, calendar);
}

/** The due days that all events of a clock give: the derived columns beside a stored clock. */
export function dueOf(
  clock: ClockState,
  calendar: WorkCalendar,
  settings: ClockSettings = defaultClockSettings,
): Pick<ClockReading, "due" | "promisedDue" | "provisional"> {
  const last = clock.events.at(-1);
  if (last === undefined) return { due: null, promisedDue: null, provisional: false };
  const { due, promisedDue, provisional } = readClock(clock, last.on, calendar, settings);
  return { due, promisedDue, provisional };
}

/**
 * The first thing that is wrong with a clock's limits or events, or null. With `groundsTold: false` a pause may leave its
 * ground out: to count days one need not know it; to make a pause one must (CLK-16, `appendEvent`).
 */
export function checkEvents(
  clock: ClockState,
  calendar: WorkCalendar,
  { groundsTold = true }: { readonly groundsTold?: boolean } = {},
): ClockFault | null {
  const limits = checkLimits(clock);
  if (limits !== null) return limits;
  for (const [index, event] of clock.events.entries()) {
    const fault = checkNext({ ...clock, events: clock.events.slice(0, index) }, event, calendar);
    const untold = fault?.code === "PAUSE_WITHOUT_GROUND" && !groundsTold;
    if (fault !== null && !untold) return fault;
  }
  return null;
}

/** The clock with one more event, or why it cannot have it. The clock's own events must have passed `checkEvents`. */
export function appendEvent(
  clock: ClockState,
  event: ClockEvent,
  calendar: WorkCalendar,
):
  | { readonly clock: ClockState; readonly fault?: undefined }
  | { readonly fault: ClockFault; readonly clock?: undefined } {
  const fault = checkLimits(clock) ?? checkNext(clock, event, calendar);
  return fault === null ? { clock: { ...clock, events: [...clock.events, event] } } : { fault };
}

/**
 * No limit of any law is longer than ten years, and no clock begins near the end of the work calendar: with these bounds
 * a checked clock can always be read.
 */
const longest = 3660;
const eventDays = { first: "1900-01-01", last: "2150-12-31" };

function checkLimits({ limit, promised }: ClockState): ClockFault | null {
  if (!isLimit(limit)) return clockFaults("LIMIT_NOT_WHOLE", null, { found: limit });
  if (promised === undefined) return null;
  if (!isLimit(promised)) return clockFaults("PROMISE_NOT_WHOLE", null, { found: promised });
  return promised > limit ? clockFaults("PROMISE_OVER_LIMIT", null, { promised, limit }) : null;
}

function checkNext(clock: ClockState, event: ClockEvent, calendar: WorkCalendar): ClockFault | null {
  const index = clock.events.length;
  const { kind, on, days } = event;
  const no = (code: ClockFaultCode, details: Readonly<Record<string, unknown>> = {}) =>
    clockFaults(code, index, { on, ...details });
  if (!isDay(on) || on < eventDays.first || on > eventDays.last) return no("NOT_A_DAY");
  const previous = clock.events.at(-1);
  if (previous === undefined) return kind === "start" ? null : no("NOT_STARTED");
  if (kind === "start") return no("STARTED_TWICE", { started: clock.events[0]?.on });
  if (previous.kind === "stop") {
    const code = kind === "stop" ? "STOPPED_TWICE" : kind === "extend" ? "EXTENDED_AFTER_END" : "ALREADY_STOPPED";
    return no(code, { stopped: previous.on });
  }
  if (on < previous.on) return no("OUT_OF_ORDER", { previous: previous.on });
  const legal = runTimer({ ...clock, extended: true }, calendar);
  if (legal === null) return no("NOT_STARTED");
  const paused = legal.state === "paused";
  if (kind === "pause") {
    if (paused) return no("PAUSED_TWICE");
    if (days !== undefined && !isPositive(days)) return no("PLANNED_DAYS_NOT_WHOLE", { found: days });
    if (on > legal.lastDue) return no("PAUSED_AFTER_DUE", { due: legal.lastDue });
    if (event.ground === undefined || event.ground.trim() === "") return no("PAUSE_WITHOUT_GROUND");
  }
  if (kind === "resume" && !paused) return no("NOT_PAUSED");
  if (kind === "extend") {
    if (clock.events.some((earlier) => earlier.kind === "extend")) return no("EXTENDED_TWICE");
    if (!isPositive(days)) return no("EXTENSION_NOT_WHOLE", { found: days ?? "—" });
    if (!paused && on > legal.lastDue) return no("EXTENDED_AFTER_DUE", { due: legal.lastDue });
  }
  return null;
}

const isLimit = (days: number) => Number.isInteger(days) && days >= 0 && days <= longest;
const isPositive = (days: number | undefined) => days !== undefined && days > 0 && isLimit(days);
