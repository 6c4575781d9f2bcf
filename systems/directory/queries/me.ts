import { z } from "zod";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { heldOn } from "#kernel/records/actor.ts";

type PostRow = { id: string; title: { zh: string; en: string }; bodyName: string; divisionName: string };
type SubjectRow = { id: string; kind: string; name: string; identifierMasked: string; mailbox: string | null };

/** The address as it is shown; null where no e-mails go. */
const mailboxOf = (owner: string) =>
  `(SELECT m.address_masked FROM mailboxes m WHERE m.${owner} AND m.valid_to IS NULL) AS mailbox`;

/** 我: the posts held or stood in for today, and the subjects spoken for. */
export const me = query({
  name: "directory.me",
  title: { zh: "我的岗位和主体", en: "My posts and subjects" },
  input: z.object({}),
  may: signedIn(),
  async run({ city, actor, today }) {
    if (actor.kind !== "person") return { person: null, name: null, mailbox: null, posts: [], subjects: [] };
    const held = actor.posts.filter((post) => heldOn(post, today));
    const { pool } = city.database;
    const [person, posts, subjects] = await Promise.all([
      pool.query<{ name: string; mailbox: string | null }>({
        name: "me",
        text: `SELECT name, ${mailboxOf("person = p.id")} FROM people p WHERE id = $1`,
        values: [actor.person],
      }),
      pool.query<PostRow>({
        name: "my-posts",
        text: `SELECT p.id, p.title, d.name AS "divisionName",
            (SELECT one->>'name' FROM jsonb_array_elements(b.names) one WHERE (one->>'from')::date <= $2::date
             ORDER BY one->>'from' DESC LIMIT 1) AS "bodyName"
          FROM posts p JOIN bodies b ON b.id = p.body JOIN divisions d ON d.id = b.division WHERE p.id = ANY($1)`,
        values: [held.map((post) => post.post), today],
      }),
      pool.query<SubjectRow>({
        name: "my-subjects",
        text: `SELECT id, kind, name, identifier_masked AS "identifierMasked", ${mailboxOf("subject = s.id")}
          FROM subjects s WHERE id = ANY($1) ORDER BY id`,
        values: [actor.subjects],
      }),
    ]);
    const titles = new Map(posts.rows.map(({ id, ...row }) => [id, row]));
    return {
      person: actor.person,
      name: person.rows[0]?.name ?? null,
      mailbox: person.rows[0]?.mailbox ?? null,
      posts: held.map((post) => ({ ...post, ...titles.get(post.post) })),
      subjects: subjects.rows,
    };
  },
});
