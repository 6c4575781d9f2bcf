import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { type Subject, subjects } from "#kernel/directory/records.ts";
import { isRunning } from "#kernel/matters/records.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { type CaseListRow, type CaseStanding, caseColumns, caseStanding, caseTables } from "../queries/case-rows.ts";
import { type PermitRow, permitColumns, permitIsSeen, permitSight, permitTables } from "../queries/permit-rows.ts";
import { caseIsOpen, projectIsOpen, sightValues } from "../queries/visible.ts";
import { byUrgency, type Owed } from "./owed.ts";
import { owedIn, projectPapers } from "./owed-query.ts";
import { documentsOfFirm, type FirmDocument, type FirmPaper, papersOfFirm } from "./papers-of-firm.ts";

/** At most so many of each: a firm with more finds the rest in the lists. */
const most = 300;

export type FirmCase = Omit<CaseListRow, "clocks"> & { readonly standing: CaseStanding | null };
export type FirmProject = {
  readonly id: string;
  readonly title: string;
  readonly projectCode: string | null;
  readonly openedOn: Day;
  readonly state: "open" | "closed";
  readonly opened: number;
  readonly decided: number;
};
export type Firm = {
  readonly subject: Pick<Subject, "id" | "kind" | "name" | "identifierMasked">;
  /** The asker speaks for it. */
  readonly own: boolean;
  readonly owed: readonly Owed[];
  readonly running: readonly FirmCase[];
  /** Cases that are over and may be seen. */
  readonly over: number;
  readonly projects: readonly FirmProject[];
  readonly permits: readonly PermitRow[];
  readonly papers: readonly FirmPaper[];
  readonly documents: readonly FirmDocument[];
  readonly today: Day;
};

/**
 * 企业: one subject with everything of it that the asker may see anyhow: what it owes, its cases, projects, permits and papers.
 * Who may see nothing of it is told that it does not exist; who speaks for it sees all.
 */
export const oneFirm = query({
  name: "approvals.firm",
  title: { zh: "企业", en: "Firm" },
  input: z.object({ id: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const seen = await seenOf(city, actor, input.id, today);
    if (!seen) return refuseRecord("NOT_FOUND", { record: subjects.title.zh, id: input.id });
    const [papers, documents, owed, later] = await Promise.all([
      papersOfFirm(city, actor, input.id, today),
      documentsOfFirm(city, actor, input.id, today),
      owedIn(city, { ...seen, subjects: [input.id] }, today),
      projectPapers(city, seen.projects),
    ]);
    const running = seen.cases.filter((one) => isRunning(one as never));
    return {
      ...{ subject: seen.subject, own: seen.own, today },
      owed: [...owed, ...later].sort(byUrgency),
      running: running.map(({ clocks, ...row }) => ({
        ...row,
        // What is proposed within the office, and by whom, is the office's until it is decided.
        ...{ proposal: null, reviewedOn: null, handler: null },
        standing: caseStanding(city, { ...row, clocks }, today),
      })),
      over: seen.cases.length - running.length,
      ...{ projects: seen.projects, permits: seen.permits, papers, documents },
    } satisfies Firm;
  },
});

export type SeenFirm = {
  readonly subject: Firm["subject"];
  readonly own: boolean;
  readonly cases: readonly CaseListRow[];
  readonly projects: readonly FirmProject[];
  readonly permits: readonly PermitRow[];
};

/** What of a subject the asker may see; undefined when that is nothing. */
export async function seenOf(city: City, actor: Actor, id: string, today: Day): Promise<SeenFirm | undefined> {
  const { pool } = city.database;
  const sight = await sightValues(city, actor, today);
  const [subject, cases, projects, permits] = await Promise.all([
    pool.query<Firm["subject"]>(
      `SELECT id, kind, name, identifier_masked AS "identifierMasked" FROM subjects WHERE id = $1`,
      [id],
    ),
    pool.query<CaseListRow>({
      name: "cases-of-firm",
      text: `SELECT ${caseColumns} FROM ${caseTables} WHERE c.applicant = $5 AND ${caseIsOpen}
        ORDER BY c.delivered_on IS NOT NULL, c.id DESC LIMIT ${most}`,
      values: [...sight.cases, id],
    }),
    pool.query<FirmProject>({
      name: "projects-of-firm",
      text: `SELECT m.id, m.title, m.project_code AS "projectCode", m.opened_on AS "openedOn", m.state,
          (SELECT count(*)::int FROM cases c WHERE c.matter = m.id) AS opened,
          (SELECT count(c.decided_on)::int FROM cases c WHERE c.matter = m.id) AS decided
        FROM matters m WHERE ${projectIsOpen("$1", "$2", "$3")} AND EXISTS (SELECT FROM parties a WHERE a.matter = m.id
          AND a.subject = $4 AND a.role = 'applicant' AND a.valid_from <= $3::date AND (a.valid_to IS NULL OR $3::date < a.valid_to))
        ORDER BY m.id DESC LIMIT ${most}`,
      values: [sight.matters[4], sight.matters[2], today, id],
    }),
    pool.query<PermitRow>({
      name: "permits-of-firm",
      text: `SELECT ${permitColumns} FROM ${permitTables} WHERE ${permitIsSeen} AND p.holder = $5
        ORDER BY p.state <> 'valid', coalesce(p.valid_to, 'infinity'), p.id LIMIT ${most}`,
      values: [...(await permitSight(city, actor, today)), id],
    }),
  ]);
  const row = subject.rows[0];
  const own = actor.kind === "person" && actor.subjects.includes(id);
  const nothing = cases.rows.length + projects.rows.length + permits.rows.length === 0;
  if (!row || (nothing && !own)) return undefined;
  return { subject: row, own, cases: cases.rows, projects: projects.rows, permits: permits.rows };
}
