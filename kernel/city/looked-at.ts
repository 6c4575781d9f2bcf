import type { Day } from "#kernel/calendar/day.ts";
import type { Actor } from "#kernel/records/actor.ts";
import type { City } from "./city.ts";
import type { Watch } from "./watch.ts";

/** `case` of `case:0199…`. */
export const nameOf = (about: string): string => about.slice(0, about.indexOf(":"));
/** `0199…` of `case:0199…`; an id may hold colons of its own. */
export const idOf = (about: string): string => about.slice(about.indexOf(":") + 1);

/** The declared watches that some of these are of. */
export function watchesOf(city: City, about: Iterable<string>): Watch[] {
  const names = new Set([...about].map(nameOf));
  return [...city.registry.watches.values()].filter(({ name }) => names.has(name));
}

const idsOf = (about: readonly string[], name: string) => about.filter((each) => nameOf(each) === name).map(idOf);

/** What of the asked somebody may see today: each system says it of its own; what nobody declares is seen by nobody. */
export async function seenBy(city: City, actor: Actor, about: readonly string[], today: Day): Promise<Set<string>> {
  const seen = new Set<string>();
  for (const { name, may } of watchesOf(city, about)) {
    const ids = idsOf(about, name);
    for (const id of await may({ city, actor, ids, today })) if (ids.includes(id)) seen.add(`${name}:${id}`);
  }
  return seen;
}

/** The versions that the looked-at records have now. */
export async function versionsOf(city: City, about: readonly string[]): Promise<Record<string, number>> {
  const versions: Record<string, number> = {};
  for (const { name, record } of watchesOf(city, about)) {
    if (record === null) continue;
    const found = await city.database.pool.query<{ id: string; version: number }>(
      `SELECT id, version FROM ${record.table} WHERE id = ANY($1)`,
      [idsOf(about, name)],
    );
    for (const { id, version } of found.rows) versions[`${name}:${id}`] = version;
  }
  return versions;
}
