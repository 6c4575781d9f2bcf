import type { Facts } from "#kernel/feel/conditions.ts";
import type { Flow } from "./flow.ts";
import { type FlowFault, FlowRefused } from "./flow-fault.ts";
import { certainRing, graphFaults } from "./graph-faults.ts";
import { derivePlan } from "./plan.ts";

/**
 * All that can be found wrong with a city's flow before anybody uses it: faults of its graph, and every project that it
 * names itself (checks and examples) for which it has no lawful plan (CON-07).
 */
export function planFaults(flow: Flow): FlowFault[] {
  const faults = graphFaults(flow);
  if (faults.length > 0) return faults;
  const ring = certainRing(flow);
  if (ring.length > 0) return ring;
  const projects = [
    ...(flow.checks === undefined ? [] : [flow.checks.full.facts, flow.checks.base.facts]),
    ...(flow.examples ?? []).map(({ facts }) => facts),
  ];
  return projects.flatMap((facts) => refusalsFor(flow, facts));
}

function refusalsFor(flow: Flow, facts: Facts): readonly FlowFault[] {
  try {
    derivePlan(flow, { facts });
    return [];
  } catch (refused) {
    if (refused instanceof FlowRefused) return refused.faults;
    throw refused;
  }
}
