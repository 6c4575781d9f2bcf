import { anyOf, party, post } from "#kernel/access/policies.ts";
import type { Day } from "#kernel/calendar/day.ts";
import { clocks as clockRecord } from "#kernel/clocks/clocks.ts";
import { type Clock, clockId } from "#kernel/clocks/effects.ts";
import { type Body, bodies, type Post, posts } from "#kernel/directory/records.ts";
import { inForce, type Power, powers } from "#kernel/items/records.ts";
import { type Permit, permits } from "#kernel/matters/permits.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { wakes } from "#kernel/records/wakes.ts";
import { answering } from "../commands/together.ts";
import { answeringPosts } from "../consult/reads.ts";
import { permitStanding } from "../permit-words.ts";
import type { Works, WorksState } from "./records.ts";
import { refuseWorks } from "./refusals.ts";
import { worksStanding } from "./words.ts";

/** The clock of the time to begin. The wake at its end has the same id, so that a corrected calendar moves both (CLK-30). */
export const startClockId = (id: string): string => clockId(id, "start");
/** The wake at which a stop is a year old. */
export const yearWakeId = (id: string): string => `${id}:year`;

/** The developer's side, or the window of the body that has the power over the permit. */
export const ownSideOrWindow = anyOf<Works, unknown>(
  party((file: Works) => file.matter),
  post("window").succeedingTo(
    (file: Works) => file.power,
    (file) => file.item,
  ),
);
/** Who decides at the body that gave the permit, or that has its power now. */
export const permitOffice = post("decider", "head").succeedingTo(
  (file: Works) => file.power,
  (file) => file.item,
);

/** What every act on works reads beside them. */
export const worksReads = {
  permit: one(permits).lockedBy((file: Works) => file.permit),
  clocks: many(clockRecord).by((file: Works) => [startClockId(file.id)]),
  wakes: many(wakes).by((file: Works) => [startClockId(file.id), yearWakeId(file.id)]),
  powers: all(powers).where("item", (file: Works) => file.item),
  bodies: many(bodies).via("powers", (found: readonly Power[]) => found.map(({ body }) => body)),
  posts: many(posts).via("powers", (found: readonly Power[]) => found.flatMap(({ body }) => answeringPosts(body))),
};
export type WorksRows = {
  readonly permit: Permit | null;
  readonly clocks: readonly Clock[];
  readonly wakes: readonly RowOf<typeof wakes>[];
  readonly powers: readonly Power[];
  readonly bodies: readonly Body[];
  readonly posts: readonly Post[];
};

/** Why an act that is of these states only cannot be done, if it cannot: the works stand otherwise, or the permit is over. */
export function worksFault(file: Works, permit: Permit | null, states: readonly WorksState[]): Refusal | undefined {
  if (permit && permit.state !== "valid") {
    const { number, state, stateEn } = permitStanding(permit);
    return refuseWorks("WORKS_PERMIT_OVER", { number, permitState: state, permitStateEn: stateEn });
  }
  return permit && states.includes(file.state) ? undefined : refuseWorks("WORKS_STAND_OTHERWISE", worksStanding(file));
}

/** The body that gave the permit, while it has the power; otherwise the one that has it now (STF-07). */
export function officeNow({ permit, powers, bodies }: WorksRows, today: Day): Body | undefined {
  const given = powers.find(({ id }) => id === permit?.power);
  const there = powers.filter((held) => held.division === given?.division && inForce(held, today));
  const held = there.find(({ body }) => body === permit?.body) ?? there[0] ?? given;
  return bodies.find(({ id }) => id === held?.body);
}

/** The posts that answer for that body. */
export const officePosts = (rows: WorksRows, today: Day): readonly Post[] =>
  answering(rows.posts, today).filter(({ body }) => body === officeNow(rows, today)?.id);
