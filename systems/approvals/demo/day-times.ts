import { type Day, startOfDay } from "#kernel/calendar/day.ts";

const minute = 60_000;
/** The moments of a day at which the demonstration acts, in hours: in each, all acts of the city share its transactions. */
const hours = { morning: 9, afternoon: 14, evening: 16.5, night: 22 } as const;

/** The moment of a part of a day, a few minutes earlier or later from one day to the next. */
export function momentOf(on: Day, part: keyof typeof hours): Date {
  const minutes = (Number(on.slice(-2)) * 17) % 50;
  return new Date(startOfDay(on).getTime() + (hours[part] * 60 + minutes) * minute);
}
