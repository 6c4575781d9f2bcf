import type { Facts } from "#kernel/feel/conditions.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../flow.ts";
import { applyChanges } from "./apply-changes.ts";
import type { Change } from "./change.ts";
import { type Network, networkOf, type Times, timesOf } from "./network.ts";
import { networkOfFlow, projectFlow } from "./project-flow.ts";
import type { WhatIfSettings } from "./settings.ts";
import { type Support, supportOf } from "./support.ts";

/** One project's flow, reckoned once, on which single changes are tried. */
export type Project = {
  readonly flow: Flow;
  readonly network: Network;
  readonly times: Times;
  readonly support: Support;
};

/** @throws FlowRefused when the flow cannot be planned. */
export function projectOf(flow: Flow, facts?: Facts): Project {
  // Conditions are decided here; without them a changed flow is reckoned without reading an expression again.
  const procedures = projectFlow(flow, facts).procedures.map(({ conditions: _, ...one }) => one);
  return projectOfDecided({ ...flow, procedures });
}

/** The same for a flow whose procedures all apply. */
export function projectOfDecided(flow: Flow): Project {
  const network = networkOfFlow(flow);
  const times = timesOf(network);
  return { flow, network, times, support: supportOf(network, times) };
}

/** A project as it would be after some changes. */
export function changedProject(
  project: Project,
  changes: readonly Change[],
  settings: WhatIfSettings,
): Project | Refusal {
  const flow = applyChanges(project.flow, changes, settings);
  return isRefusal(flow) ? flow : projectOfDecided(flow);
}

/** Procedures that follow one another without a gap, and their workdays together. */
export type Path = { readonly procedures: readonly string[]; readonly workdays: number };

/** The path that makes the whole as long as it is. */
export function longestPath({ network, times }: Pick<Project, "network" | "times">): Path {
  return { procedures: times.longestPath.map((at) => network.steps[at]!.id), workdays: times.total };
}

/**
 * The longest path that goes by some procedures altogether, as if their papers had always been there. However far a
 * change of those procedures alone goes, the whole never becomes shorter than this.
 */
export function longestPathWithout({ network }: Project, procedures: ReadonlySet<string>): Path {
  const rest = networkWithout(network, procedures);
  return longestPath({ network: rest, times: timesOf(rest) });
}

/** The network without some procedures, as if their papers had always been there; nothing in it ends later than before. */
export function networkWithout({ steps }: Network, procedures: ReadonlySet<string>): Network {
  const free = new Set(steps.flatMap(({ id, yields }) => (procedures.has(id) ? yields : [])));
  return networkOf(
    steps
      .filter(({ id }) => !procedures.has(id))
      .map((step) => ({ ...step, needs: step.needs.filter((paper) => !free.has(paper)) })),
  );
}
