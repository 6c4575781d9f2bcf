import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type ClockColumns, type Standing, standing } from "#kernel/clocks/light.ts";
import type { Case, CaseKind } from "#kernel/matters/records.ts";

/** The columns that every list of cases shows, with its clocks to read the light from. */
export const caseColumns = `c.id, c.version, c.matter, c.item, v.name AS "itemName", c.body,
  (SELECT n->>'name' FROM jsonb_array_elements(b.names) n ORDER BY n->>'from' DESC LIMIT 1) AS "bodyName",
  c.division, c.applicant, s.name AS "applicantName", c.status, c.procedure, c.received_at AS "receivedAt", c.accepted_on AS "acceptedOn",
  c.deemed, c.supplied_on AS "suppliedOn", c.waived, c.handler, c.proposal, c.reviewed_on AS "reviewedOn",
  c.handed_up AS "handedUp", c.late_reason AS "lateReason", c.decided_on AS "decidedOn", c.decision, c.delivered_on AS "deliveredOn", c.query_code AS "queryCode",
  m.title AS "matterTitle", m.kind AS "matterKind", c.kind, c.decided_by_silence AS "decidedBySilence",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)), '[]')
   FROM clocks k WHERE k.owner = c.id) AS clocks`;

export const caseTables = `cases c JOIN item_versions v ON v.id = c.item_version JOIN bodies b ON b.id = c.body
  JOIN subjects s ON s.id = c.applicant JOIN matters m ON m.id = c.matter`;

export type CaseListRow = {
  readonly id: string;
  readonly version: number;
  readonly matter: string;
  readonly item: string;
  readonly itemName: string;
  readonly body: string;
  readonly bodyName: string;
  readonly division: string;
  readonly applicant: string;
  readonly applicantName: string;
  readonly status: string;
  readonly procedure: string | null;
  readonly receivedAt: string;
  readonly acceptedOn: Day | null;
  readonly deemed: boolean;
  readonly suppliedOn: Day | null;
  readonly waived: readonly string[];
  readonly handler: string | null;
  readonly proposal: "granted" | "refused" | null;
  readonly reviewedOn: Day | null;
  readonly handedUp: Case["handedUp"];
  readonly lateReason: string | null;
  readonly decidedOn: Day | null;
  readonly decision: string | null;
  readonly deliveredOn: Day | null;
  readonly queryCode: string;
  readonly matterTitle: string;
  readonly matterKind: string;
  readonly kind: CaseKind;
  readonly decidedBySilence: boolean;
  readonly clocks: readonly ClockColumns[];
};

/** Which clock speaks for a case now: for telling what is missing, the promise, or delivery. */
export type CaseStanding = Standing & { readonly clock: "intake" | "supplied" | "promised" | "delivery" };

/**
 * The light of a case (SUP-01, SUP-02), computed from its clocks. Before acceptance it is the five workdays of CLK-03,
 * yellow from the fourth; then promise and law; after the decision the ten workdays of delivery (CLK-15).
 */
export function caseStanding(city: City, row: Pick<CaseListRow, "status" | "clocks">, today: Day): CaseStanding | null {
  const silence = row.clocks.some(({ name }) => name === "supplied") ? "supplied" : "intake";
  const clock = row.status === "received" ? silence : row.status === "decided" ? "delivery" : "promised";
  const own = row.clocks.find((one) => one.name === clock);
  // While it lies with the applicant or a higher office, no limit of the office runs.
  if (!own || row.status === "supplementing" || row.status === "handedUp") return null;
  const legal = clock === "promised" ? row.clocks.find((one) => one.name === "legal") : own;
  const marks =
    clock === "promised"
      ? { remindAt: city.settings.number("remindAt"), yellowAt: city.settings.number("yellowAt"), shortPromise: 3 }
      : { remindAt: 0.6, yellowAt: 0.8, shortPromise: 0 };
  return { ...standing(own, legal, today, city.calendar(), marks), clock };
}
