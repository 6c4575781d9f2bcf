import type { Day } from "#kernel/calendar/day.ts";
import type { Body } from "#kernel/directory/records.ts";

export type BodyName = Body["names"][number];

/** The name that a body has, or had last. A body always has one: the database refuses an empty list. */
export function lastName({ names }: Pick<Body, "names">): BodyName {
  return names.at(-1) as BodyName;
}

/** The name of a body on a day (IDN-06); before its first day the first one, after its end the last one. */
export function nameOn({ names }: Pick<Body, "names">, on: Day): BodyName {
  return names.findLast((one) => one.from <= on) ?? (names[0] as BodyName);
}
