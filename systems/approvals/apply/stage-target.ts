import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type ItemVersion, itemVersions } from "#kernel/items/records.ts";
import type { Case, Matter } from "#kernel/matters/records.ts";
import { selectList } from "#kernel/records/load.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { flowAt } from "../flow-store.ts";
import type { Flow } from "../plan/flow.ts";
import { refusePage } from "../portal-refusals.ts";
import { ofPerson } from "../queries/matter.ts";
import type { Step } from "../ready.ts";
import type { SiteCondition } from "../site/records.ts";
import { formSteps } from "./form-steps.ts";
import { projectKnows } from "./known.ts";
import type { Application } from "./records.ts";
import { type OpenStage, openStage, type StagePaper } from "./stage.ts";
import type { Target, TargetPaper } from "./target.ts";
import { unionForm } from "./union-form.ts";

/** A project's stage as it can be applied for today. */
export type StageTarget = Target & {
  readonly matter: string;
  readonly stage: number;
  readonly project: string;
  readonly stageName: { readonly zh: string; readonly en: string };
  readonly state: string;
  /** A natural person applies: nobody else is shown the project. */
  readonly ofPerson: boolean;
  /** The steps that nobody has begun, with what each still waits for. */
  readonly open: readonly Step[];
};

type Row = Pick<Matter, "title" | "projectCode" | "facts" | "openedOn" | "state"> & {
  readonly flowId: string;
  readonly flowVersion: number;
  readonly ofPerson: boolean;
  readonly papers: readonly string[];
  readonly cases: readonly Pick<Case, "procedure" | "status" | "decision">[];
  readonly earlier: readonly Pick<Application, "id" | "answers" | "submittedAt" | "stage">[];
  readonly agreed: readonly Pick<SiteCondition, "term" | "settledOn">[];
};

/**
 * A stage of a project: one form of all its items, one set of papers (CON-03); what the project's registration and earlier stages
 * say is not asked again (COM-05).
 * @param begun items of an application that is being written: it keeps them, also when one of their steps has opened meanwhile
 */
export async function stageTarget(
  city: City,
  asked: { readonly matter: string; readonly stage: number },
  today: Day,
  begun?: readonly string[],
): Promise<StageTarget | Refusal> {
  const { matter, stage } = asked;
  const { pool } = city.database;
  const found = await pool.query<Row>({ name: "project-to-apply-for", text: PROJECT, values: [matter] });
  const [row] = found.rows;
  if (row === undefined) return refusePage("PROJECT_UNKNOWN", { id: matter });
  const flow = await flowAt(city, { id: row.flowId, version: row.flowVersion });
  const named = flow.stages.find(({ no }) => no === stage);
  if (named === undefined) return refusePage("PROJECT_UNKNOWN", { id: matter });
  const present = new Set(row.papers);
  const open = openStage(flow, { facts: row.facts as never, present, cases: row.cases }, stage);
  const items = begun ?? open.items;
  const versions = await pool.query<ItemVersion>({
    name: "versions-of-stage",
    text: `SELECT ${selectList(itemVersions)} FROM item_versions WHERE item = ANY($1) AND valid_from <= $2::date AND $2::date < valid_until`,
    values: [items, today],
  });
  // As the list of items has them, so that the form is the same each time.
  const inOrder = items.flatMap((item) => versions.rows.find((version) => version.item === item) ?? []);
  const form = unionForm(inOrder.map((version) => version.form));
  return {
    ...{
      path: `/projects/${matter}/apply/${stage}`,
      title: `${row.title}：${named.name.zh}`,
      item: null,
      matter,
      stage,
    },
    ...{ form, steps: formSteps(form), known: projectKnows(form, row, row.earlier, row.agreed) },
    ...{ project: row.title, stageName: named.name, state: row.state, ofPerson: row.ofPerson, open: open.steps },
    papers: papersOf(open, flow, inOrder),
  };
}

const PROJECT = `SELECT m.title, m.project_code AS "projectCode", m.facts, m.opened_on AS "openedOn", m.state, ${ofPerson} AS "ofPerson",
    f.id AS "flowId", f.version AS "flowVersion",
    (SELECT coalesce(jsonb_agg(name), '[]') FROM papers WHERE matter = m.id) AS papers,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('procedure', c.procedure, 'status', c.status, 'decision', c.decision)), '[]')
     FROM cases c WHERE c.matter = m.id) AS cases,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'answers', a.answers, 'submittedAt', a.submitted_at, 'stage', a.stage)), '[]')
     FROM applications a WHERE a.matter = m.id AND a.state = 'submitted') AS earlier,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('term', s.term, 'settledOn', s.settled_on) ORDER BY s.id), '[]')
     FROM site_conditions s WHERE s.matter = m.id) AS agreed
  FROM matters m JOIN flows f ON f.id = m.flow WHERE m.id = $1 AND m.kind = 'project'`;

/** Its papers, those to bring first; each with the items that need it and, where a list names it, by which article. */
function papersOf({ papers }: OpenStage, flow: Flow, versions: readonly ItemVersion[]): TargetPaper[] {
  const order: readonly StagePaper["from"][] = ["applicant", "step", "present"];
  const sorted = papers.toSorted((one, other) => order.indexOf(one.from) - order.indexOf(other.from));
  return sorted.map(({ name, neededBy, from }) => {
    const version = versions.find((one) => one.papers.some((paper) => paper.name === name));
    const listed = version?.papers.find((paper) => paper.name === name);
    const maker = from === "applicant" ? undefined : flow.procedures.find(({ yields }) => yields.includes(name));
    return {
      ...{ name, neededBy, from, basis: listed?.basis ?? version?.bases[0] ?? null },
      ...{ maker: maker?.name.zh ?? null, makerItem: maker?.item ?? maker?.id ?? null },
      ...{ form: listed?.form ?? null, copies: listed?.copies ?? null, necessary: listed?.necessary ?? true },
    };
  });
}
