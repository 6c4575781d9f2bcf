import type { Body } from "#kernel/directory/records.ts";

export type BodyName = Body["names"][number];

/** The name that a body has, or had last. A body always has one: the database refuses an empty list. */
export function lastName({ names }: Pick<Body, "names">): BodyName {
  return names.at(-1) as BodyName;
}
