import { evaluate, type Facts } from "./plan/conditions.ts";
import type { Flow, FlowProcedure } from "./plan/flow.ts";

/** A procedure of a project's plan and what it still waits for. */
export type Step = {
  readonly procedure: FlowProcedure;
  readonly needs: readonly string[];
  readonly missing: readonly string[];
};

/**
 * The steps of a project by its facts (CON-11): procedures that do not apply are left out, and so are the papers that only
 * they would yield. A step whose papers are all there is ready.
 */
export function stepsOf(flow: Flow, facts: Facts, present: ReadonlySet<string>): Step[] {
  const applies = ({ conditions }: FlowProcedure) =>
    conditions === undefined || evaluate(conditions, facts) !== "false";
  const applying = flow.procedures.filter(applies);
  const dropped = new Set(flow.procedures.filter((one) => !applies(one)).flatMap((one) => one.yields));
  return applying.map((procedure) => {
    const needs = procedure.needs.filter((paper) => !dropped.has(paper));
    return { procedure, needs, missing: needs.filter((paper) => !present.has(paper)) };
  });
}
