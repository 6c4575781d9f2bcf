import type { Facts } from "#kernel/feel/conditions.ts";
import { type Case, isOver } from "#kernel/matters/records.ts";
import type { Flow } from "../plan/flow.ts";
import { type Step, stepsOf } from "../ready.ts";

/** A paper that a stage needs: whose it is to bring, or which step yields it. */
export type StagePaper = {
  readonly name: string;
  /** Procedures of the stage that need it. */
  readonly neededBy: readonly string[];
  readonly from: "present" | "applicant" | "step";
};

/** What can be applied for in a stage at once: one set of items, one set of papers (CON-03). */
export type OpenStage = {
  readonly steps: readonly Step[];
  /** Codes of their items, each once. */
  readonly items: readonly string[];
  readonly papers: readonly StagePaper[];
};

type Begun = Pick<Case, "procedure" | "status" | "decision">;

/**
 * The steps of a stage that no running or granted case carries out yet, and their papers: those that are in the project
 * already, those that other steps yield, and what is left for the applicant to bring.
 */
export function openStage(
  flow: Flow,
  project: { readonly facts: Facts; readonly present: ReadonlySet<string>; readonly cases: readonly Begun[] },
  stage: number,
): OpenStage {
  const begun = new Set(project.cases.filter((one) => !isOver(one)).map(({ procedure }) => procedure));
  const steps = stepsOf(flow, project.facts, project.present).filter(
    ({ procedure }) => procedure.stage === stage && !begun.has(procedure.id),
  );
  const own = new Set(flow.applicantDocuments);
  const names = [...new Set(steps.flatMap(({ needs }) => needs))];
  const papers = names.map((name): StagePaper => {
    const neededBy = steps.filter(({ needs }) => needs.includes(name)).map(({ procedure }) => procedure.name.zh);
    return { name, neededBy, from: project.present.has(name) ? "present" : own.has(name) ? "applicant" : "step" };
  });
  const items = [...new Set(steps.map(({ procedure }) => procedure.item ?? procedure.id))];
  return { steps, items, papers };
}
