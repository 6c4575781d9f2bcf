import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type Actor, heldOn } from "#kernel/records/actor.ts";

/** Who sees cases of other bodies without being able to change one (SUP-09). */
const watchers: readonly string[] = ["supervisor", "auditor", "leader"];

/** Whose cases somebody sees: those of their bodies, of the divisions they watch, and of the subjects they speak for. */
type Sight = {
  readonly bodies: readonly string[];
  readonly divisions: readonly string[];
  readonly subjects: readonly string[];
};

/**
 * What the actor sees on a day. Who watches at a body of the city sees the whole city; at one of a county, that county with
 * its zones, townships and communities, and not its neighbour.
 */
export async function sightOf(city: City, actor: Actor, today: Day): Promise<Sight> {
  if (actor.kind !== "person") return { bodies: [], divisions: [], subjects: [] };
  const posts = actor.posts.filter((post) => heldOn(post, today));
  const watched = posts.filter(({ kind }) => watchers.includes(kind)).map(({ division }) => division);
  const divisions = watched.length === 0 ? [] : await divisionsUnder(city, watched);
  return { bodies: posts.map(({ body }) => body), divisions, subjects: actor.subjects };
}

async function divisionsUnder(city: City, roots: readonly string[]): Promise<string[]> {
  const found = await city.database.pool.query<{ id: string }>({
    name: "divisions-under",
    text: `WITH RECURSIVE under AS (SELECT id FROM divisions WHERE id = ANY($1)
             UNION SELECT d.id FROM divisions d JOIN under u ON d.parent = u.id OR d.zone = u.id)
           SELECT id FROM under`,
    values: [roots],
  });
  return found.rows.map(({ id }) => id);
}
