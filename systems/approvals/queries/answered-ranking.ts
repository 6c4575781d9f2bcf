import type { City } from "#kernel/city/city.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../plan/flow.ts";
import { type Ranking, rankChanges } from "../plan/whatif/ranking.ts";
import { type MixRanking, rankForMix } from "../plan/whatif/ranking-for-mix.ts";
import type { WhatIfSettings } from "../plan/whatif/settings.ts";
import { type SmallestSet, smallestSet } from "../plan/whatif/smallest-set.ts";
import { whatIfSettings } from "./answered-plan.ts";
import { type Mix, projectMix } from "./plan-mix.ts";
import { askedProject, type ProjectQuestion } from "./plan-question.ts";
import { asRefusal } from "./plan-refusals.ts";

/** Which single changes save the most for one project. */
export type AnsweredRanking = {
  readonly flow: Flow;
  readonly facts: Facts;
  readonly ranking: Ranking;
  readonly settings: WhatIfSettings;
};

/** A ranking costs a plan for each change; the same question about the same flow is answered from here. */
const known = new WeakMap<Flow, Map<string, unknown>>();
const MOST_KEPT = 100;

function once<Answer>(flow: Flow, asked: readonly unknown[], make: () => Answer): Answer {
  const answers = known.get(flow) ?? new Map<string, unknown>();
  known.set(flow, answers);
  const key = JSON.stringify(asked);
  const held = answers.get(key) as Answer | undefined;
  if (held !== undefined) return held;
  const made = make();
  if (answers.size >= MOST_KEPT) answers.clear();
  answers.set(key, made);
  return made;
}

/** The ranking for one project. */
export async function answerRanking(city: City, asked: ProjectQuestion): Promise<AnsweredRanking | Refusal> {
  const project = await askedProject(city, asked);
  if (isRefusal(project)) return project;
  const { flow, facts } = project;
  const settings = whatIfSettings(city);
  try {
    const ranking = once(flow, ["ranking", facts, settings], () => rankChanges(flow, facts, settings));
    return { flow, facts, ranking, settings };
  } catch (error) {
    return asRefusal(error);
  }
}

/** The ranking for all projects of a year. */
export async function answerMixRanking(
  city: City,
  asked: ProjectQuestion,
): Promise<{ readonly flow: Flow; readonly mix: Mix; readonly ranking: MixRanking } | Refusal> {
  const project = await askedProject(city, asked);
  if (isRefusal(project)) return project;
  const { flow } = project;
  const mix = await projectMix(city, flow);
  const settings = whatIfSettings(city);
  try {
    const ranking = once(flow, ["mix", mix.projects, settings], () => rankForMix(flow, mix.projects, settings));
    return { flow, mix, ranking };
  } catch (error) {
    return asRefusal(error);
  }
}

/** The fewest limits to cut, so that the whole takes at most `target` workdays. */
export async function answerSmallestSet(
  city: City,
  asked: ProjectQuestion & { readonly target: number },
): Promise<{ readonly flow: Flow; readonly set: SmallestSet } | Refusal> {
  const project = await askedProject(city, asked);
  if (isRefusal(project)) return project;
  const { flow, facts } = project;
  try {
    return { flow, set: once(flow, ["set", facts, asked.target], () => smallestSet(flow, facts, asked.target)) };
  } catch (error) {
    return asRefusal(error);
  }
}
