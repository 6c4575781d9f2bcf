import { type Day, startOfDay } from "#kernel/calendar/day.ts";
import { holdings, type Post, posts, substitutes } from "#kernel/directory/records.ts";
import type { Case } from "#kernel/matters/records.ts";
import { type Actor, heldOn } from "#kernel/records/actor.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { wake, wakes } from "#kernel/records/wakes.ts";

/** The kinds of post that can have a case on the desk. */
export const handlingKinds: readonly string[] = ["window", "reviewer", "decider", "head"];

/** Posts of these kinds that are there on a day: whom a body is told through. */
export const livePosts = (posts: readonly Post[], kinds: readonly string[], on: Day): readonly Post[] =>
  posts.filter(
    ({ kind, validFrom, validTo }) => kinds.includes(kind) && validFrom <= on && (validTo === null || on < validTo),
  );

export const bodyPosts = all(posts).where("body", (file: Case) => file.body);
/** The posts of whoever has the case now, held or stood in for (AB岗). */
export const handlerHeld = all(holdings).where("person", (file: Case) => file.handler);
export const handlerStandIns = all(substitutes).where("person", (file: Case) => file.handler);

/** The ids of a body's posts of some kinds: a post is `<body>:<kind>` everywhere. */
export const postIds = (body: string, kinds: readonly string[]): string[] => kinds.map((kind) => `${body}:${kind}`);

const handsWakeId = ({ id }: Pick<Case, "id">): string => `${id}:hands`;
/** What frees the case when the post of its handler ends on a day that is known. */
export const handsWake = one(wakes).lockedBy((file: Case) => handsWakeId(file));

type Dated = { readonly validFrom: Day; readonly validTo: Day | null };
type PersonPosts = {
  readonly posts: readonly Post[];
  readonly held: readonly RowOf<typeof holdings>[];
  readonly standIns: readonly RowOf<typeof substitutes>[];
};
/** Where somebody can handle a case, and the first day on which no longer; null while that is open. */
export type Place = { readonly post: Post; readonly until: Day | null };

/** The post at which a person can handle cases of a body on a day: of several, the one that lasts longest. */
export function placeOf({ posts, held, standIns }: PersonPosts, on: Day): Place | undefined {
  const live = (one: Dated) => one.validFrom <= on && (one.validTo === null || on < one.validTo);
  const places = [...held, ...standIns].filter(live).flatMap((one): Place[] => {
    const post = posts.find(({ id }) => id === one.post);
    if (!post || !handlingKinds.includes(post.kind) || !live(post)) return [];
    return [{ post, until: earlier(one.validTo, post.validTo) }];
  });
  return places.sort((a, b) => (later(a.until, b.until) ? -1 : 1))[0];
}

const openEnd = "9999-12-31" as Day;
const later = (one: Day | null, other: Day | null): boolean => (one ?? openEnd) > (other ?? openEnd);
const earlier = (one: Day | null, other: Day | null): Day | null => (later(one, other) ? other : one);

/** Until when the actor can handle cases of a body; undefined for who cannot today. */
export function ownPlace(actor: Actor, body: string, on: Day): { readonly until: Day | null } | undefined {
  const own = actor.kind === "person" ? actor.posts : [];
  const [first] = own
    .filter((post) => post.body === body && handlingKinds.includes(post.kind) && heldOn(post, on))
    .sort((a, b) => (later(a.to, b.to) ? -1 : 1));
  return first && { until: first.to };
}

/** Whether the case is on the actor's desk, or on that of the colleague for whom the actor stands in there today (COM-07). */
export function inHands(actor: Actor, file: Pick<Case, "handler" | "body">, on: Day): boolean {
  if (actor.kind !== "person" || file.handler === null) return false;
  if (file.handler === actor.person) return true;
  return actor.posts.some((post) => post.body === file.body && post.substituteFor === file.handler && heldOn(post, on));
}

/** Sees to it that the case comes free on the day on which its handler's post ends; a post without an end cancels that. */
export function freeOn(file: Case, until: Day | null, waiting: RowOf<typeof wakes> | null): readonly Effect[] {
  if (until === null) return waiting?.state === "waiting" ? [change(waiting, { state: "cancelled" })] : [];
  const at = startOfDay(until);
  if (waiting === null)
    return [wake({ id: handsWakeId(file), at, command: "approvals.freeCase", target: file.id, input: {} })];
  const dueAt = at.toISOString();
  if (waiting.state === "waiting" && waiting.dueAt === dueAt) return [];
  return [change(waiting, { dueAt, state: "waiting", outcome: null })];
}
