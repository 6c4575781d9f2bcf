import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { PostKind } from "#kernel/directory/records.ts";
import { type Actor, heldOn } from "#kernel/records/actor.ts";

/** Who reads changes of the lists before they are public: those who write, check and approve them, and who watches that. */
export const listPosts = [
  "listKeeper",
  "legalReviewer",
  "leader",
  "head",
  "supervisor",
  "auditor",
] as const satisfies readonly PostKind[];

/** What the actor holds for the lists on a day: kinds of post, and the divisions that those posts cover. */
export type ListSight = {
  readonly person: string;
  readonly kinds: readonly string[];
  readonly divisions: readonly string[];
};

/** A post at a body of the city covers the city; one of a county that county with its zones, townships and communities. */
export async function listSight(city: City, actor: Actor, today: Day): Promise<ListSight> {
  if (actor.kind !== "person") return { person: "", kinds: [], divisions: [] };
  const held = actor.posts.filter(
    (post) => heldOn(post, today) && (listPosts as readonly string[]).includes(post.kind),
  );
  const found = await city.database.pool.query<{ id: string }>({
    name: "list-sight",
    text: `WITH RECURSIVE under AS (SELECT id FROM divisions WHERE id = ANY($1)
             UNION SELECT d.id FROM divisions d JOIN under u ON d.parent = u.id OR d.zone = u.id)
           SELECT id FROM under`,
    values: [held.map(({ division }) => division)],
  });
  return {
    person: actor.person,
    kinds: [...new Set(held.map(({ kind }) => kind))],
    divisions: found.rows.map(({ id }) => id),
  };
}
