import { html, raw } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { dataTable } from "#kernel/pages/data-table.ts";
import { figures } from "#kernel/pages/figures.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { stageLinks } from "./apply/stage-links.ts";
import { ordinal, withoutBrackets } from "./plan/chart-words.ts";
import { datePlan } from "./plan/dated-plan.ts";
import { drawGantt } from "./plan/draw-gantt.ts";
import type { PlannedProcedure } from "./plan/plan.ts";
import { jointBlock } from "./portal-joint.ts";
import { projectWay } from "./portal-project-way.ts";
import { refusePage } from "./portal-refusals.ts";
import { simulationBlock } from "./portal-simulation.ts";
import { type ProjectView, projectView, type StepState } from "./queries/matter.ts";
import { siteBlock } from "./site/portal-part.ts";

const stateWords: Readonly<Record<StepState, Words & { readonly sign: string }>> = {
  done: { zh: "办好", en: "done", sign: "✓" },
  working: { zh: "在办", en: "working", sign: "▶" },
  waiting: { zh: "等待", en: "waiting", sign: "○" },
  refused: { zh: "不予许可", en: "refused", sign: "✕" },
};

type Step = ProjectView["steps"][number] & { readonly planned: PlannedProcedure };

/** `/projects/:id`: a project's plan with the state of each step; titles and steps of projects are public, people are not. */
export async function projectPage({ city, language, parameters, today }: PageRequest): Promise<Page | Refusal> {
  const id = (parameters.id ?? "").slice(0, 80);
  const view = await projectView(city, id);
  if (view === null || view.ofPerson) return refusePage("PROJECT_UNKNOWN", { id });
  const zh = language === "zh";
  const { plan } = view;
  const byId = new Map(plan.procedures.map((one) => [one.id, one]));
  const steps = view.steps.flatMap((step): Step[] => {
    const planned = byId.get(step.procedure);
    return planned === undefined ? [] : [{ ...step, planned }];
  });
  const dated = datePlan(plan, view.openedOn, city.calendar());
  const code = view.projectCode === null ? "" : html`<span class="code">${view.projectCode}</span> · `;
  const chartNote = zh
    ? "粗线是关键路径：晚一天，全程晚一天。图是按流程推演的计划，下表是实际。"
    : "The thick line is the critical path. The chart is the plan by the flow; the table below is what happened.";
  const body = html`<p class="fine">${code}${zh ? `${view.openedOn}开立` : `opened ${view.openedOn}`}</p>
<h1 class="modest">${zh ? view.title : html`<span lang="zh-CN">${view.title}</span>`}</h1>
<p class="lead">${finding(view, steps, language)}</p>
<div class="section">${counts(steps, { days: plan.parallelWorkdays, end: dated.governmentEnd }, language)}</div>
${working(steps, language)}
${await siteBlock(city, id, language)}
${await jointBlock(city, id, today, language)}
${await simulationBlock(city, id, language)}
${stageLinks(view, language)}
<figure class="section chart-only" aria-labelledby="plan"><figcaption id="plan"><h2>${zh ? `并联计划：${plan.procedures.length}步，${plan.parallelWorkdays}个工作日` : `The plan: ${plan.procedures.length} steps, ${plan.parallelWorkdays} workdays`}</h2></figcaption>
${raw(drawGantt(plan, view.flow, { language }))}
<p class="fine note">${chartNote}</p></figure>
<section class="section" aria-labelledby="steps"><h2 id="steps">${zh ? "每一步" : "Every step"}</h2>
${table(view, steps, language)}${beyondPlan(view, language)}</section>
${await projectWay(city, view, language)}`;
  return { title: view.title, body };
}

/** What was begun under an earlier list, or before the facts changed, and is carried to its end. */
function beyondPlan({ beyond }: ProjectView, language: Language): Markup | "" {
  if (beyond.length === 0) return "";
  const zh = language === "zh";
  const rows = beyond.map(
    ({ name, body, state }) =>
      html`<li class="pair"><span>${zh ? name : html`<span lang="zh-CN">${name}</span>`} <span class="secondary">${body ?? ""}</span></span><span>${stateWords[state][language]}</span></li>`,
  );
  return html`<h3>${zh ? "计划变动以前开始的" : "Begun before the plan changed"}</h3><p class="secondary">${zh ? "计划已不要求这几项，照受理时的版本办完，申请人可以撤回（LST-04）。" : "The plan does not ask for these any more; they go on under their own version unless their applicant withdraws them (LST-04)."}</p><ul class="rows">${rows}</ul>`;
}

function finding(view: ProjectView, steps: readonly Step[], language: Language): string {
  const bodies = view.workingBodies.length;
  const done = steps.filter(({ state }) => state === "done").length;
  if (done === steps.length)
    return language === "zh" ? `${steps.length}步全部办好。` : `All ${steps.length} steps are done.`;
  if (bodies === 0)
    return language === "zh"
      ? `办好${done}步；现在没有机构在办，等项目单位的材料。`
      : `${done} steps done; no body is working, it waits for the owner's papers.`;
  return language === "zh"
    ? `现在${bodies}个机构同时在办；${steps.length}步已办好${done}步。`
    : `${bodies} ${bodies === 1 ? "body is" : "bodies are"} working at the same time; ${done} of ${steps.length} steps are done.`;
}

