import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";
import type { Actor, HeldPost } from "#kernel/records/actor.ts";
import type { Who } from "#kernel/records/asked.ts";

/**
 * Looks up what people may act as: posts they hold, posts they stand in for (AB岗), subjects they speak for. Read inside
 * the transaction that uses it, so a post that ended a moment ago is gone.
 */
export async function loadActors(
  client: pg.ClientBase,
  asked: readonly Who[],
  today: Day,
): Promise<(who: Who) => Actor> {
  const ids = [...new Set(asked.flatMap((who) => (who.kind === "person" ? [who.person] : [])))];
  const posts = new Map<string, HeldPost[]>();
  const subjects = new Map<string, string[]>();
  if (ids.length > 0) {
    const held = await client.query<HeldPost & { person: string; subject: string | null }>({
      name: "actors",
      text: `SELECT h.person, p.id AS post, p.kind, p.body, b.division, h.valid_from AS "from",
               least(h.valid_to, p.valid_to, b.valid_to) AS "to", NULL AS "substituteFor", NULL AS subject
             FROM holdings h JOIN people q ON q.id = h.person AND q.active JOIN posts p ON p.id = h.post
               JOIN bodies b ON b.id = p.body WHERE h.person = ANY($1)
             UNION ALL
             SELECT s.person, p.id, p.kind, p.body, b.division, s.valid_from, least(s.valid_to, p.valid_to, b.valid_to), s.stands_for, NULL
             FROM substitutes s JOIN people q ON q.id = s.person AND q.active JOIN posts p ON p.id = s.post
               JOIN bodies b ON b.id = p.body WHERE s.person = ANY($1)
             UNION ALL
             SELECT s.person, NULL, NULL, NULL, NULL, s.valid_from, s.valid_to, NULL, s.subject FROM speakers s
               JOIN people q ON q.id = s.person AND q.active WHERE s.person = ANY($1)
               AND s.valid_from <= $2 AND (s.valid_to IS NULL OR $2 < s.valid_to)`,
      values: [ids, today],
    });
    for (const { person, subject, ...post } of held.rows) {
      if (subject !== null) subjects.set(person, [...(subjects.get(person) ?? []), subject]);
      else posts.set(person, [...(posts.get(person) ?? []), post]);
    }
  }
  return (who) =>
    who.kind === "person"
      ? { ...who, posts: posts.get(who.person) ?? [], subjects: subjects.get(who.person) ?? [] }
      : who;
}
