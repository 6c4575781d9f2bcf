import type { Page, PageRequest, PortalPage } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { editionsOf } from "./flow-store.ts";
import { storyBody } from "./plan/page-story.ts";
import { derivePlan } from "./plan/plan.ts";
import { variantFacts } from "./plan/variants.ts";
import { storyWords } from "./plan/whatif/draw-story.ts";
import { shownEdition, shownVariant } from "./portal-construction.ts";
import { CONSTRUCTION } from "./queries/plan-question.ts";
import { answerStory } from "./queries/plan-story.ts";

/** The story is told first of the oldest edition: it is the one that had an old way. */
async function storyPage(request: PageRequest): Promise<Page | Refusal> {
  const { city, language } = request;
  const oldest = (await editionsOf(city, CONSTRUCTION))[0]?.edition;
  const parameters = { ...request.parameters, edition: request.parameters.edition || oldest };
  const shown = await shownEdition({ ...request, parameters });
  if (isRefusal(shown)) return shown;
  const { flow, editions, edition } = shown;
  const variant = flow.checks ? shownVariant(flow, request.parameters.variant) : "base";
  const answer = await answerStory(city, { edition: flow.edition, variant, facts: [] });
  if (isRefusal(answer)) return answer;
  const { story } = answer;
  return {
    title: language === "zh" ? "从串联到并联" : "From series to parallel",
    description: storyWords(story)[language].title,
    body: storyBody({
      ...{ flow, story, variant, editions, language },
      plan: derivePlan(flow, { facts: variantFacts(flow, variant) }),
      edition,
      bare: oldest ?? flow.edition,
    }),
  };
}

export const storyPages: readonly PortalPage[] = [
  {
    path: "/plans/story",
    title: { zh: "从串联到并联", en: "From series to parallel" },
    navigation: "plans",
    page: storyPage,
  },
];
