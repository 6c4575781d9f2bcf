import type { Day } from "#kernel/calendar/day.ts";

/** A post that a person holds, or stands in for as its substitute (AB岗), from a day on and until a day (exclusive). */
export type HeldPost = {
  readonly post: string;
  readonly kind: string;
  readonly body: string;
  readonly division: string;
  readonly from: Day;
  readonly to: Day | null;
  /** The person whose post this is, when the actor only stands in. */
  readonly substituteFor: string | null;
};

/**
 * Who acts. A person acts under one of the posts they hold, or for a subject (a firm, themselves) they speak for;
 * `system` is the kernel itself (a wake, a reaction, a pack); `anyone` is a visitor without a name.
 */
export type Actor =
  | {
      readonly kind: "person";
      readonly person: string;
      readonly posts: readonly HeldPost[];
      readonly subjects: readonly string[];
    }
  | { readonly kind: "system"; readonly name: string }
  | { readonly kind: "anyone" };

/** The actor's name in the journal: a person's id, `system:<name>`, or `anyone`. Never a person's name. */
export function actorKey(actor: Actor): string {
  if (actor.kind === "person") return actor.person;
  return actor.kind === "system" ? `system:${actor.name}` : "anyone";
}

/** True when the post is held on that day: `from` counts, `to` does not. */
export function heldOn(held: HeldPost, day: Day): boolean {
  return held.from <= day && (held.to === null || day < held.to);
}

/** True for somebody who holds a post of the city on that day: staff, and not a party. */
export function isStaff(actor: Actor, day: Day): boolean {
  return actor.kind === "person" && actor.posts.some((post) => heldOn(post, day));
}
