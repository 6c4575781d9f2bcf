import type { Facts } from "#kernel/feel/conditions.ts";
import type { Flow } from "../flow.ts";
import { candidatesOf } from "./candidates.ts";
import type { Change } from "./change.ts";
import { encodeChange } from "./change-text.ts";
import { type Project, projectOf } from "./project.ts";
import { canMoveGates, type ForbiddenChange, weighChange } from "./ranking.ts";
import type { WhatIfSettings } from "./settings.ts";
import { touches } from "./support.ts";

/** So many projects with these facts. */
export type ProjectsAlike = { readonly facts: Facts; readonly count: number };

/** What one change would have saved over all projects of a year. */
export type MixRank = {
  readonly change: Change;
  readonly text: string;
  /** Workdays saved, added up over all projects; what it costs the projects that become longer is taken off. */
  readonly savedWorkdays: number;
  readonly projectsGaining: number;
  /** Projects that become longer, as they may when steps are merged. */
  readonly projectsLosing: number;
};

export type MixRanking = {
  readonly projects: number;
  /** Workdays of all projects together, as they are. */
  readonly totalWorkdays: number;
  /** Most saved first; changes that save nothing anywhere are not listed. */
  readonly ranked: readonly MixRank[];
  /**
   * Changes that would save days somewhere and cannot be made for some project that they concern: a gate or another rule
   * forbids it, or steps would wait for each other. A rule of the city is for all, so they are not ranked.
   */
  readonly forbidden: readonly ForbiddenChange[];
};

/**
 * Which single change saves the most over a whole mix of projects, such as last year's (CON-11). Each change is made on
 * each kind of project that it concerns, and what it saves and costs there is added up, as new plans would give it; a
 * project that does not have the procedure, or is not asked for the paper, stays as it is. Only changes that touch the
 * support of some kind are reckoned, for no other saves a day anywhere (see `supportOf`).
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
  const forbidden: ForbiddenChange[] = [];
  for (const [text, change] of changes) {
    const sum = sumOver(concernedBy(kinds, change), settings);
    if (sum === undefined) continue;
    if ("refused" in sum) forbidden.push({ change, text, refused: sum.refused });
    else if (sum.savedWorkdays > 0) ranked.push({ change, text, ...sum });
  }
  ranked.sort((a, b) => b.savedWorkdays - a.savedWorkdays || b.projectsGaining - a.projectsGaining);
  return {
    projects: kinds.reduce((sum, { count }) => sum + count, 0),
    totalWorkdays: kinds.reduce((sum, { project, count }) => sum + project.times.total * count, 0),
    ranked,
    forbidden,
  };
}

/** A kind of project that a change concerns, with the change as it reads for it. */
type Concerned = Kind & { readonly own: Change; readonly touched: boolean };

function concernedBy(kinds: readonly Kind[], change: Change): Concerned[] {
  return kinds.flatMap((kind): Concerned[] => {
    const own = changeFor(kind.project, change);
    if (own === undefined) return [];
    return [{ ...kind, own, touched: touches(own, kind.project.support, kind.project.network) }];
  });
}

/** What a change does over all kinds; or the first refusal. Undefined when it cannot save a day anywhere. */
function sumOver(concerned: readonly Concerned[], settings: WhatIfSettings) {
  if (!concerned.some(({ touched }) => touched)) return undefined;
  const sum = { savedWorkdays: 0, projectsGaining: 0, projectsLosing: 0 };
  for (const { project, count, own, touched } of concerned) {
    // A shorter limit makes nothing longer: where it touches no support and moves no gate, all stays as it is.
    const idle = !touched && !canMoveGates(project, own);
    const weighed = idle ? undefined : weighChange(project, own, settings);
    if (weighed === undefined) continue;
    if ("refused" in weighed) return { refused: weighed.refused };
    sum.savedWorkdays += weighed.savedWorkdays * count;
    if (weighed.savedWorkdays > 0) sum.projectsGaining += count;
    if (weighed.savedWorkdays < 0) sum.projectsLosing += count;
  }
  return sum;
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

/**
 * The change as it reads for a project: a merger concerns those of its steps that the project has. Undefined when it does
 * not concern the project.
 */
function changeFor({ flow, network }: Project, change: Change): Change | undefined {
  const has = (id: string) => network.position.has(id);
  const asks = (id: string, paper: string) => network.steps[network.position.get(id) ?? -1]?.needs.includes(paper);
  switch (change.kind) {
    case "setLimit":
    case "addHours":
      return has(change.procedure) ? change : undefined;
    case "dropPaper":
      return asks(change.procedure, change.paper) ? change : undefined;
    case "sharePaper":
      return flow.procedures.some(({ needs }) => needs.includes(change.paper)) ? change : undefined;
    case "mergeSteps": {
      const procedures = change.procedures.filter(has);
      return procedures.length < 2 ? undefined : { ...change, procedures };
    }
  }
}
