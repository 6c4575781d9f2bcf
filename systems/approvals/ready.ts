import type { Facts } from "#kernel/feel/conditions.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Flow, FlowProcedure } from "./plan/flow.ts";
import { keptSelection } from "./plan/kept-flow.ts";
import { neededPapers } from "./plan/selection.ts";
import { refuse } from "./refusals.ts";

/** A procedure of a project's plan and what it still waits for. */
export type Step = {
  readonly procedure: FlowProcedure;
  readonly needs: readonly string[];
  readonly missing: readonly string[];
};

/**
 * Why a project cannot take these papers from its applicant, if it cannot: what nobody asked for is not taken (LST-17), and
 * what another step yields comes from that step and from nobody else (COM-05).
 */
export function refusePapers(flow: Flow, names: readonly string[]): Refusal | undefined {
  const own = new Set(flow.applicantDocuments);
  const paper = names.find((name) => !own.has(name));
  if (paper === undefined) return undefined;
  const maker = flow.procedures.find(({ yields }) => yields.includes(paper));
  if (!maker) return refuse("PAPER_NOT_LISTED", { paper });
  return refuse("PAPER_YIELDED", { paper, step: maker.name.zh, stepEn: maker.name.en });
}

/**
 * The steps of a project by its facts (CON-11): procedures that do not apply are left out, and so are the papers that only
 * they would yield, or only a service without legal basis (INV-08). A step whose papers are all there is ready; of a paper
 * with several makers, whichever comes first is there.
 */
export function stepsOf(flow: Flow, facts: Facts, present: ReadonlySet<string>): Step[] {
  const selection = keptSelection(flow, facts);
  const needsOf = neededPapers(flow, selection);
  return selection.applying.map(({ procedure }) => {
    const needs = needsOf(procedure);
    return { procedure, needs, missing: needs.filter((paper) => !present.has(paper)) };
  });
}
