import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type Actor, heldOn } from "#kernel/records/actor.ts";

/** Who has a case, as the staff of its body sees it. */
export type Hands = {
  readonly handler: { readonly person: string; readonly name: string; readonly mine: boolean } | null;
  readonly transfers: readonly {
    readonly kind: "handedOver" | "rerouted";
    readonly on: Day;
    readonly from: string | null;
    readonly to: string | null;
    readonly fromBody: string;
    readonly toBody: string;
    readonly note: string;
  }[];
};

/** In whose hands a case is and was; null for who has no post at its body: staff are named to their colleagues only. */
export async function handsOf(
  city: City,
  actor: Actor,
  file: { readonly id: string; readonly body: string },
  today: Day,
): Promise<Hands | null> {
  if (actor.kind !== "person" || !actor.posts.some((post) => post.body === file.body && heldOn(post, today)))
    return null;
  const { pool } = city.database;
  const [handler, transfers] = await Promise.all([
    pool.query<{ person: string; name: string }>({
      name: "handler-of-case",
      text: "SELECT p.id AS person, p.name FROM cases c JOIN people p ON p.id = c.handler WHERE c.id = $1",
      values: [file.id],
    }),
    pool.query<Hands["transfers"][number]>({
      name: "transfers-of-case",
      text: `SELECT t.kind, t.moved_on AS on, f.name AS from, p.name AS to, t.from_body AS "fromBody", t.to_body AS "toBody", t.note
             FROM case_transfers t LEFT JOIN people f ON f.id = t.from_person LEFT JOIN people p ON p.id = t.to_person
             WHERE t.case_id = $1 ORDER BY t.moved_on, t.id`,
      values: [file.id],
    }),
  ]);
  const own = handler.rows[0];
  return { handler: own ? { ...own, mine: own.person === actor.person } : null, transfers: transfers.rows };
}
