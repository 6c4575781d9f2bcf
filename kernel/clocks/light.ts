import { readClock } from "#kernel/calendar/clock.ts";
import type { Day } from "#kernel/calendar/day.ts";
import { type Light, type LightMarks, lightOf } from "#kernel/calendar/lights.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";

/** The columns of a clock that its light is read from; a query can give them without the whole row. */
export type ClockColumns = {
  readonly name: string;
  readonly limitDays: number;
  readonly unit: "workday" | "calendar";
  readonly events: Parameters<typeof readClock>[0]["events"];
};

/** Where a case stands: the light, what runs, and the days. All of it is computed, none of it stored (SUP-03). */
export type Standing = {
  readonly light: Light;
  readonly state: "waiting" | "running" | "paused" | "stopped";
  /** Days used of the promise, in workdays. */
  readonly used: number;
  readonly limitDays: number;
  readonly left: number | null;
  readonly due: Day | null;
  readonly legalDue: Day | null;
  readonly provisional: boolean;
};

/**
 * Two limits at once (CLK-19): the promise colours up to red, the law's limit turns deep red. Both share their pauses;
 * the law's may be in calendar days and the promise in workdays.
 */
export function standing(
  promised: ClockColumns,
  legal: ClockColumns | undefined,
  asOf: Day,
  calendar: WorkCalendar,
  marks: LightMarks,
): Standing {
  const read = (clock: ClockColumns) =>
    readClock({ limit: clock.limitDays, unit: clock.unit, events: clock.events }, asOf, calendar);
  const own = read(promised);
  const law = legal && read(legal);
  const stopped = promised.events.find((event) => event.kind === "stop")?.on;
  const on = own.state === "stopped" && stopped !== undefined ? stopped : asOf;
  const extended = promised.events.reduce((days, event) => days + (event.kind === "extend" ? (event.days ?? 0) : 0), 0);
  const promisedDue = own.due ?? on;
  return {
    light:
      own.state === "waiting"
        ? "normal"
        : lightOf(
            {
              on,
              paused: own.state === "paused",
              used: own.used,
              promised: promised.limitDays + extended,
              promisedDue,
              due: law?.due ?? ("9999-12-31" as Day),
            },
            calendar,
            marks,
          ),
    state: own.state,
    used: own.used,
    limitDays: promised.limitDays + extended,
    left: own.left,
    due: own.due,
    legalDue: law?.due ?? null,
    provisional: own.provisional || (law?.provisional ?? false),
  };
}
