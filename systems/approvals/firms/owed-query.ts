import { addDays, type Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { renewalWorkdays } from "#kernel/items/content.ts";
import { type CaseListRow, caseStanding } from "../queries/case-rows.ts";
import { projectView } from "../queries/matter.ts";
import type { Owed } from "./owed.ts";

/** Permits that end within so many days are thought of. */
const THINK_DAYS = 180;
/** Projects whose papers are looked through; each is a plan to derive. */
const mostProjects = 8;

/** What of some subjects the asker sees, in which something may be owed. */
export type Held = {
  readonly subjects: readonly string[];
  readonly cases: readonly Pick<CaseListRow, "id" | "itemName" | "status" | "decidedOn" | "clocks">[];
  readonly projects: readonly { readonly id: string; readonly title: string }[];
  readonly permits: readonly {
    readonly id: string;
    readonly name: string;
    readonly number: string;
    readonly validTo: Day | null;
  }[];
};

/** What subjects owe in what the asker sees of them: supplements, papers, hearings, visits, results to fetch, renewals to ask for, works to begin. */
export async function owedIn(city: City, seen: Held, today: Day): Promise<Owed[]> {
  const { pool } = city.database;
  const ids = (status: string) => seen.cases.filter((one) => one.status === status).map(({ id }) => id);
  const about = new Map(
    seen.cases.map((one) => [one.id, { record: "case", id: one.id, title: one.itemName } as const]),
  );
  const of = (id: string) => about.get(id) ?? { record: "case" as const, id, title: "" };
  const [supplements, papers, hearings, terms, unbegun, visits] = await Promise.all([
    pool.query<{ case: string; on: Day; papers: string[] }>(
      `SELECT case_id AS case, told_on AS on, (SELECT coalesce(jsonb_agg(a->>'paper'), '[]') FROM jsonb_array_elements(asked) a) AS papers
       FROM supplements WHERE case_id = ANY($1) AND supplied_on IS NULL ORDER BY case_id`,
      [ids("supplementing")],
    ),
    pool.query<{ case: string; on: Day; papers: string[] }>(
      `SELECT c.id AS case, c.opened_on AS on, jsonb_agg(l->>'name') AS papers
       FROM cases c JOIN item_versions v ON v.id = c.item_version CROSS JOIN jsonb_array_elements(v.papers) l
       WHERE c.id = ANY($1) AND c.procedure IS NULL AND NOT c.waived ? (l->>'name') AND NOT EXISTS (
         SELECT FROM papers p WHERE p.matter = c.matter AND p.name = l->>'name' AND p.defect IS NULL)
       GROUP BY c.id ORDER BY c.id`,
      [ids("received")],
    ),
    pool.query<{ case: string; state: string; day: Day | null; place: string | null; due: Day | null }>(
      `SELECT h.case_id AS case, h.state, h.day, h.place,
         (SELECT k.due FROM clocks k WHERE k.owner = h.id AND k.name = 'asking' AND k.state = 'running') AS due
       FROM hearings h WHERE h.case_id = ANY($1) AND h.state IN ('told', 'called') ORDER BY h.id`,
      [seen.cases.map(({ id }) => id)],
    ),
    pool.query<{ id: string; days: number | null }>(
      `SELECT p.id, (v.validity->>'renewBeforeWorkdays')::int AS days FROM permits p JOIN item_versions v ON v.id = p.item_version
       WHERE p.id = ANY($1) AND p.state = 'valid' AND p.valid_to BETWEEN $2::date AND $3::date
         AND NOT EXISTS (SELECT FROM cases c WHERE c.permit = p.id AND c.kind = 'renewal' AND c.decided_on IS NULL
           AND c.status IN ('received', 'supplementing', 'accepted', 'handedUp'))`,
      [seen.permits.map(({ id }) => id), today, addDays(today, THINK_DAYS)],
    ),
    pool.query<{ id: string; on: Day; due: Day }>(
      `SELECT w.permit AS id, w.fetched_on AS on, k.due FROM works w JOIN clocks k ON k.owner = w.id AND k.name = 'start'
       JOIN permits p ON p.id = w.permit AND p.state = 'valid'
       WHERE w.permit = ANY($1) AND w.state = 'waiting' AND w.asked IS NULL AND k.state = 'running' ORDER BY w.id`,
      [seen.permits.map(({ id }) => id)],
    ),
    visitsOf(city, seen, today),
  ]);
  const fetched = seen.cases
    .filter(({ status }) => status === "decided")
    .map((one): Owed => {
      const due = caseStanding(city, one, today)?.due ?? null;
      return { kind: "collect", about: of(one.id), details: [], on: one.decidedOn, due };
    });
  return [
    ...supplements.rows.map(
      (one): Owed => ({
        ...{ kind: "supplement", about: of(one.case), details: one.papers, on: one.on, due: null },
      }),
    ),
    ...papers.rows.map(
      (one): Owed => ({
        ...{ kind: "paper", about: of(one.case), details: one.papers, on: one.on, due: null },
      }),
    ),
    ...hearings.rows.map((one): Owed => {
      const details = one.place === null ? [] : [one.place];
      if (one.state === "called") return { kind: "hearing", about: of(one.case), details, on: one.day, due: null };
      return { kind: "askHearing", about: of(one.case), details: [], on: null, due: one.due };
    }),
    ...terms.rows
      .map(({ id, days }): Owed => renewal(city, seen, id, days))
      // When its day is over, a new application is the way.
      .filter(({ due }) => due === null || due >= today),
    // By then works have begun, or the permit lapses (CON-08).
    ...unbegun.rows.map(
      ({ id, on, due }): Owed => ({ kind: "begin", about: permitOf(seen, id), details: [], on, due }),
    ),
    ...visits,
    ...fetched,
  ];
}

function renewal(city: City, seen: Held, id: string, days: number | null): Owed {
  const permit = seen.permits.find((one) => one.id === id);
  const end = permit?.validTo as Day;
  const due = city.calendar().addWorkdays(end, -(days ?? renewalWorkdays)).day;
  return { kind: "renewal", about: permitOf(seen, id), details: [], on: end, due };
}

function permitOf(seen: Held, id: string): Owed["about"] {
  const permit = seen.permits.find((one) => one.id === id);
  return { record: "permit", id, title: `${permit?.name ?? ""} ${permit?.number ?? ""}` };
}

/** Of each open joint round the one visit that is still to come, or else the listed defects that are to be put right (CON-14). */
async function visitsOf(city: City, seen: Held, today: Day): Promise<Owed[]> {
  const found = await city.database.pool.query<{
    matter: string;
    title: string;
    state: string;
    visitOn: Day | null;
    settledOn: Day | null;
    mendedOn: Day | null;
    place: string | null;
    defects: string[] | null;
  }>(
    `SELECT r.matter, r.title->>'zh' AS title, r.state, r.visit_on AS "visitOn", r.settled_on AS "settledOn", r.mended_on AS "mendedOn", r.place,
       (SELECT jsonb_agg(d->>'what') FROM joint_members m CROSS JOIN jsonb_array_elements(m.defects) d
        WHERE m.round = r.id AND d->>'clearedOn' IS NULL) AS defects
     FROM joint_reviews r WHERE r.applicant = ANY($1) AND r.matter = ANY($2) AND r.ended_on IS NULL ORDER BY r.id`,
    [seen.subjects, seen.projects.map(({ id }) => id)],
  );
  return found.rows.flatMap((round): Owed[] => {
    const project = seen.projects.find(({ id }) => id === round.matter)?.title ?? "";
    const about = { record: "project", id: round.matter, title: `${round.title}（${project}）` } as const;
    const { visitOn, settledOn, place, defects } = round;
    if (round.state === "correcting")
      return round.mendedOn !== null
        ? []
        : [{ kind: "defects", about, details: defects ?? [], on: settledOn, due: null }];
    if (visitOn === null || visitOn < today) return [];
    return [{ kind: "visit", about, details: place === null ? [] : [place], on: visitOn, due: null }];
  });
}

/** Papers that steps of the open projects wait for and only the applicant can bring. */
export async function projectPapers(
  city: City,
  projects: readonly { readonly id: string; readonly state: string }[],
): Promise<Owed[]> {
  const open = projects.filter(({ state }) => state === "open").slice(0, mostProjects);
  const views = await Promise.all(open.map(({ id }) => projectView(city, id)));
  return views.flatMap((view): Owed[] => {
    if (!view) return [];
    const own = new Set(view.flow.applicantDocuments);
    const missing = [...new Set(view.steps.flatMap((step) => step.missing))].filter((name) => own.has(name));
    if (missing.length === 0) return [];
    const about = { record: "project", id: view.id, title: view.title } as const;
    return [{ kind: "projectPaper", about, details: missing, on: view.openedOn, due: null }];
  });
}
