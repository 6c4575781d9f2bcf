import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { isStaff } from "#kernel/records/actor.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { currentFlow } from "../flow-store.ts";
import { sightOfProject } from "../queries/matter.ts";
import { type Contradiction, contradictions } from "./contradictions.ts";
import type { SiteCondition } from "./records.ts";
import { declaredTerms, SITE_FLOW, type SiteDeclared, settlesSites } from "./terms.ts";

/** A settled condition with who said it, when, and the document that it stands in. */
export type SiteRow = Pick<SiteCondition, "id" | "term" | "body" | "caseId" | "givenOn" | "settledOn"> & {
  readonly bodyName: string;
  readonly number: string | null;
};

/** What was settled for a matter's site, and what its facts or its applications do not keep (CON-06). */
export type SiteNow = { readonly rows: readonly SiteRow[]; readonly contradicted: readonly Contradiction[] };

type Said = {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly answers: readonly Readonly<Record<string, unknown>>[];
};

export async function siteOf(city: City, matter: string): Promise<SiteNow> {
  const { pool } = city.database;
  const found = await pool.query<SiteRow>({
    name: "site-of-matter",
    text: `SELECT s.id, s.term, s.body, s.case_id AS "caseId", s.given_on AS "givenOn", s.settled_on AS "settledOn",
        b.names->-1->>'name' AS "bodyName", (SELECT d.number FROM documents d WHERE d.about = s.case_id
          AND d.kind = '多规合一会商意见书' AND NOT d.voided ORDER BY d.issued_on DESC, d.serial DESC LIMIT 1) AS number
      FROM site_conditions s JOIN bodies b ON b.id = s.body WHERE s.matter = $1 ORDER BY s.given_on, s.body, s.path, s.id`,
    values: [matter],
  });
  if (found.rows.length === 0) return { rows: [], contradicted: [] };
  const said = await pool.query<Said>({
    name: "said-of-matter",
    text: `SELECT m.facts, (SELECT coalesce(jsonb_agg(a.answers ORDER BY a.submitted_at), '[]') FROM applications a
        WHERE a.matter = m.id AND a.state = 'submitted') AS answers FROM matters m WHERE m.id = $1`,
    values: [matter],
  });
  const [{ facts, answers } = { facts: {}, answers: [] }] = said.rows;
  const all = [facts, ...answers].flatMap((one) => contradictions(found.rows, one));
  // The same said twice contradicts once.
  const each = new Map(all.map((one) => [JSON.stringify([one.term, one.body, one.found]), one]));
  return { rows: found.rows, contradicted: [...each.values()] };
}

/** The conditions that can be given in a case: those of the current edition where its item settles sites, else none. */
export async function siteDeclared(city: City, item: string, today: Day): Promise<readonly SiteDeclared[]> {
  if (!settlesSites(item, city.settings)) return [];
  const flow = await currentFlow(city, SITE_FLOW, today);
  return flow === undefined ? [] : declaredTerms(flow);
}

/** 多规合一条件 of a project: what each planning body has set before filing, and what was applied for against it. */
export const siteList = query({
  name: "approvals.siteConditions",
  title: { zh: "多规合一条件", en: "Settled site conditions" },
  input: z.object({ matter: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    if (!(await sightOfProject(city, actor, input.matter, today)))
      return refuseRecord("NOT_FOUND", { record: "项目", id: input.matter });
    return siteOf(city, input.matter);
  },
});

/** An agreement of which a project can be made. */
export type SiteAgreement = {
  readonly id: string;
  readonly itemName: string;
  readonly queryCode: string;
  readonly settledOn: Day;
  readonly rows: readonly Pick<SiteCondition, "term" | "body">[];
};

/** 可以沿用的会商: an applicant's settled agreements, the latest first; for staff, and for who speaks for it. */
export const siteAgreements = query({
  name: "approvals.siteAgreements",
  title: { zh: "可以沿用的多规合一会商", en: "Agreements to build on" },
  input: z.object({ applicant: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const may = actor.kind === "person" && (isStaff(actor, today) || actor.subjects.includes(input.applicant));
    if (!may) return { rows: [] };
    const found = await city.database.pool.query<SiteAgreement>({
      name: "site-agreements-of",
      text: `SELECT c.id, v.name AS "itemName", c.query_code AS "queryCode", max(s.settled_on) AS "settledOn",
          jsonb_agg(jsonb_build_object('term', s.term, 'body', s.body) ORDER BY s.id) AS rows
        FROM site_conditions s JOIN cases c ON c.id = s.case_id AND c.matter = s.matter JOIN item_versions v ON v.id = c.item_version
          JOIN matters m ON m.id = c.matter
        WHERE c.applicant = $1 AND m.kind <> 'project' GROUP BY c.id, v.name ORDER BY max(s.settled_on) DESC, c.id LIMIT 20`,
      values: [input.applicant],
    });
    return { rows: found.rows };
  },
});
