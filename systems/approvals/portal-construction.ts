import type { Page, PageRequest, PlainAnswer, PortalPage } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { type Edition, editionsOf } from "./flow-store.ts";
import { datePlan } from "./plan/dated-plan.ts";
import type { Flow } from "./plan/flow.ts";
import type { EditionChoice } from "./plan/page-editions.ts";
import { headline } from "./plan/page-words.ts";
import { derivePlan, type Plan } from "./plan/plan.ts";
import { planCsv } from "./plan/plan-csv.ts";
import { firstVariant, type PlanVariant, variantFacts } from "./plan/variants.ts";
import { planPage } from "./portal-plan.ts";
import { refusePage } from "./portal-refusals.ts";
import { askedFlow, CONSTRUCTION } from "./queries/plan-question.ts";

type Shown = {
  readonly flow: Flow;
  readonly plan: Plan;
  readonly variant: PlanVariant;
  readonly editions: readonly EditionChoice[];
  /** What the address must say of the edition: nothing, when it is the one in force today. */
  readonly edition: string | undefined;
};

/** The editions, with the one in force on the day marked, or the latest when none is. */
export function editionChoices(editions: readonly Edition[], today: string): EditionChoice[] {
  const inForce = editions.findLast(
    ({ validFrom, validTo }) => validFrom <= today && (validTo === null || today < validTo),
  );
  const current = inForce ?? editions.at(-1);
  return editions.map((one) => ({ edition: one.edition, validFrom: one.validFrom, current: one === current }));
}

/** The flow that a page's parameters ask for, and the choice of editions beside it. */
export async function shownEdition({
  city,
  parameters,
  today,
}: PageRequest): Promise<Pick<Shown, "flow" | "editions" | "edition"> | Refusal> {
  const all = await editionsOf(city, CONSTRUCTION);
  if (all.length === 0) return refusePage("FLOW_MISSING");
  const flow = await askedFlow(city, parameters.edition || undefined);
  if (isRefusal(flow)) return flow;
  const editions = editionChoices(all, today);
  const current = editions.find((one) => one.current)?.edition;
  return { flow, editions, edition: flow.edition === current ? undefined : flow.edition };
}

/** The city's construction flow as the page's parameters ask for it: all that can apply, or an ordinary project. */
async function shownPlan(request: PageRequest): Promise<Shown | Refusal> {
  const shown = await shownEdition(request);
  if (isRefusal(shown)) return shown;
  const variant = shownVariant(shown.flow, request.parameters.variant);
  return { ...shown, variant, plan: derivePlan(shown.flow, { facts: variantFacts(shown.flow, variant) }) };
}

/** The variant that is asked for, or the one that the edition shows first. */
export function shownVariant(flow: Flow, asked: string | undefined): PlanVariant {
  return asked === "full" || asked === "base" ? asked : firstVariant(flow);
}

async function constructionPage(request: PageRequest): Promise<Page | Refusal> {
  const shown = await shownPlan(request);
  if (isRefusal(shown)) return shown;
  const { flow, plan, variant, editions, edition } = shown;
  const { language, city } = request;
  // The old edition keeps its own example; today's starts today.
  const accepted = (flow.checks?.dated.accepted as typeof request.today | undefined) ?? request.today;
  const dated = datePlan(plan, accepted, city.calendar());
  return {
    title: language === "zh" ? "并联计划" : "Parallel plan",
    description: headline(plan)[language],
    body: planPage(plan, flow, { language, variant, editions, edition, dated }),
  };
}

async function constructionCsv(request: PageRequest): Promise<PlainAnswer | Refusal> {
  const shown = await shownPlan(request);
  if (isRefusal(shown)) return shown;
  const text = planCsv(shown.plan, shown.flow, request.language);
  return { contentType: "text/csv; charset=utf-8", text, fileName: `construction-${shown.flow.edition}.csv` };
}

async function constructionJson(request: PageRequest): Promise<PlainAnswer | Refusal> {
  const shown = await shownPlan(request);
  if (isRefusal(shown)) return shown;
  return { contentType: "application/json; charset=utf-8", text: JSON.stringify(shown.plan) };
}

/** The city's plan, edition by edition, and its twins. */
export const constructionPages: readonly PortalPage[] = [
  {
    path: "/plans/construction",
    title: { zh: "并联计划", en: "Parallel plan" },
    navigation: "plans",
    page: constructionPage,
  },
  { path: "/plans/construction.csv", title: { zh: "并联计划（CSV）", en: "Plan (CSV)" }, page: constructionCsv },
  { path: "/plans/construction.json", title: { zh: "并联计划（JSON）", en: "Plan (JSON)" }, page: constructionJson },
];
