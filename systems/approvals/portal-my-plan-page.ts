import type { Page, PageRequest, PlainAnswer, PortalPage } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import { planBpmn } from "./plan/export/plan-bpmn.ts";
import { planCalendar } from "./plan/export/plan-calendar.ts";
import { gatesOf } from "./plan/gates.ts";
import { addressOfMine, MY_PLAN, type MyQuestion, readMyQuestion } from "./plan/page-my-address.ts";
import { planCsv } from "./plan/plan-csv.ts";
import { shownEdition } from "./portal-construction.ts";
import { myHeadline, myPlanBody } from "./portal-my-plan.ts";
import { type AnsweredPlan, answerPlan, whatIfSettings } from "./queries/answered-plan.ts";
import { planQuestion } from "./queries/plan-question.ts";
import { refusePlan } from "./queries/plan-refusals.ts";

/** The plan that an address asks for; a parameter that cannot be read is named. */
async function answerMine(request: PageRequest, asked: MyQuestion): Promise<AnsweredPlan | Refusal> {
  const read = planQuestion.safeParse(asked);
  if (read.success) return answerPlan(request.city, read.data);
  const [name = "", at] = read.error.issues[0]?.path ?? [];
  const given = asked[String(name) as keyof MyQuestion];
  const value = Array.isArray(given) ? given[Number(at)] : given;
  return refusePlan("ADDRESS_UNREADABLE", { name: String(name), value: String(value ?? "").slice(0, 80) });
}

async function myPage(request: PageRequest): Promise<Page | Refusal> {
  const shown = await shownEdition(request);
  if (isRefusal(shown)) return shown;
  const { flow, editions, edition } = shown;
  const { language, city } = request;
  const asked = { ...readMyQuestion(request.parameters, flow), edition };
  const answer = await answerMine(request, asked);
  return {
    title: language === "zh" ? "我的项目" : "My project",
    description: myHeadline(answer)[language],
    body: myPlanBody({ flow, editions, asked, answer, settings: whatIfSettings(city), language }),
    live: true,
  };
}

type Written = { readonly text: string; readonly contentType: string };

/** A file of the plan; refused where the page would say that there is none, or that a change cannot be. */
function file(
  ending: string,
  title: Words,
  write: (answer: AnsweredPlan, request: PageRequest, asked: MyQuestion) => Written | Promise<Written>,
): PortalPage {
  const page = async (request: PageRequest): Promise<PlainAnswer | Refusal> => {
    const shown = await shownEdition(request);
    if (isRefusal(shown)) return shown;
    const asked = { ...readMyQuestion(request.parameters, shown.flow), edition: shown.edition };
    const answer = await answerMine(request, asked);
    if (isRefusal(answer)) return answer;
    if (answer.refused !== undefined) return answer.refused;
    return { ...(await write(answer, request, asked)), fileName: `plan-${answer.plan.edition}${ending}` };
  };
  return { path: `${MY_PLAN}${ending}`, title, page };
}

/** One's own project as a page and as files. */
export const myPlanPages: readonly PortalPage[] = [
  { path: MY_PLAN, title: { zh: "我的项目", en: "My project" }, navigation: "plans", page: myPage },
  file(".json", { zh: "我的项目（JSON）", en: "My project (JSON)" }, ({ dated, plan, flow, whatIf }, _, asked) => ({
    contentType: "application/json; charset=utf-8",
    text: JSON.stringify({
      address: addressOfMine(flow, asked),
      title: flow.title,
      estimated: flow.estimated,
      ...dated,
      changes: asked.changes,
      moved: whatIf?.moved ?? [],
      gates: gatesOf(plan).map(({ gate: { id, article, text }, procedures, kept }) => ({
        id,
        article,
        text,
        procedures,
        kept,
      })),
    }),
  })),
  file(".csv", { zh: "我的项目（CSV）", en: "My project (CSV)" }, ({ dated, plannedFlow }, { language }) => ({
    contentType: "text/csv; charset=utf-8",
    text: planCsv(dated, plannedFlow, language),
  })),
  file(
    ".ics",
    { zh: "我的项目（日历）", en: "My project (calendar)" },
    ({ dated, plannedFlow }, { language, city }) => ({
      contentType: "text/calendar; charset=utf-8",
      text: planCalendar(dated, plannedFlow, { language, city: city.id, madeAt: city.time.now() }),
    }),
  ),
  file(".bpmn", { zh: "我的项目（BPMN）", en: "My project (BPMN)" }, async ({ plan, plannedFlow }, { language }) => ({
    contentType: "application/xml; charset=utf-8",
    text: await planBpmn(plan, plannedFlow, language),
  })),
];
