import { appendEvent, type ClockEvent, type ClockFault } from "#kernel/calendar/clock.ts";
import type { Day } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import { type Change, type Create, change, create } from "#kernel/records/effects.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { clocks } from "./clocks.ts";

export type Clock = RowOf<typeof clocks>;

/** A clock's id follows from its owner and name, so that both can be found without a search. */
export const clockId = (owner: string, name: string): string => `${owner}:${name}`;

/** Starts a clock; the start day is not counted (CLK-02). `limitDays` is in `unit`. */
export function startClock(asked: {
  ownerRecord: string;
  owner: string;
  name: string;
  limitDays: number;
  unit: "workday" | "calendar";
  basis: string;
  on: Day;
}): Create {
  const { on, ...rest } = asked;
  return create(clocks, {
    ...rest,
    id: clockId(asked.owner, asked.name),
    events: [{ kind: "start", on }],
    state: "running",
    due: null,
    provisional: false,
  });
}

/** The clock of that name among an owner's clocks, if it has one. */
export function clockNamed(owned: readonly Clock[], name: string): Clock | undefined {
  return owned.find((one) => one.name === name);
}

/** Stops the named clocks that still run; those that do not exist or have stopped are left alone. */
export function stopClocks(owned: readonly Clock[], names: readonly string[], on: Day): Change[] {
  return owned
    .filter((one) => names.includes(one.name) && one.state !== "stopped" && one.state !== "waiting")
    .map((one) => change(one, { events: [...one.events, { kind: "stop", on }] }));
}

/** Adds an event by the rules of the calendar (CLK-12, 16, 28); a fault says which one forbids it. */
export function addEvent(clock: Clock, event: ClockEvent, calendar: WorkCalendar): Change | ClockFault {
  const { limitDays: limit, unit, events } = clock;
  const result = appendEvent({ limit, unit, events }, event, calendar);
  return result.fault ?? change(clock, { events: result.clock.events });
}
