import type { Day } from "#kernel/calendar/day.ts";
import { type Light, lightsByGravity } from "#kernel/calendar/lights.ts";
import type { City } from "#kernel/city/city.ts";
import { journalLength } from "#kernel/records/history.ts";
import { type CaseListRow, caseStanding } from "./queries/case-rows.ts";

/** What the city did today and this month, and how its open cases stand. Days are workdays. */
export type CityFigures = {
  readonly receivedToday: number;
  readonly decidedToday: number;
  /** Cases decided since the first of the month, and how many of them within their promise. */
  readonly decidedThisMonth: number;
  readonly keptThisMonth: number;
  /** Median of the workdays used by the cases decided this month; null when there are none. */
  readonly medianUsed: number | null;
  readonly medianPromised: number | null;
  readonly open: number;
  readonly byLight: Readonly<Record<Light, number>>;
};

type Row = Pick<CaseListRow, "status" | "clocks"> & { readonly decidedOn: Day | null };

const held = new WeakMap<City, { readonly key: string; readonly figures: CityFigures }>();

/**
 * The figures of a day, recounted from cases and clocks whenever the journal has grown: no stored total can be wrong.
 * A case is open from its receipt to its decision.
 */
export async function cityFigures(city: City, today: Day): Promise<CityFigures> {
  const key = `${today}@${await journalLength(city.database.pool)}`;
  const before = held.get(city);
  if (before?.key === key) return before.figures;
  const figures = await count(city, today);
  held.set(city, { key, figures });
  return figures;
}

async function count(city: City, today: Day): Promise<CityFigures> {
  const { pool } = city.database;
  const days = pool.query<{ receivedToday: number; decidedToday: number }>({
    name: "figures-today",
    text: `SELECT count(*) FILTER (WHERE opened_on = $1)::int AS "receivedToday",
             count(*) FILTER (WHERE decided_on = $1)::int AS "decidedToday" FROM cases`,
    values: [today],
  });
  const rows = pool.query<Row>({
    name: "figures-cases",
    text: `SELECT c.status, c.decided_on AS "decidedOn",
             (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)), '[]')
              FROM clocks k WHERE k.owner = c.id) AS clocks
           FROM cases c WHERE c.status IN ('received', 'accepted') OR c.decided_on >= date_trunc('month', $1::date)`,
    values: [today],
  });
  const [counted, read] = await Promise.all([days, rows]);
  const byLight = Object.fromEntries(lightsByGravity.map((light) => [light, 0])) as Record<Light, number>;
  const used: number[] = [];
  const promised: number[] = [];
  let open = 0;
  let kept = 0;
  for (const row of read.rows) {
    const decided = row.decidedOn !== null;
    const standing = caseStanding(city, decided ? { ...row, status: "delivered" } : row, today);
    if (!standing) continue;
    if (!decided) {
      open += 1;
      byLight[standing.light] += 1;
      continue;
    }
    used.push(standing.used);
    promised.push(standing.limitDays);
    if (standing.light !== "red" && standing.light !== "deepRed") kept += 1;
  }
  return {
    receivedToday: counted.rows[0]?.receivedToday ?? 0,
    decidedToday: counted.rows[0]?.decidedToday ?? 0,
    ...{ decidedThisMonth: used.length, keptThisMonth: kept },
    ...{ medianUsed: median(used), medianPromised: median(promised), open, byLight },
  };
}

/** The middle one; of an even number the lower middle, so that it is a day that a case really took. */
function median(days: readonly number[]): number | null {
  return days.toSorted((one, other) => one - other)[Math.floor((days.length - 1) / 2)] ?? null;
}
