import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Flow, FlowProcedure } from "../flow.ts";
import { shortestRing } from "../ring.ts";
import type { Change } from "./change.ts";
import { lawAsksRefusal } from "./law-asks.ts";
import { limitRefused } from "./legal-limit.ts";
import { mergeSteps } from "./merge-steps.ts";
import { type Network, timesOf } from "./network.ts";
import { networkOfFlow } from "./project-flow.ts";
import { refuseChange } from "./refusals.ts";
import type { WhatIfSettings } from "./settings.ts";
import { madeOnTheWay } from "./shared-papers.ts";

/**
 * The flow after the changes, made one after another; or the first refusal.
 *
 * Refused: a procedure or paper that the flow does not have, a limit below zero or longer than the law's (CLK-19), time
 * that no clock counts (CLK-16), a paper dropped that the law asks for (by its article), a merger after which procedures
 * wait for each other in a ring. The gates of the law (CON-07) lie between procedures, so the plan that follows is asked
 * for them: see `whatIf`.
 *
 * @param flow as it is for one project (`projectFlow`): a merger has no answer to conditions that may or may not hold.
 */
export function applyChanges(flow: Flow, changes: readonly Change[], settings: WhatIfSettings): Flow | Refusal {
  let changed = flow;
  for (const [at, one] of changes.entries()) {
    const next = applyChange(changed, one, settings, changes.slice(0, at));
    if (isRefusal(next)) return next;
    changed = next;
  }
  return changed;
}

function applyChange(flow: Flow, one: Change, settings: WhatIfSettings, earlier: readonly Change[]): Flow | Refusal {
  switch (one.kind) {
    case "setLimit":
      return edit(flow, one.procedure, (procedure) => withLimit(procedure, one.days));
    case "addHours":
      return edit(flow, one.procedure, (procedure) => withHours(procedure, one.hours, settings));
    case "dropPaper":
      return edit(
        flow,
        one.procedure,
        (procedure) => lawAsksRefusal(flow, procedure, one.paper, earlier) ?? withoutPaper(procedure, one.paper),
      );
    case "sharePaper":
      return sharePaper(flow, one.paper);
    case "mergeSteps": {
      const merged = mergeSteps(flow, one);
      return isRefusal(merged) ? merged : (ringOf(networkOfFlow(merged)) ?? merged);
    }
  }
}

function edit(flow: Flow, id: string, change: (procedure: FlowProcedure) => FlowProcedure | Refusal): Flow | Refusal {
  const at = flow.procedures.findIndex((one) => one.id === id);
  const procedure = flow.procedures[at];
  if (procedure === undefined) return refuseChange("PROCEDURE_NOT_IN_PLAN", { procedure: id, field: "/procedure" });
  const changed = change(procedure);
  return isRefusal(changed) ? changed : { ...flow, procedures: flow.procedures.with(at, changed) };
}

function withLimit(procedure: FlowProcedure, days: number): FlowProcedure | Refusal {
  const refused = limitRefused(procedure, days);
  return refused ?? { ...procedure, promisedDays: days };
}

/** Twice the hours, half the days: the work stays the same. Rounded up, since a promise is whole workdays. */
function withHours(procedure: FlowProcedure, hours: number, settings: WhatIfSettings): FlowProcedure | Refusal {
  if (hours < 1) return refuseChange("HOURS_NOT_MORE", { name: procedure.name.zh, hours, field: "/hours" });
  const { reviewHours } = settings;
  return { ...procedure, promisedDays: Math.ceil((procedure.promisedDays * reviewHours) / (reviewHours + hours)) };
}

function withoutPaper(procedure: FlowProcedure, paper: string): FlowProcedure | Refusal {
  const needs = procedure.needs.filter((one) => one !== paper);
  if (needs.length < procedure.needs.length) return { ...procedure, needs };
  return refuseChange("PAPER_NOT_ASKED", {
    name: procedure.name.zh,
    paper,
    asked: procedure.needs.join("、"),
    field: "/paper",
  });
}

/**
 * A paper from outside the project is not asked of anybody any more. One that is made on the way still has to be made:
 * the city passes it on by itself, but whoever needs it waits for it as before.
 */
function sharePaper(flow: Flow, paper: string): Flow | Refusal {
  if (!flow.procedures.some(({ needs }) => needs.includes(paper))) {
    return refuseChange("PAPER_ASKED_BY_NOBODY", { paper, field: "/paper" });
  }
  if (madeOnTheWay(flow).has(paper)) return flow;
  const procedures = flow.procedures.map((one) => ({ ...one, needs: one.needs.filter((need) => need !== paper) }));
  return { ...flow, procedures };
}

/** The shortest ring of waiting, as a refusal that names it. */
function ringOf(network: Network): Refusal | undefined {
  const ring = shortestRing(network.steps, network.graph, timesOf(network));
  return ring && refuseChange("RING", { ring: [...ring.ids, ring.ids[0]].join(" → "), field: "/procedures" });
}
