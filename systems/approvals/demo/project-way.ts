import { addDays, type Day } from "#kernel/calendar/day.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import type { Flow } from "../plan/flow.ts";
import type { OutsideStep } from "../plan/flow-fields.ts";
import { outsideOf } from "../plan/outside-steps.ts";
import { derivePlan, type Plan } from "../plan/plan.ts";
import type { Cast, DemoProject } from "./cast.ts";

/** So long the one outside step that is played takes in a demonstration. */
const outsideDays = 14;

/** What a project still meets on its way: a step that is done outside, and a change of its facts. */
export type Way = {
  readonly flow: Flow;
  readonly outside: OutsideStep | undefined;
  recorded: boolean;
  changed: boolean;
};

/** The way of a project: of the outside steps that its plan counts on, the last before building that no law orders. */
export function wayOf(flow: Flow, plan: Plan): Way {
  const free = outsideOf(flow, plan).filter(({ article, needs }) => article === undefined && needs.length === 0);
  const early = free.filter(({ yields }) =>
    plan.procedures.some(({ stage, needs }) => stage < 4 && needs.some(({ paper }) => yields.includes(paper))),
  );
  return { flow, outside: early.at(-1), recorded: false, changed: false };
}

/** Papers that a project does not have when it opens, since somebody outside still makes them. */
export const withheld = ({ outside }: Way): readonly string[] => outside?.yields ?? [];

/** What a project meets on a day. Answers with its plan, when the facts have become others. */
export async function playWayDay(
  asked: {
    readonly project: DemoProject;
    readonly matter: string;
    readonly plan: Plan;
    readonly way: Way;
    readonly people: Cast;
  },
  on: Day,
): Promise<Plan | undefined> {
  const { project, matter, way, people } = asked;
  const clerk = people.holder("DRC", "window", on) as string;
  const { outside } = way;
  if (outside && !way.recorded && on >= addDays(project.openedOn as Day, outsideDays)) {
    way.recorded = true;
    const proof = { name: outside.yields[0], number: `赣勘〔${on.slice(0, 4)}〕${on.slice(5).replace("-", "")}号`, on };
    const input = { step: outside.id, doneOn: on, proof: { ...proof, issuer: "江西某岩土工程勘察公司（演示）" } };
    await people.ask(clerk, "approvals.recordOutside", matter, input, "outside");
  }
  const { change } = project;
  if (!change || way.changed || on < change.on) return undefined;
  way.changed = true;
  const { facts, reason, proof } = change;
  const input = { facts, since: change.on, reason, proof: { ...proof, on: change.on } };
  await people.ask(clerk, "approvals.changeFacts", matter, input, "facts");
  const plan = derivePlan(way.flow, { facts: { ...asked.plan.facts, ...facts } as Facts });
  const before = new Set(ownPapers(asked.plan));
  const papers = ownPapers(plan).filter((paper) => !before.has(paper));
  if (papers.length > 0) await people.ask(clerk, "approvals.bringPapers", matter, { papers }, "changed");
  return plan;
}

const ownPapers = ({ procedures }: Plan): string[] => [
  ...new Set(procedures.flatMap(({ needs }) => needs.flatMap(({ paper, from }) => (from ? [] : [paper])))),
];
