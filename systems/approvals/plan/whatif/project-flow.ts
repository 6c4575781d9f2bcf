import type { Facts } from "#kernel/feel/conditions.ts";
import type { Flow } from "../flow.ts";
import { bindingYields, neededPapers, select } from "../selection.ts";
import { type Network, networkOf } from "./network.ts";

/**
 * The flow as it is for one project: only the procedures that apply under these facts, each asking only for papers that
 * exist then (CON-11). Changes are made on it, so that they speak of the project's own plan and nothing else.
 *
 * @param facts by default those of the flow's full variant, as for `derivePlan`.
 * @throws FlowRefused when the facts are outside the edition or contradict each other.
 */
export function projectFlow(flow: Flow, facts: Facts = flow.checks?.full.facts ?? {}): Flow {
  const selection = select(flow, facts);
  const needsOf = neededPapers(flow, selection);
  return {
    ...flow,
    procedures: selection.applying.map(({ procedure }) => ({ ...procedure, needs: needsOf(procedure) })),
  };
}

/** The procedures of a project's flow with their promised days, ready to be reckoned again and again. */
export function networkOfFlow(flow: Flow): Network {
  return networkOf(
    flow.procedures.map((one) => ({
      id: one.id,
      days: one.promisedDays,
      needs: one.needs,
      yields: bindingYields(one),
    })),
  );
}
