import type pg from "pg";
import type { CityFollower } from "#kernel/city/system.ts";
import { changedIn } from "#kernel/records/journal.ts";
import { type CaseListRow, caseStanding } from "../queries/case-rows.ts";

type Decided = Pick<CaseListRow, "id" | "item" | "body" | "acceptedOn" | "decidedOn" | "clocks">;

/**
 * Notes how long each case took when it is decided: a decision is final, so this is written once and stays true. It is what the
 * public statistics count, since workdays cannot be counted in SQL and a million cases not on each visit.
 */
export const caseTimes: CityFollower = {
  name: "approvals:caseTimes",
  commands: ["approvals.decide", "approvals.decideOnTheSpot", "approvals.recordAnswer", "approvals.deemRenewed"],
  records: ["case"],
  async react(entries, client, city) {
    const rows = await decidedBy([...changedIn(entries, "case").keys()], client);
    // As of its decision, at which its clocks stopped, whatever has been delivered since.
    const times = rows.flatMap(({ id, item, body, acceptedOn, decidedOn, clocks }) => {
      const standing = decidedOn && caseStanding(city, { status: "delivered", clocks }, decidedOn);
      if (!standing) return [];
      const kept = standing.light !== "red" && standing.light !== "deepRed";
      const { limitDays, used } = standing;
      return [{ id, item, body, accepted: acceptedOn, decided: decidedOn, promised: limitDays, used, kept }];
    });
    if (times.length > 0) await note(times, client);
  },
};

async function decidedBy(ids: readonly string[], client: pg.PoolClient): Promise<Decided[]> {
  const found = await client.query<Decided>({
    name: "decided-cases",
    text: `SELECT c.id, c.item, c.body, c.accepted_on AS "acceptedOn", c.decided_on AS "decidedOn",
             (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)), '[]')
              FROM clocks k WHERE k.owner = c.id) AS clocks
           FROM cases c WHERE c.id = ANY($1) AND c.decided_on IS NOT NULL AND c.accepted_on IS NOT NULL`,
    values: [ids],
  });
  return found.rows;
}

async function note(times: readonly object[], client: pg.PoolClient) {
  await client.query({
    name: "note-case-times",
    text: `WITH once AS (
        INSERT INTO case_times (case_id, item, body, accepted_on, decided_on, promised_days, used_days, kept)
        SELECT id, item, body, accepted, decided, promised, used, kept FROM jsonb_to_recordset($1)
          AS x (id text, item text, body text, accepted date, decided date, promised int, used int, kept boolean)
        ON CONFLICT DO NOTHING RETURNING *)
      INSERT INTO case_time_counts (month, body, item, promised_days, used_days, kept, cases)
      SELECT date_trunc('month', decided_on), body, item, promised_days, used_days, kept, count(*) FROM once
      GROUP BY 1, 2, 3, 4, 5, 6
      ON CONFLICT (month, body, item, promised_days, used_days, kept)
        DO UPDATE SET cases = case_time_counts.cases + excluded.cases`,
    values: [JSON.stringify(times)],
  });
}
