import { z } from "zod";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../plan/flow.ts";
import { describe } from "../plan/whatif/change-words.ts";
import type { ForbiddenChange } from "../plan/whatif/ranking.ts";
import { answerMixRanking, answerRanking, answerSmallestSet } from "./answered-ranking.ts";
import { projectQuestion } from "./plan-question.ts";

const limit = z.coerce.number().int().min(1).max(200).default(50);

/** A change that cannot be made, in words, with the rule and the article. */
function forbidden(flow: Flow, { change, text, refused: { code, rule, article, text: why } }: ForbiddenChange) {
  return { change, text, words: describe(change, flow), code, rule, article, why };
}

/** 改哪一项最省天数: every single change that saves days for one project, with its proof. */
export const ranking = query({
  name: "approvals.ranking",
  title: { zh: "改哪一项最省天数", en: "Which change saves most" },
  input: projectQuestion.extend({ limit }),
  may: anyone(),
  async run({ city, input }) {
    const answer = await answerRanking(city, input);
    if (isRefusal(answer)) return answer;
    const { flow, ranking: all, settings } = answer;
    const named = <One extends { readonly change: Parameters<typeof describe>[0] }>(one: One) => ({
      ...one,
      words: describe(one.change, flow),
    });
    return {
      edition: flow.edition,
      settings,
      now: all.now,
      total: all.ranked.length,
      rows: all.ranked.slice(0, input.limit).map(named),
      savingNothing: all.savingNothing,
      shared: all.shared.map(named),
      forbidden: all.forbidden.map((one) => forbidden(flow, one)),
    };
  },
});

/** 对全部项目最省天数的改动: the same for all projects of the last year that has any. */
export const mixRanking = query({
  name: "approvals.mixRanking",
  title: { zh: "对全部项目最省天数的改动", en: "Which change saves most over all projects" },
  input: projectQuestion.pick({ edition: true }).extend({ limit }),
  may: anyone(),
  async run({ city, input }) {
    const answer = await answerMixRanking(city, { edition: input.edition, facts: [] });
    if (isRefusal(answer)) return answer;
    const { flow, mix, ranking: all } = answer;
    return {
      edition: flow.edition,
      from: mix.from,
      year: mix.year,
      leftOut: mix.leftOut,
      projects: all.projects,
      totalWorkdays: all.totalWorkdays,
      total: all.ranked.length,
      rows: all.ranked.slice(0, input.limit).map((one) => ({ ...one, words: describe(one.change, flow) })),
      forbidden: all.forbidden.map((one) => forbidden(flow, one)),
    };
  },
});

/** 最少改几项: the smallest set of shorter limits after which the whole takes at most so many workdays. */
export const smallestSetQuery = query({
  name: "approvals.smallestSet",
  title: { zh: "最少改几项", en: "The smallest set of changes" },
  input: projectQuestion.extend({ target: z.coerce.number().int().min(0).max(100_000) }),
  may: anyone(),
  async run({ city, input }) {
    const answer = await answerSmallestSet(city, input);
    if (isRefusal(answer)) return answer;
    const { flow, set } = answer;
    return { edition: flow.edition, ...set, words: set.changes.map((one) => describe(one, flow)) };
  },
});
