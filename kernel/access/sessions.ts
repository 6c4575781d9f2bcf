import { createHash } from "node:crypto";
import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";
import { heldOn } from "#kernel/records/actor.ts";
import type { Who } from "#kernel/records/asked.ts";
import type { Words } from "#kernel/text/words.ts";
import { loadActors } from "./actors.ts";

/** Whose session a credential is: the person, the session's token, and until when it holds (milliseconds since 1970). */
export type FoundSession = { readonly person: string; readonly token: string; readonly expiresAt: number };

/** How long a look-up is believed without asking the database again. */
export const BELIEVED_MS = 30_000;
const KEPT = 10_000;

export type SessionCache = {
  whoOf(credential: string): Promise<Who>;
  /** Drops a session under every credential it was seen with. */
  dropSession(token: string): void;
  dropPerson(person: string): void;
};

type Entry = { readonly found: Promise<FoundSession | null>; until: number; session: FoundSession | null };

/**
 * Look-ups of sessions, kept in this process for at most 30 seconds, so that a request costs no query. Callers that ask
 * at the same time share one look-up. Only who it is is kept; what a person may do is read anew for every act.
 * @param now milliseconds since 1970
 */
export function sessionCache(
  lookUp: (credential: string) => Promise<FoundSession | null>,
  now: () => number = Date.now,
): SessionCache {
  // Keys are hashes, so that a dump of memory holds no usable credential; a Map keeps them in order of age.
  const entries = new Map<string, Entry>();
  const drop = (unwanted: (session: FoundSession) => boolean) => {
    // One whose look-up still runs may have read what has just ended: it is not believed either.
    for (const [key, { session }] of entries) if (!session || unwanted(session)) entries.delete(key);
  };
  return {
    async whoOf(credential) {
      const key = createHash("sha256").update(credential).digest("base64");
      let entry = entries.get(key);
      if (!entry || entry.until <= now()) {
        const made: Entry = { found: lookUp(credential), until: now() + BELIEVED_MS, session: null };
        entry = made;
        entries.delete(key);
        entries.set(key, made);
        if (entries.size > KEPT) entries.delete(entries.keys().next().value as string);
        try {
          made.session = await made.found;
          if (made.session) made.until = Math.min(made.until, made.session.expiresAt);
        } catch (error) {
          entries.delete(key);
          throw error;
        }
      }
      const session = await entry.found;
      return session && session.expiresAt > now() ? { kind: "person", person: session.person } : { kind: "anyone" };
    },
    dropSession: (token) => drop((session) => session.token === token),
    dropPerson: (person) => drop((session) => session.person === person),
  };
}

/** What a signed-in person sees of themselves: their posts of today and the subjects they speak for. */
export type Session = {
  readonly kind: "person";
  readonly person: { readonly id: string; readonly name: string; readonly account: string };
  readonly posts: readonly {
    readonly post: string;
    readonly kind: string;
    readonly title: Words;
    readonly body: string;
    readonly bodyName: string;
    readonly division: string;
    readonly substituteFor: string | null;
  }[];
  readonly subjects: readonly { readonly id: string; readonly kind: string; readonly name: string }[];
};

/** The session of somebody, read from the directory; `{ kind: "anyone" }` for a visitor. */
export async function readSession(pool: pg.Pool, who: Who, today: Day): Promise<Session | { readonly kind: "anyone" }> {
  if (who.kind !== "person") return { kind: "anyone" };
  const client = await pool.connect();
  try {
    const actor = (await loadActors(client, [who], today))(who);
    const person = await client.query<Session["person"]>(
      "SELECT id, name, account FROM people WHERE id = $1 AND active",
      [who.person],
    );
    if (actor.kind !== "person" || !person.rows[0]) return { kind: "anyone" };
    const held = actor.posts.filter((post) => heldOn(post, today));
    const posts = await client.query<{ post: string; title: Words; bodyName: string | null }>(
      `SELECT p.id AS post, p.title,
         (SELECT n ->> 'name' FROM jsonb_array_elements(b.names) n
          WHERE (n ->> 'from')::date <= $2::date ORDER BY n ->> 'from' DESC LIMIT 1) AS "bodyName"
       FROM posts p JOIN bodies b ON b.id = p.body WHERE p.id = ANY($1)`,
      [held.map((post) => post.post), today],
    );
    const subjects = await client.query<Session["subjects"][number]>(
      "SELECT id, kind, name FROM subjects WHERE id = ANY($1) ORDER BY name, id",
      [actor.subjects],
    );
    const named = new Map(posts.rows.map((row) => [row.post, row]));
    return {
      kind: "person",
      person: person.rows[0],
      posts: held.map(({ post, kind, body, division, substituteFor }) => {
        const { title, bodyName } = named.get(post) as { title: Words; bodyName: string | null };
        return { post, kind, title, body, bodyName: bodyName ?? body, division, substituteFor };
      }),
      subjects: subjects.rows,
    };
  } finally {
    client.release();
  }
}
