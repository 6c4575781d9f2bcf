import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { type Actor, isStaff } from "#kernel/records/actor.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { flowAt } from "../flow-store.ts";
import { type OutsideStepNow, offSystem, outsideNow, outsideOfMatter, withoutProofs } from "../outside/view.ts";
import type { Flow } from "../plan/flow.ts";
import { derivePlan, type Plan } from "../plan/plan.ts";

/** Where one step of a project's plan stands. */
export type StepState = "done" | "working" | "waiting" | "refused";

export type StepNow = {
  readonly procedure: string;
  readonly state: StepState;
  readonly case: string | null;
  readonly body: string | null;
  readonly acceptedOn: Day | null;
  readonly decidedOn: Day | null;
};

export type ProjectView = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly projectCode: string | null;
  readonly openedOn: Day;
  readonly state: string;
  /** A natural person applies: the title may name them, so the project is shown to nobody but those who may see it. */
  readonly ofPerson: boolean;
  readonly flow: Flow;
  readonly plan: Plan;
  readonly papers: readonly string[];
  readonly steps: readonly (StepNow & { readonly missing: readonly string[] })[];
  /** Cases of the project that its plan does not ask any more, because the list or its facts changed: they run to their end (LST-04). */
  readonly beyond: readonly (StepNow & { readonly name: string })[];
  /** Steps that are done outside the system, and what is on record of them (CON-10). */
  readonly outside: readonly OutsideStepNow[];
  /** Bodies that have an undecided case of this project now. */
  readonly workingBodies: readonly string[];
};

/** Whether a natural person is among the applicants of the matter `m`. */
export const ofPerson = `EXISTS (SELECT 1 FROM parties o JOIN subjects s ON s.id = o.subject
  WHERE o.matter = m.id AND o.role = 'applicant' AND s.kind = 'person')`;

/** A project as it stands: its plan by its facts, and what has become of each step. */
export async function projectView(city: City, id: string): Promise<ProjectView | null> {
  const { pool } = city.database;
  const [matter, cases, papers, records] = await Promise.all([
    pool.query(
      `SELECT m.id, m.version, m.title, m.project_code AS "projectCode", m.opened_on AS "openedOn", m.state, m.facts, ${ofPerson} AS "ofPerson",
         f.id AS "flowId", f.version AS "flowVersion" FROM matters m JOIN flows f ON f.id = m.flow WHERE m.id = $1`,
      [id],
    ),
    pool.query(
      `SELECT c.id, c.procedure, v.name, c.status, c.decision, c.accepted_on AS "acceptedOn", c.decided_on AS "decidedOn",
         (SELECT n->>'name' FROM jsonb_array_elements(b.names) n WHERE n->>'from' <= c.opened_on::text
            AND (n->>'to' IS NULL OR n->>'to' > c.opened_on::text) LIMIT 1) AS body
       FROM cases c JOIN bodies b ON b.id = c.body JOIN item_versions v ON v.id = c.item_version WHERE c.matter = $1 AND c.procedure IS NOT NULL
         AND c.status NOT IN ('withdrawn', 'notAccepted', 'ended')`,
      [id],
    ),
    pool.query<{ name: string; receivedOn: Day }>(
      `SELECT name, received_on AS "receivedOn" FROM papers WHERE matter = $1 ORDER BY name`,
      [id],
    ),
    outsideOfMatter(city, id),
  ]);
  const row = matter.rows[0];
  if (!row) return null;
  const flow = await flowAt(city, { id: row.flowId, version: row.flowVersion });
  const plan = derivePlan(flow, { facts: row.facts });
  const present = papers.rows.map(({ name }) => name);
  const steps = plan.procedures.map((step) => {
    const own = cases.rows.find((one) => one.procedure === step.id);
    const done = records.find((one) => one.step === step.id && one.state === "standing");
    return {
      ...stepNow(step.id, own),
      ...(done && { state: "done", decidedOn: done.doneOn }),
      missing: step.needs.map(({ paper }) => paper).filter((paper) => !present.includes(paper)),
    };
  });
  const planned = new Set(plan.procedures.map(({ id }) => id));
  const beyond = cases.rows
    .filter(({ procedure }) => !planned.has(procedure))
    .map((own) => ({ ...stepNow(own.procedure, own), name: own.name as string }));
  const workingBodies = [
    ...new Set([...steps, ...beyond].filter(({ state }) => state === "working").map(({ body }) => body ?? "")),
  ];
  const handled = new Set(cases.rows.map(({ procedure }) => procedure as string));
  const elsewhere = await offSystem(city, plan);
  const outside = outsideNow(
    { flow, plan, openedOn: row.openedOn, offSystem: elsewhere, handled },
    papers.rows,
    records,
  );
  const { flowId: _, flowVersion: __, facts: ___, ...shown } = row;
  return { ...shown, flow, plan, papers: present, steps, beyond, outside, workingBodies } as ProjectView;
}

