import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { TakenPaper } from "./records.ts";

/** By whom a case was brought, as the case shows it: the village, never the person at its post. */
export type BroughtByAgent = {
  readonly village: string;
  readonly villageEn: string;
  readonly mandate: string;
  readonly mandateUntil: Day;
  readonly takenOn: Day;
  readonly papers: readonly TakenPaper[];
  readonly fetchedOn: Day | null;
  readonly handedOverOn: Day | null;
};

/** The entrustment that a case came of; null for one that its applicant brought. */
export async function entrustmentOfCase(city: City, id: string): Promise<BroughtByAgent | null> {
  const found = await city.database.pool.query<BroughtByAgent>({
    name: "entrustment-of-case",
    text: `SELECT b.names->-1->>'name' AS village, b.names->-1->>'nameEn' AS "villageEn", e.mandate, e.mandate_until AS "mandateUntil", e.taken_on AS "takenOn", e.papers,
        e.fetched_on AS "fetchedOn", e.handed_over_on AS "handedOverOn"
      FROM entrustments e JOIN bodies b ON b.id = e.body WHERE e.case_id = $1`,
    values: [id],
  });
  return found.rows[0] ?? null;
}
