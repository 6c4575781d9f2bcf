import { type ClockSettings, type ClockState, defaultClockSettings, dueOf } from "./clock.ts";
import type { Day } from "./day.ts";
import type { WorkCalendar } from "./workdays.ts";

/** A clock with the due days that are stored beside it. */
export type StoredClock = {
  readonly id: string;
  readonly clock: ClockState;
  readonly due: Day | null;
  readonly promisedDue?: Day | null;
};

/** A due day that another calendar moves, and to where. */
export type DueChange = {
  readonly id: string;
  readonly which: "legal" | "promised";
  readonly from: Day | null;
  readonly to: Day | null;
};

/**
 * Which stored due days a new calendar moves: after the State Council publishes a year (CLK-30), or changes one that is
 * running, as in May 2015. A clock that has stopped keeps the due day that it was measured by.
 */
export function dueChanges(
  stored: readonly StoredClock[],
  calendar: WorkCalendar,
  settings: ClockSettings = defaultClockSettings,
): DueChange[] {
  const changes: DueChange[] = [];
  for (const { id, clock, due, promisedDue } of stored) {
    if (clock.events.at(-1)?.kind === "stop") continue;
    const now = dueOf(clock, calendar, settings);
    if (now.due !== due) changes.push({ id, which: "legal", from: due, to: now.due });
    if (promisedDue !== undefined && now.promisedDue !== promisedDue) {
      changes.push({ id, which: "promised", from: promisedDue, to: now.promisedDue });
    }
  }
  return changes;
}

/** What a change of the calendar does to clocks, before it is made: their due days under the old and the new one. */
export function dueChangesBetween(
  clocks: readonly { readonly id: string; readonly clock: ClockState }[],
  before: WorkCalendar,
  after: WorkCalendar,
  settings: ClockSettings = defaultClockSettings,
): DueChange[] {
  const stored = clocks.map(({ id, clock }) => {
    const { due, promisedDue } = dueOf(clock, before, settings);
    return { id, clock, due, promisedDue };
  });
  return dueChanges(stored, after, settings);
}
