import type { JournalEntry } from "#kernel/records/journal.ts";
import type { Words } from "#kernel/text/words.ts";
import type { City } from "./city.ts";

type Acted = Pick<JournalEntry, "actor" | "post">;

/** Says who did an entry. A person's name is told to staff only; who has no post is a party, the applicant or a third one. */
export async function actorsOf(
  city: City,
  entries: readonly Acted[],
  staff: boolean,
): Promise<(entry: Acted) => Words> {
  const { pool } = city.database;
  const [people, posts] = await Promise.all([
    pool.query<{ id: string; name: string }>("SELECT id, name FROM people WHERE id = ANY($1)", [
      staff ? entries.filter(({ post }) => post !== null).map(({ actor }) => actor) : [],
    ]),
    pool.query<{ id: string; title: Words; body: string }>(
      `SELECT p.id, p.title, (SELECT n ->> 'name' FROM jsonb_array_elements(b.names) n ORDER BY n ->> 'from' DESC LIMIT 1) AS body
       FROM posts p JOIN bodies b ON b.id = p.body WHERE p.id = ANY($1)`,
      [entries.flatMap(({ post }) => post ?? [])],
    ),
  ]);
  return ({ actor, post }) => {
    if (actor.startsWith("system:")) return { zh: "系统", en: "The system" };
    const held = posts.rows.find(({ id }) => id === post);
    if (!held) return { zh: "当事人", en: "A party" };
    const name = people.rows.find(({ id }) => id === actor)?.name;
    const place = { zh: `${held.body}${held.title.zh}`, en: `${held.title.en}, ${held.body}` };
    return name === undefined ? place : { zh: `${name}（${place.zh}）`, en: `${name} (${place.en})` };
  };
}
