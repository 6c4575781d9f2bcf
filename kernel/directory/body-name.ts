import type { Day } from "#kernel/calendar/day.ts";
import type { Body } from "./records.ts";

/** The name that a body has on a day (IDN-06); before its first and after its last day, the nearest one. */
export function bodyNameOn({ names }: Pick<Body, "names">, on: Day): Body["names"][number] {
  const present = names.find(({ from, to }) => from <= on && (to === null || on < to));
  // A body always has a name: the database refuses an empty list.
  return present ?? ((on < (names[0]?.from ?? on) ? names[0] : names.at(-1)) as Body["names"][number]);
}
