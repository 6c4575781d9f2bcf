import { addDays, addMonths, type Day, daysBetween } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import type { Clock } from "#kernel/clocks/effects.ts";
import type { Settings } from "#kernel/records/command.ts";

/** The law's own figures (建筑法 arts 9, 10; CON-08): nobody may set others. All in months but the count of extensions. */
export const worksLaw = { start: 3, extensions: 2, extension: 3, report: 1, recheck: 12 } as const;

/** Whether an item's permits let construction begin. */
export const isConstruction = (item: string, settings: Settings): boolean =>
  settings.text("constructionPermits").split(" ").includes(item);

/** Calendar days of the time to begin; the clock rolls its end by itself (民法典 arts 201 to 203). */
export const startDays = (fetchedOn: Day): number => daysBetween(fetchedOn, addMonths(fetchedOn, worksLaw.start));

/** By how many days an extension moves the end: three months from the day on which the time would have ended, rest or not. */
export function extensionDays({ limitDays, events }: Clock, due: Day): number {
  const begun = events[0]?.on as Day;
  const counted = events.reduce((sum, { kind, days }) => sum + (kind === "extend" ? (days ?? 0) : 0), limitDays);
  return daysBetween(addDays(begun, counted), addMonths(due, worksLaw.extension));
}

/** The last day on which a stop is told in time; a day of rest moves it to the next workday. */
export const reportBy = (stoppedOn: Day, calendar: WorkCalendar): Day =>
  calendar.nextWorkdayOnOrAfter(addMonths(stoppedOn, worksLaw.report));

/** The day with whose end a stop is a full year old. It is a span that has passed and no time to act in, so it rolls nowhere. */
export const yearOf = (stoppedOn: Day): Day => addMonths(stoppedOn, worksLaw.recheck);