/** Where a step stands by its case, if it has one. */
function stepNow(procedure: string, own: Partial<Record<string, unknown>> | undefined): StepNow {
  const decision = own?.decision;
  const open: StepState = own ? "working" : "waiting";
  return {
    procedure,
    state: !decision ? open : decision === "granted" ? "done" : "refused",
    case: (own?.id as string) ?? null,
    body: (own?.body as string) ?? null,
    acceptedOn: (own?.acceptedOn as Day) ?? null,
    decidedOn: (own?.decidedOn as Day) ?? null,
  };
}

/** What the desk is told of a project; `workday` counts workdays from the opening to today. */
export type ProjectNow = Omit<ProjectView, "flow"> & { readonly today: Day; readonly workday: number };

/**
 * How somebody sees a project: all staff, and who acts for its applicant, see it `open`; who only has to know of it sees it
 * `known`, without what people wrote about their affairs (COM-12); undefined for everybody else.
 */
export async function sightOfProject(
  city: City,
  actor: Actor,
  id: string,
  today: Day,
): Promise<"open" | "known" | undefined> {
  if (actor.kind !== "person") return undefined;
  if (isStaff(actor, today)) return "open";
  const own = await city.database.pool.query<{ role: string }>(
    `SELECT role FROM parties WHERE matter = $1 AND subject = ANY($2)
       AND valid_from <= $3::date AND (valid_to IS NULL OR $3::date < valid_to)`,
    [id, actor.subjects, today],
  );
  if (own.rows.length === 0) return undefined;
  return own.rows.some(({ role }) => ["applicant", "contact", "agent"].includes(role)) ? "open" : "known";
}

/** 项目: its plan, the state of each step, and who works on it at the same time. */
export const project = query({
  name: "approvals.project",
  title: { zh: "项目", en: "Project" },
  input: z.object({ id: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const sight = await sightOfProject(city, actor, input.id, today);
    const view = sight ? await projectView(city, input.id) : null;
    if (!view) return refuseRecord("NOT_FOUND", { record: "项目", id: input.id });
    const { flow: _, ...shown }: { -readonly [Field in keyof ProjectView]: ProjectView[Field] } = view;
    if (sight === "known") shown.outside = shown.outside.map(withoutProofs);
    return { ...shown, today, workday: city.calendar().workdaysBetween(view.openedOn, today) } satisfies ProjectNow;
  },
});

/** 项目清单: the projects of the city, newest first. */
export const projects = query({
  name: "approvals.projects",
  title: { zh: "项目清单", en: "Projects" },
  input: z.object({
    q: z.string().trim().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const staff = isStaff(actor, today);
    const subjects = actor.kind === "person" ? actor.subjects : [];
    const result = await city.database.pool.query(
      `SELECT m.id, m.title, m.project_code AS "projectCode", m.opened_on AS "openedOn", m.state, m.flow,
         count(c.id)::int AS opened, count(c.decided_on)::int AS decided,
         count(DISTINCT c.body) FILTER (WHERE c.status IN ('received', 'accepted'))::int AS "workingBodies",
         count(*) OVER ()::int AS total
       FROM matters m LEFT JOIN cases c ON c.matter = m.id
       WHERE m.kind = 'project' AND ($1 OR EXISTS (SELECT 1 FROM parties p WHERE p.matter = m.id AND p.subject = ANY($2)
           AND p.valid_from <= $6::date AND (p.valid_to IS NULL OR $6::date < p.valid_to)))
         AND ($3::text IS NULL OR m.title LIKE $3) AND ($4::text IS NULL OR m.id < $4)
       GROUP BY m.id ORDER BY m.id DESC LIMIT $5`,
      [staff, subjects, containing(input.q), input.after ?? null, input.limit, today],
    );
    const rows = result.rows.map(({ total: _, ...row }) => row);
    return {
      total: result.rows[0]?.total ?? 0,
      rows,
      next: rows.length === input.limit ? ((rows.at(-1)?.id as string) ?? null) : null,
    };
  },
});
