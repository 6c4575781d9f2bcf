import { html } from "hono/html";
import type { Page, PageRequest, PortalPage } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { choices, planWays } from "./plan/page-address.ts";
import { editionSwitch } from "./plan/page-editions.ts";
import { readMyQuestion, shortName } from "./plan/page-my-address.ts";
import { rankedProject, rankingHeadline, rankingPart } from "./plan/page-ranking.ts";
import { mixPart, smallestSetPart } from "./plan/page-ranking-more.ts";
import { honesty, labels } from "./plan/page-words.ts";
import { derivePlan } from "./plan/plan.ts";
import { shownEdition, shownVariant } from "./portal-construction.ts";
import { answerMixRanking, answerRanking, answerSmallestSet } from "./queries/answered-ranking.ts";
import { projectQuestion } from "./queries/plan-question.ts";
import { refusePlan } from "./queries/plan-refusals.ts";

const PATH = "/plans/ranking";

/**
 * Body of `/plans/ranking`: which single change saves the most, for one project and for all, with proof; and the fewest
 * changes that reach a number of days. Without facts in the address it is about the edition's first variant.
 */
async function rankingPage(request: PageRequest): Promise<Page | Refusal> {
  const shown = await shownEdition(request);
  if (isRefusal(shown)) return shown;
  const { flow, editions, edition } = shown;
  const { city, language, parameters } = request;
  const { facts: given } = readMyQuestion(parameters, flow);
  const variant = given.length > 0 ? undefined : shownVariant(flow, parameters.variant);
  const asked = projectQuestion.safeParse({ edition: flow.edition, variant, facts: given });
  if (!asked.success) return refusePlan("ADDRESS_UNREADABLE", { name: "facts", value: "" });
  const [answer, mix] = await Promise.all([answerRanking(city, asked.data), answerMixRanking(city, asked.data)]);
  if (isRefusal(answer)) return answer;
  if (isRefusal(mix)) return mix;
  const { facts, ranking, settings } = answer;
  const now = ranking.now.workdays;
  const target = /^\d{1,5}$/.test(parameters.target ?? "") ? Number(parameters.target) : Math.max(0, now - 6);
  const smallest = await answerSmallestSet(city, { ...asked.data, target });
  if (isRefusal(smallest)) return smallest;
  const keep: [string, string][] = [
    ...(edition === undefined ? [] : [["edition", edition] as [string, string]]),
    ...(variant === undefined ? [] : [["variant", variant] as [string, string]]),
    ...given.map((one): [string, string] => [
      shortName(one.slice(0, one.indexOf("="))),
      one.slice(one.indexOf("=") + 1),
    ]),
  ];
  const headline = rankingHeadline(flow, ranking)[language];
  const zh = language === "zh";
  const variants = (["full", "base"] as const).map((one) => ({
    text: { full: zh ? "全部适用" : "all apply", base: zh ? "一般项目" : "ordinary project" }[one],
    href: `${PATH}?${new URLSearchParams({ ...(edition !== undefined && { edition }), variant: one })}`,
    current: one === variant,
  }));
  const plan = derivePlan(flow, { facts });
  const body = html`<h1>${headline}</h1>
<p class="lead">${zh ? `现在全程${now}个工作日。不在最长的路上的，压了也白压；这里逐项重算，并给出证明。` : `The whole takes ${now} workdays now. Shortening what is not on the longest path is in vain; here each change is reckoned anew, with its proof.`}</p>
${planWays(PATH, language, edition)}
${editionSwitch(editions, flow.edition, PATH, language)}
${choices(labels.variants[language], variants)}
${rankedProject(flow, facts, variant, edition, language)}
<p class="estimates"><b>${zh ? "哪些是估计：" : "What is estimated: "}</b>${honesty(plan, flow)[language]}</p>
${rankingPart({ flow, facts, ranking, settings, edition, language })}
${smallestSetPart({ flow, set: smallest.set, now, keep, language })}
${mixPart({ flow, ...mix.mix, ranking: mix.ranking, language })}`;
  return { title: zh ? "改哪一项最省天数" : "Which change saves most", description: headline, body };
}

export const rankingPages: readonly PortalPage[] = [
  {
    path: PATH,
    title: { zh: "改哪一项最省天数", en: "Which change saves most" },
    navigation: "plans",
    page: rankingPage,
  },
];
