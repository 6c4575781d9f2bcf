import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { readQueryCode } from "#kernel/identifiers/queryCode.ts";
import type { Case, CaseStatus } from "#kernel/matters/records.ts";
import { type CaseRound, roundOfCase } from "../joint/rounds-query.ts";
import { type TimeShares, timeShares } from "../time-shares.ts";
import { type BroughtByAgent, entrustmentOfCase } from "../village/case-side.ts";
import { type WorksNow, worksOf } from "../works/view.ts";
import { type CaseListRow, type CaseStanding, caseStanding } from "./case-rows.ts";
import { ofPerson } from "./matter.ts";
import { type Beside, besideOf } from "./progress-beside.ts";

/** A document of a case as its query code shows it. */
export type CaseDocument = {
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: Day;
};

/** A case as anybody with its query code sees it: no name of a person, applicant or handler. */
export type Progress = {
  readonly id: string;
  readonly code: string;
  readonly item: string;
  readonly itemName: string;
  readonly matter: string;
  readonly matterKind: string;
  readonly matterTitle: string;
  /** The project has a public page. */
  readonly matterPublic: boolean;
  readonly body: string;
  readonly bodyName: string;
  readonly bodyNameEn: string;
  readonly status: CaseStatus;
  readonly openedOn: Day;
  readonly receivedAt: string;
  readonly acceptedOn: Day | null;
  readonly deemed: boolean;
  readonly decidedOn: Day | null;
  readonly decision: "granted" | "refused" | null;
  readonly deliveredOn: Day | null;
  readonly legalDays: number | null;
  readonly legalUnit: string;
  readonly promisedDays: number;
  readonly clocks: CaseListRow["clocks"];
  /** Papers of the version's list that are not there; `from` names the item that yields one. */
  readonly missing: readonly { readonly name: string; readonly from: string | null }[];
  readonly documents: readonly CaseDocument[];
  readonly suppliedOn: Day | null;
  /** What was told to be missing, and since when it is all there (CLK-03, CLK-08). */
  readonly supplements: readonly {
    readonly toldOn: Day;
    readonly suppliedOn: Day | null;
    readonly asked: readonly { readonly paper: string; readonly defect: string }[];
  }[];
  readonly handedUp: Case["handedUp"];
  /** Why the promise was not kept, as the body has stated it in public (CLK-19). */
  readonly lateReason: string | null;
  readonly shares: TimeShares;
  readonly standing: CaseStanding | null;
  /** Since when and for what its time is excluded now, and until when that is planned (CLK-16); null while it is not. */
  readonly pause: { readonly ground: string; readonly on: Day; readonly until: Day | null } | null;
  readonly beside: Beside;
  /** The joint round that it takes part in (CON-14). */
  readonly joint: CaseRound | null;
  /** What is built under the construction permit that it gave (CON-08). */
  readonly works: WorksNow | null;
  /** The village agent that brought it, and what became of the originals and the result (INV-07). */
  readonly agent: BroughtByAgent | null;
};

/** The case of a query code; null when there is none. The code is what somebody typed: case and hyphens do not matter. */
export async function progressOf(city: City, typed: string): Promise<Progress | null> {
  const found = await city.database.pool.query<
    Omit<Progress, "standing" | "shares" | "joint" | "pause" | "beside" | "works" | "agent">
  >({
    name: "progress-of-code",
    text: `SELECT c.id, c.query_code AS code, c.item, v.name AS "itemName", m.id AS matter, m.kind AS "matterKind", m.title AS "matterTitle",
             (m.kind = 'project' AND NOT ${ofPerson}) AS "matterPublic",
             b.id AS body, b.names->-1->>'name' AS "bodyName", b.names->-1->>'nameEn' AS "bodyNameEn", c.status,
             c.opened_on AS "openedOn", c.received_at AS "receivedAt", c.accepted_on AS "acceptedOn", c.deemed,
             c.decided_on AS "decidedOn", c.decision, c.delivered_on AS "deliveredOn", c.supplied_on AS "suppliedOn",
             c.handed_up AS "handedUp", c.late_reason AS "lateReason",
             (SELECT coalesce(jsonb_agg(jsonb_build_object('toldOn', u.told_on, 'suppliedOn', u.supplied_on, 'asked', u.asked)
                ORDER BY u.number), '[]') FROM supplements u WHERE u.case_id = c.id) AS supplements,
             v.legal_days AS "legalDays", v.legal_unit AS "legalUnit", v.promised_days AS "promisedDays",
             (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)), '[]')
              FROM clocks k WHERE k.owner = c.id) AS clocks,
             (SELECT coalesce(jsonb_agg(n), '[]') FROM jsonb_array_elements(v.papers) n
              WHERE NOT c.waived ? (n->>'name')
                AND NOT EXISTS (SELECT 1 FROM papers p WHERE p.matter = c.matter AND p.name = n->>'name' AND p.defect IS NULL)) AS missing,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'number', d.number, 'issuedOn', d.issued_on)
                ORDER BY d.issued_on, d.year, d.serial), '[]') FROM documents d
              WHERE d.about IN (c.id, c.matter, (SELECT e.id FROM entrustments e WHERE e.case_id = c.id)) AND NOT d.voided) AS documents
           FROM cases c JOIN item_versions v ON v.id = c.item_version JOIN matters m ON m.id = c.matter JOIN bodies b ON b.id = c.body
           WHERE c.query_code = $1`,
    values: [readQueryCode(typed)],
  });
  const row = found.rows[0];
  if (row === undefined) return null;
  const today = city.today();
  return {
    ...{ ...row, shares: timeShares(row, today, city.calendar()), standing: caseStanding(city, row, today) },
    pause: pauseOf(city, row.clocks),
    beside: await besideOf(city, row.id),
    joint: await roundOfCase(city, row.id),
    works: await worksOf(city, { fromCase: row.id }, today),
    agent: await entrustmentOfCase(city, row.id),
  };
}

function pauseOf(city: City, clocks: Progress["clocks"]): Progress["pause"] {
  const last = clocks.find(({ name }) => name === "promised")?.events.at(-1);
  if (last?.kind !== "pause") return null;
  const until = last.days === undefined ? null : city.calendar().addWorkdays(last.on, last.days).day;
  return { ground: last.ground ?? "", on: last.on, until };
}
