import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";
import type { ListChange } from "../records.ts";

/** What a change would move on its day, told before anybody confirms it. */
export type ChangeEffects = {
  /** The first day of the new state: the wanted one, or today when that is past (a list binds nobody before it is public). */
  readonly on: Day;
  /** Versions that end on that day; `running` cases keep theirs to their end (LST-04). */
  readonly ends: readonly {
    readonly id: string;
    readonly item: string;
    readonly name: string;
    readonly number: number;
    readonly running: number;
  }[];
  /** True when nothing follows: from that day on nothing is taken in. */
  readonly intakeCloses: boolean;
  /** Items whose papers come from this one. */
  readonly dependents: readonly { readonly code: string; readonly name: string; readonly papers: readonly string[] }[];
};

type Moved = Pick<ListChange, "basedOn" | "alsoEnds" | "content" | "effectiveFrom" | "item">;

/** Reads what a change would move: nothing is written. */
export async function changeEffects(pool: pg.Pool, change: Moved, today: Day): Promise<ChangeEffects> {
  const on = change.effectiveFrom < today ? today : change.effectiveFrom;
  const ending = [...(change.basedOn === null ? [] : [change.basedOn]), ...change.alsoEnds];
  const [ends, dependents] = await Promise.all([
    pool.query<ChangeEffects["ends"][number]>({
      name: "change-ends",
      text: `SELECT v.id, v.item, v.name, v.number, (SELECT count(*)::int FROM cases c WHERE c.item_version = v.id
               AND c.status IN ('received', 'accepted', 'decided')) AS running
             FROM item_versions v WHERE v.id = ANY($1) ORDER BY v.id`,
      values: [ending],
    }),
    pool.query<ChangeEffects["dependents"][number]>({
      name: "change-dependents",
      text: `SELECT v.item AS code, v.name, array_agg(p->>'name' ORDER BY p->>'name') AS papers
             FROM item_versions v CROSS JOIN LATERAL jsonb_array_elements(v.papers) p
             WHERE p->>'from' = $1 AND v.valid_from <= $2::date AND $2::date < v.valid_until
             GROUP BY v.item, v.name ORDER BY v.item LIMIT 50`,
      values: [change.item, on],
    }),
  ]);
  return { on, ends: ends.rows, intakeCloses: change.content === null, dependents: dependents.rows };
}
