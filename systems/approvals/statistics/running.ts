import type { Day } from "#kernel/calendar/day.ts";
import { type Light, lightsByGravity } from "#kernel/calendar/lights.ts";
import type { City } from "#kernel/city/city.ts";
import { journalLength } from "#kernel/records/history.ts";
import { type CaseListRow, caseStanding } from "../queries/case-rows.ts";

/** Cases that are not decided yet, by light; with the applicant or a higher office no limit of the office runs. */
export type Running = {
  readonly open: number;
  readonly waiting: number;
  readonly byLight: Readonly<Record<Light, number>>;
};
type Counted = { open: number; waiting: number; byLight: Record<Light, number> };

const held = new WeakMap<City, { readonly key: string; readonly running: ReadonlyMap<string, Running> }>();

/** The running cases of each body, recounted when the journal has grown. Finished ones are not read. */
export async function runningByBody(city: City, today: Day): Promise<ReadonlyMap<string, Running>> {
  const { pool } = city.database;
  const key = `${today}@${await journalLength(pool)}`;
  const before = held.get(city);
  if (before?.key === key) return before.running;
  const found = await pool.query<Pick<CaseListRow, "body" | "status" | "clocks">>({
    name: "running-by-body",
    text: `SELECT c.body, c.status, (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)), '[]')
             FROM clocks k WHERE k.owner = c.id) AS clocks
           FROM cases c WHERE c.status IN ('received', 'supplementing', 'accepted', 'handedUp')`,
  });
  const running = new Map<string, Counted>();
  for (const row of found.rows) {
    const own = running.get(row.body) ?? { open: 0, waiting: 0, byLight: noLights() };
    running.set(row.body, own);
    own.open += 1;
    const standing = caseStanding(city, row, today);
    if (standing === null) own.waiting += 1;
    else own.byLight[standing.light] += 1;
  }
  held.set(city, { key, running });
  return running;
}

/** All of these together. */
export function sumOf(parts: Iterable<Running>): Running {
  const sum: Counted = { open: 0, waiting: 0, byLight: noLights() };
  for (const { open, waiting, byLight } of parts) {
    sum.open += open;
    sum.waiting += waiting;
    for (const light of lightsByGravity) sum.byLight[light] += byLight[light];
  }
  return sum;
}

const noLights = () => Object.fromEntries(lightsByGravity.map((light) => [light, 0])) as Record<Light, number>;
