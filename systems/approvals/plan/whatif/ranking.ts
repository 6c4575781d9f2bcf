import type { Facts } from "#kernel/feel/conditions.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../flow.ts";
import { candidatesOf } from "./candidates.ts";
import { type Change, proceduresOf } from "./change.ts";
import { encodeChange } from "./change-text.ts";
import { gateRefusal } from "./gates-held.ts";
import { changedProject, longestPath, longestPathWithout, type Path, type Project, projectOf } from "./project.ts";
import type { WhatIfSettings } from "./settings.ts";
import { touches } from "./support.ts";

/** What one change alone would save, and why exactly that. */
export type RankedChange = {
  readonly change: Change;
  /** Its form for addresses. */
  readonly text: string;
  /** Fewer workdays for the whole. */
  readonly savedWorkdays: number;
  /** Fewer workdays for those who handle it: what the saving asks of them; 0 when only a paper goes. */
  readonly cutWorkdays: number;
  /** The longest path after the change: the whole takes that long, so not more is saved. */
  readonly proof: Path;
  /** The longest path that the change does not concern: going further with it saves nothing beyond that. */
  readonly remaining: Path;
};

/** A change that would save days, had the law not set a gate there, or that cannot be made. */
export type ForbiddenChange = { readonly change: Change; readonly text: string; readonly refused: Refusal };

/** A paper of the applicant that the city could share: it saves no workday, and so many hand-ins: one is left. */
export type SharedPaper = { readonly change: Change; readonly text: string; readonly handInsSpared: number };

export type Ranking = {
  /** The project as it is: its promise and one longest path. */
  readonly now: Path;
  /** Most saved first; of equal ones the one that cuts less. Changes that save nothing are counted, not listed. */
  readonly ranked: readonly RankedChange[];
  readonly savingNothing: number;
  readonly forbidden: readonly ForbiddenChange[];
  /** Papers that more than one procedure asks the applicant for, those asked for most often first. */
  readonly shared: readonly SharedPaper[];
};

/**
 * Which single change saves the most workdays for one project (CON-11). Exact: the result is what a new plan after each
 * change would give. Only changes that touch the support of the total are reckoned, for no other can help (see `supportOf`).
 *
 * @throws FlowRefused when the flow cannot be planned.
 */
export function rankChanges(flow: Flow, facts: Facts | undefined, settings: WhatIfSettings): Ranking {
  const project = projectOf(flow, facts);
  const ranked: RankedChange[] = [];
  const forbidden: ForbiddenChange[] = [];
  const candidates = candidatesOf(project, settings);
  for (const change of candidates) {
    const tried = tryChange(project, change, settings);
    if (tried === undefined) continue;
    const text = encodeChange(change);
    if ("refused" in tried) forbidden.push({ change, text, refused: tried.refused });
    else ranked.push({ change, text, savedWorkdays: tried.savedWorkdays, ...proofOf(project, change, tried.changed) });
  }
  ranked.sort((a, b) => b.savedWorkdays - a.savedWorkdays || a.cutWorkdays - b.cutWorkdays);
  return {
    now: longestPath(project),
    ranked,
    savingNothing: candidates.length - ranked.length - forbidden.length,
    forbidden,
    shared: sharedPapers(project, candidates),
  };
}

function sharedPapers({ flow }: Project, candidates: readonly Change[]): SharedPaper[] {
  const shared = candidates.flatMap((change): SharedPaper[] => {
    if (change.kind !== "sharePaper") return [];
    const askers = flow.procedures.filter(({ needs }) => needs.includes(change.paper)).length;
    return askers < 2 ? [] : [{ change, text: encodeChange(change), handInsSpared: askers - 1 }];
  });
  return shared.sort((a, b) => b.handInsSpared - a.handInsSpared);
}

/** What one change saves, and the project after it; or why it may not be. Undefined when it saves nothing. */
export function tryChange(
  project: Project,
  change: Change,
  settings: WhatIfSettings,
): Weighed | { readonly refused: Refusal } | undefined {
  if (!touches(change, project.support, project.network)) return undefined;
  const weighed = weighChange(project, change, settings, (saved) => saved > 0);
  return "refused" in weighed || weighed.savedWorkdays > 0 ? weighed : undefined;
}

type Weighed = { readonly savedWorkdays: number; readonly changed: Project };

/**
 * What one change does to a project, below zero when it makes the whole longer; or why it may not be.
 *
 * @param asksGates whether the gates are asked, given the workdays saved; for a change that is of no interest they need not be.
 */
export function weighChange(
  project: Project,
  change: Change,
  settings: WhatIfSettings,
  asksGates: (savedWorkdays: number) => boolean = () => true,
): Weighed | { readonly refused: Refusal } {
  const changed = changedProject(project, [change], settings);
  if (isRefusal(changed)) return { refused: changed };
  const savedWorkdays = project.times.total - changed.times.total;
  const concerned = asksGates(savedWorkdays) && canMoveGates(project, change);
  const refused = concerned ? gateRefusal(project.flow, changed.flow, [change]) : undefined;
  return refused === undefined ? { savedWorkdays, changed } : { refused };
}

/** A limit moves no paper. Only where a paper has several makers can it change whom one waits for, and so a gate. */
export function canMoveGates({ network }: Project, { kind }: Change): boolean {
  const limitOnly = kind === "setLimit" || kind === "addHours";
  return !limitOnly || network.graph.makers.some((makers) => makers.length > 1);
}

function proofOf(project: Project, change: Change, changed: Project) {
  const proof = longestPath(changed);
  // A paper, once gone, cannot go further: what remains is the new longest path itself.
  const paperOnly = change.kind === "dropPaper" || change.kind === "sharePaper";
  return {
    cutWorkdays: promisedSum(project) - promisedSum(changed),
    proof,
    remaining: paperOnly ? proof : longestPathWithout(project, new Set(proceduresOf(change))),
  };
}

/** Workdays that all procedures take, one after another. */
function promisedSum({ network }: Project): number {
  return network.days.reduce((total, days) => total + days, 0);
}
