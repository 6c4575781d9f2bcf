import type { Page, PageRequest, PlainAnswer, PortalPage } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { currentFlow } from "./flow-store.ts";
import { datePlan } from "./plan/dated-plan.ts";
import type { Flow } from "./plan/flow.ts";
import { headline } from "./plan/page-words.ts";
import { derivePlan, type Plan } from "./plan/plan.ts";
import { planCsv } from "./plan/plan-csv.ts";
import { documentPage } from "./portal-document.ts";
import { type PlanVariant, planPage } from "./portal-plan.ts";
import { progressPage } from "./portal-progress.ts";
import { projectPage } from "./portal-project.ts";
import { refusePage } from "./portal-refusals.ts";

type Shown = { readonly flow: Flow; readonly plan: Plan; readonly variant: PlanVariant };

/** The city's construction flow as the page's parameters ask for it: all that can apply, or an ordinary project. */
async function shownPlan({ city, parameters }: PageRequest): Promise<Shown | Refusal> {
  const flow = await currentFlow(city, "construction");
  if (flow === undefined) return refusePage("FLOW_MISSING");
  const variant: PlanVariant = parameters.variant === "base" && flow.checks ? "base" : "full";
  return { flow, variant, plan: derivePlan(flow, { facts: flow.checks?.[variant].facts ?? {} }) };
}

async function constructionPage(request: PageRequest): Promise<Page | Refusal> {
  const shown = await shownPlan(request);
  if (isRefusal(shown)) return shown;
  const { flow, plan, variant } = shown;
  const { language } = request;
  const accepted = flow.checks?.dated.accepted;
  const dated =
    accepted === undefined ? {} : { dated: datePlan(plan, accepted as typeof request.today, request.city.calendar()) };
  return {
    title: language === "zh" ? "并联计划" : "Parallel plan",
    description: headline(plan)[language],
    body: planPage(plan, flow, { language, variant, ...dated }),
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

/** The public pages of parallel approval: the plan and its twins, progress, documents, projects. */
export const approvalPages: readonly PortalPage[] = [
  {
    path: "/plans/construction",
    title: { zh: "并联计划", en: "Parallel plan" },
    navigation: "plans",
    page: constructionPage,
  },
  { path: "/plans/construction.csv", title: { zh: "并联计划（CSV）", en: "Plan (CSV)" }, page: constructionCsv },
  { path: "/plans/construction.json", title: { zh: "并联计划（JSON）", en: "Plan (JSON)" }, page: constructionJson },
  {
    path: "/progress",
    keyed: true,
    title: { zh: "查进度", en: "Progress" },
    navigation: "progress",
    page: progressPage,
  },
  {
    path: "/documents",
    keyed: true,
    title: { zh: "文书", en: "Document" },
    navigation: "progress",
    page: documentPage,
  },
  { path: "/projects/:id", title: { zh: "项目", en: "Project" }, navigation: "plans", page: projectPage },
];