function counts(steps: readonly Step[], plan: { days: number; end: string }, language: Language): Markup {
  const zh = language === "zh";
  const count = (state: StepState) => String(steps.filter((step) => step.state === state).length);
  const unit = zh ? "步" : "steps";
  const refused = count("refused");
  return figures({
    figures: [
      { label: stateWords.done[language], value: count("done"), unit, href: "#steps" },
      { label: stateWords.working[language], value: count("working"), unit, href: "#steps" },
      { label: stateWords.waiting[language], value: count("waiting"), unit, href: "#steps" },
      ...(refused === "0" ? [] : [{ label: stateWords.refused[language], value: refused, unit, href: "#steps" }]),
      {
        label: zh ? "同时在办，最多" : "Side by side, at most",
        value: String(mostAtOnce(steps)),
        unit: zh ? "个机构" : "bodies",
        href: "#steps",
      },
      {
        label: zh ? `材料不断档，${plan.days}个工作日办完` : `All ${plan.days} workdays done by`,
        value: plan.end,
      },
    ],
  });
}

/** The greatest number of bodies that had an undecided case of the project on the same day: since acceptance, or now. */
function mostAtOnce(steps: readonly Step[]): number {
  const accepted = steps.filter(({ acceptedOn }) => acceptedOn !== null);
  const now = new Set(steps.flatMap(({ state, body }) => (state === "working" ? [body] : []))).size;
  const onDay = (day: string) =>
    accepted.filter(
      ({ acceptedOn, decidedOn }) => (acceptedOn ?? "") <= day && (decidedOn === null || day <= decidedOn),
    );
  const counts = accepted.map(({ acceptedOn }) => new Set(onDay(acceptedOn ?? "").map(({ body }) => body)).size);
  return Math.max(now, ...counts);
}

/** The steps in hand, with who has them: bodies side by side are the point of the whole system. */
function working(steps: readonly Step[], language: Language): Markup | "" {
  const open = steps.filter(({ state }) => state === "working");
  if (open.length === 0) return "";
  const rows = open.map(
    ({ planned, body, acceptedOn, procedure }) =>
      html`<li class="pair"><span><a href="/items/${procedure}">${withoutBrackets(planned.name[language])}</a>${planned.critical ? html` <span class="tag">${language === "zh" ? "关键" : "critical"}</span>` : ""}</span><span class="secondary">${language === "zh" ? body : html`<span lang="zh-CN">${body}</span>`} <span class="number">${acceptedOn ?? ""}</span></span></li>
`,
  );
  return html`<section class="section" aria-labelledby="working"><h2 id="working">${language === "zh" ? "同时在办" : "In hand at the same time"}</h2><ul class="rows">${rows}</ul></section>`;
}

function table({ plan }: ProjectView, steps: readonly Step[], language: Language): Markup {
  const zh = language === "zh";
  const onPath = new Set(plan.criticalPath);
  const nameOf = new Map(plan.procedures.map(({ id, name }) => [id, withoutBrackets(name[language])]));
  return dataTable<Step>({
    caption: zh
      ? "＊在关键路径上。等待的步骤写明在等哪些事项的材料。"
      : "* on the critical path. A waiting step names what it waits for.",
    columns: [
      {
        label: zh ? "事项" : "Step",
        cell: ({ planned, procedure }) =>
          html`<span class="number">${procedure}</span> <a href="/items/${procedure}">${withoutBrackets(planned.name[language])}</a>${onPath.has(procedure) ? "＊" : ""}`,
      },
      {
        label: zh ? "状态" : "State",
        cell: ({ state }) =>
          html`<span class="state ${state}"><span aria-hidden="true">${stateWords[state].sign}</span> ${stateWords[state][language]}</span>`,
      },
      {
        label: zh ? "机构" : "Body",
        wideOnly: true,
        cell: ({ planned, body }) =>
          zh || body !== null
            ? html`<span lang="zh-CN">${withoutBrackets(body ?? planned.body.zh)}</span>`
            : withoutBrackets(planned.body.en),
      },
      {
        label: zh ? "日期" : "Dates",
        cell: (step) => datesOf(step, nameOf, language),
      },
      { label: zh ? "阶段" : "Stage", wideOnly: true, cell: ({ planned }) => ordinal(planned.stage, language) },
      {
        label: zh ? "承诺" : "Promised",
        numeric: true,
        wideOnly: true,
        cell: ({ planned }) => (planned.excluded ? "—" : zh ? `${planned.days}天` : String(planned.days)),
      },
    ],
    rows: steps,
    empty: html`<p>${zh ? "没有步骤。" : "No steps."}</p>`,
  });
}

function datesOf(step: Step, nameOf: ReadonlyMap<string, string>, language: Language): Markup {
  const zh = language === "zh";
  if (step.decidedOn !== null)
    return html`<span class="number">${step.acceptedOn ?? ""}</span>–<span class="number">${step.decidedOn}</span>`;
  if (step.state === "working")
    return step.acceptedOn === null
      ? html`${zh ? "已收件" : "received"}`
      : html`<span class="number">${step.acceptedOn}</span>${zh ? "受理" : " accepted"}`;
  const missing = new Set(step.missing);
  const makers = [
    ...new Set(step.planned.needs.flatMap(({ paper, from }) => (missing.has(paper) && from ? [from] : []))),
  ];
  const own = step.planned.needs.filter(({ paper, from }) => missing.has(paper) && from === undefined).length;
  const parts = [
    ...(makers.length === 0 ? [] : [zh ? `等${makers.join("、")}` : `waits for ${makers.join(", ")}`]),
    ...(own === 0 ? [] : [zh ? `等单位${own}份材料` : `${own} ${own === 1 ? "paper" : "papers"} of the owner`]),
  ];
  const title = makers.map((id) => nameOf.get(id) ?? id).join(zh ? "、" : ", ");
  return html`<small title="${title}">${parts.join(zh ? "；" : "; ") || (zh ? "材料已齐" : "ready")}</small>`;
}
