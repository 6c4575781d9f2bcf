import type { Facts } from "#kernel/feel/conditions.ts";
import type { Flow } from "../flow.ts";
import { candidatesOf } from "./candidates.ts";
import { type Change, proceduresOf } from "./change.ts";
import { encodeChange } from "./change-text.ts";
import { type Project, projectOf } from "./project.ts";
import { tryChange } from "./ranking.ts";
import type { WhatIfSettings } from "./settings.ts";

/** So many projects with these facts. */
export type ProjectsAlike = { readonly facts: Facts; readonly count: number };

/** What one change would have saved over all projects of a year. */
export type MixRank = {
  readonly change: Change;
  readonly text: string;
  /** Workdays saved, added up over all projects. */
  readonly savedWorkdays: number;
  readonly projectsGaining: number;
};

export type MixRanking = {
  readonly projects: number;
  /** Workdays of all projects together, as they are. */
  readonly totalWorkdays: number;
  /** Most saved first; changes that save nothing anywhere are not listed. */
  readonly ranked: readonly MixRank[];
  /** Changes that the law forbids for some of the projects; a rule of the city is for all, so they are not ranked. */
  readonly forbidden: readonly { readonly change: Change; readonly text: string }[];
};

/**
 * Which single change saves the most over a whole mix of projects, such as last year's (CON-11). Each change is tried on
 * each kind of project, exactly as in `rankChanges`; a project that does not have the procedure gains nothing.
 *
 * @throws FlowRefused when the flow cannot be planned for one of them.
 */
export function rankForMix(flow: Flow, mix: readonly ProjectsAlike[], settings: WhatIfSettings): MixRanking {
  const kinds = kindsOf(flow, mix);
  const changes = new Map<string, Change>();
  for (const { project } of kinds) {
    for (const one of candidatesOf(project, settings)) changes.set(encodeChange(one), one);
  }
  const ranked: MixRank[] = [];
  const forbidden: { change: Change; text: string }[] = [];
  for (const [text, change] of changes) {
    const rank = { change, text, savedWorkdays: 0, projectsGaining: 0 };
    let refused = false;
    for (const { project, count } of kinds) {
      const own = changeFor(project, change);
      const tried = own === undefined ? undefined : tryChange(project, own, settings);
      if (tried === undefined) continue;
      if ("refused" in tried) refused = true;
      else {
        rank.savedWorkdays += tried.savedWorkdays * count;
        rank.projectsGaining += count;
      }
    }
    if (refused) forbidden.push({ change, text });
    else if (rank.savedWorkdays > 0) ranked.push(rank);
  }
  ranked.sort((a, b) => b.savedWorkdays - a.savedWorkdays || b.projectsGaining - a.projectsGaining);
  return {
    projects: kinds.reduce((sum, { count }) => sum + count, 0),
    totalWorkdays: kinds.reduce((sum, { project, count }) => sum + project.times.total * count, 0),
    ranked,
    forbidden,
  };
}

type Kind = { readonly project: Project; readonly count: number };

/** Projects to which the same procedures apply have the same plan, whatever their facts; each kind is reckoned once. */
function kindsOf(flow: Flow, mix: readonly ProjectsAlike[]): Kind[] {
  const kinds = new Map<string, { project: Project; count: number }>();
  for (const { facts, count } of mix) {
    const project = projectOf(flow, facts);
    const key = JSON.stringify(project.flow.procedures.map(({ id, needs }) => [id, needs]));
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { project, count });
    else known.count += count;
  }
  return [...kinds.values()];
}

/** The change as it reads for a project: a merger concerns those of its steps that the project has. */
function changeFor({ network }: Project, change: Change): Change | undefined {
  const has = (id: string) => network.position.has(id);
  if (change.kind === "mergeSteps") {
    const procedures = change.procedures.filter(has);
    return procedures.length < 2 ? undefined : { ...change, procedures };
  }
  return proceduresOf(change).every(has) ? change : undefined;
}
