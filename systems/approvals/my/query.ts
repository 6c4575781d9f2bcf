import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type CaseListRow, type CaseStanding, caseColumns, caseStanding, caseTables } from "../queries/case-rows.ts";

/** A case of one's own, and where it stands. */
export type OwnCase = CaseListRow & {
  readonly standing: CaseStanding | null;
  readonly pauseGround: string | null;
};

export type OwnProject = {
  readonly id: string;
  readonly title: string;
  readonly projectCode: string | null;
  readonly ofPerson: boolean;
  readonly running: number;
  readonly decided: number;
};

export type OwnPermit = {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly item: string;
  readonly validTo: Day | null;
  readonly renewBeforeWorkdays: number | null;
  /** A renewal of it is being handled. */
  readonly renewing: boolean;
};

export type OwnDraft = {
  readonly id: string;
  readonly title: string;
  readonly items: readonly string[];
  readonly matter: string | null;
  readonly stage: number | null;
  readonly expiresOn: Day;
};

/** Rows of one kind on one page; who has more finds them by search and project. */
export const MOST = 100;

/** Matters in which one of these subjects acts today: as applicant, contact or agent, not as somebody who only has to know (COM-12). */
const ownMatters = `(SELECT p.matter FROM parties p WHERE p.subject = ANY($1) AND p.role IN ('applicant', 'contact', 'agent')
  AND p.valid_from <= $2::date AND (p.valid_to IS NULL OR $2::date < p.valid_to))`;

/** The cases that are still running, those that are due first on top. */
export async function ownCases(city: City, subjects: readonly string[], today: Day): Promise<OwnCase[]> {
  const found = await city.database.pool.query<CaseListRow>({
    name: "own-running-cases",
    text: `SELECT ${caseColumns}
      FROM ${caseTables} WHERE c.matter IN ${ownMatters} AND c.status IN ('received', 'supplementing', 'accepted', 'handedUp', 'decided')
      ORDER BY (SELECT min(k.due) FROM clocks k WHERE k.owner = c.id AND k.state = 'running') NULLS LAST, c.id LIMIT ${MOST}`,
    values: [subjects, today],
  });
  return found.rows.map((row) => ({
    ...row,
    standing: caseStanding(city, row, today),
    pauseGround: row.clocks.flatMap(({ events }) => events).findLast(({ kind }) => kind === "pause")?.ground ?? null,
  }));
}

/** What was decided last, with the code that opens it. */
export type OwnResult = Pick<
  CaseListRow,
  "itemName" | "decision" | "decidedOn" | "deliveredOn" | "queryCode" | "status"
>;

export async function ownResults(city: City, subjects: readonly string[], today: Day): Promise<OwnResult[]> {
  const found = await city.database.pool.query<OwnResult>({
    name: "own-results",
    text: `SELECT v.name AS "itemName", c.decision, c.decided_on AS "decidedOn", c.delivered_on AS "deliveredOn",
             c.query_code AS "queryCode", c.status
           FROM cases c JOIN item_versions v ON v.id = c.item_version WHERE c.matter IN ${ownMatters} AND c.status IN ('delivered', 'notAccepted')
           ORDER BY coalesce(c.delivered_on, c.opened_on) DESC, c.id LIMIT 10`,
    values: [subjects, today],
  });
  return found.rows;
}

export async function ownProjects(city: City, subjects: readonly string[], today: Day): Promise<OwnProject[]> {
  const found = await city.database.pool.query<OwnProject>({
    name: "own-projects",
    text: `SELECT m.id, m.title, m.project_code AS "projectCode",
             EXISTS (SELECT FROM parties o JOIN subjects s ON s.id = o.subject WHERE o.matter = m.id AND o.role = 'applicant' AND s.kind = 'person') AS "ofPerson",
             (SELECT count(*)::int FROM cases c WHERE c.matter = m.id AND c.status IN ('received', 'supplementing', 'accepted', 'handedUp')) AS running,
             (SELECT count(*)::int FROM cases c WHERE c.matter = m.id AND c.decided_on IS NOT NULL) AS decided
           FROM matters m WHERE m.kind = 'project' AND m.state = 'open' AND m.id IN ${ownMatters} ORDER BY m.opened_on DESC, m.id LIMIT ${MOST}`,
    values: [subjects, today],
  });
  return found.rows;
}

/** Permits that hold, what ends first on top. */
export async function ownPermits(city: City, subjects: readonly string[]): Promise<OwnPermit[]> {
  const found = await city.database.pool.query<OwnPermit>({
    name: "own-permits",
    text: `SELECT p.id, p.number, p.name, p.item, p.valid_to AS "validTo", (v.validity->>'renewBeforeWorkdays')::int AS "renewBeforeWorkdays",
             EXISTS (SELECT FROM cases c WHERE c.permit = p.id AND c.kind = 'renewal' AND c.decided_on IS NULL
               AND c.status IN ('received', 'supplementing', 'accepted', 'handedUp')) AS renewing
           FROM permits p JOIN item_versions v ON v.id = p.item_version WHERE p.holder = ANY($1) AND p.state = 'valid'
           ORDER BY p.valid_to NULLS LAST, p.number LIMIT ${MOST}`,
    values: [subjects],
  });
  return found.rows;
}

/** What this person has begun to write and not submitted. */
export async function ownDrafts(city: City, person: string, today: Day): Promise<OwnDraft[]> {
  const found = await city.database.pool.query<OwnDraft>({
    name: "own-drafts",
    text: `SELECT a.id, a.items, a.matter, a.stage, a.expires_on AS "expiresOn",
             coalesce((SELECT m.title FROM matters m WHERE m.id = a.matter), (SELECT v.name FROM item_versions v
               WHERE v.item = a.items->>0 AND v.valid_from <= $2::date AND $2::date < v.valid_until LIMIT 1), a.items->>0) AS title
           FROM applications a WHERE a.owner = $1 AND a.state = 'draft' AND a.expires_on >= $2::date ORDER BY a.expires_on, a.id LIMIT ${MOST}`,
    values: [person, today],
  });
  return found.rows;
}
