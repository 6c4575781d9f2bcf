import { html, raw } from "hono/html";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { workdays } from "./plan/chart-words.ts";
import { drawGantt } from "./plan/draw-gantt.ts";
import type { Flow } from "./plan/flow.ts";
import { gatesOf } from "./plan/gates.ts";
import { planWays } from "./plan/page-address.ts";
import { type EditionChoice, editionSwitch, exampleProjects } from "./plan/page-editions.ts";
import { addressOfFacts, addressOfMine, MY_PLAN, type MyQuestion } from "./plan/page-my-address.ts";
import { myPapers } from "./plan/page-my-papers.ts";
import { myQuestions } from "./plan/page-my-questions.ts";
import { myGates, myNotNeeded, mySaving } from "./plan/page-my-rest.ts";
import { mySteps } from "./plan/page-my-steps.ts";
import { myTime } from "./plan/page-my-time.ts";
import { bestCuts, myWhatIf } from "./plan/page-my-what-if.ts";
import { honesty, labels } from "./plan/page-words.ts";
import type { Plan } from "./plan/plan.ts";
import type { WhatIfSettings } from "./plan/whatif/settings.ts";
import { chartKey } from "./portal-plan.ts";
import type { AnsweredPlan } from "./queries/answered-plan.ts";

type Markup = ReturnType<typeof html>;

/** What the page of one's own project shows. */
export type MyPlanShown = {
  readonly flow: Flow;
  readonly editions: readonly EditionChoice[];
  readonly asked: MyQuestion;
  /** The plan; or why there is none. */
  readonly answer: AnsweredPlan | Refusal;
  readonly settings: WhatIfSettings;
  readonly language: Language;
};

/** The finding, which is the page's title. */
export function myHeadline(answer: AnsweredPlan | Refusal): Words {
  if ("refused" in answer && answer.refused === true)
    return { zh: "我的项目：这样排不出计划", en: "My project: no plan can be made so" };
  const { plan } = answer as AnsweredPlan;
  const open = plan.toConfirm.length;
  const sure = plan.procedures.length - open;
  if (open > 0)
    return {
      zh: `我的项目：${sure}项要办，${open}项待确认`,
      en: `My project: ${sure} approvals needed, ${open} to be confirmed`,
    };
  return {
    zh: `我的项目：${sure}项审批，${plan.parallelWorkdays}个工作日`,
    en: `My project: ${sure} approvals in ${workdays(plan.parallelWorkdays)}`,
  };
}

/**
 * Body of `/plans/my`: questions, then the plan that follows from the answers: totals, the two ends, the drawn plan, every
 * step with its reasons and with buttons that try a change, the law's gates, and ways to keep it. One plain GET form, so
 * that the address holds everything; the script of a live part only spares reloading.
 *
 * Accessibility: one `h1` with the finding; a status that says the new total; the list is the chart's twin.
 */
export function myPlanBody(shown: MyPlanShown): Markup {
  const { flow, asked, answer, language, editions } = shown;
  const good = isAnswer(answer) ? answer : undefined;
  const headline = myHeadline(answer)[language];
  const address = addressOfMine(flow, asked);
  const kept = [
    { name: "edition", value: asked.edition },
    { name: "change", value: asked.changes },
  ].filter(({ value }) => value !== undefined && value !== "");
  return html`<p role="status" class="unseen" data-says></p>
<div data-live="${address}" data-now="${spoken(answer)[language]}" tabindex="-1">
<h1>${headline}</h1>
${good === undefined ? "" : html`<p class="lead">${leadOf(good.plan)[language]}</p>`}
${planWays(MY_PLAN, language, asked.edition)}
${editionSwitch(editions, flow.edition, MY_PLAN, language)}
${exampleProjects(flow, (facts) => addressOfFacts(flow, facts, asked.edition), language)}
<form class="my-plan" action="${MY_PLAN}">${kept.map(({ name, value }) => html`<input type="hidden" name="${name}" value="${value}">`)}
${note(answer, language)}
${myQuestions(flow, good?.plan, asked, language)}
${myPapers(flow, yieldsOf(good?.plan), asked, language)}
${good === undefined ? "" : planParts(good, shown)}
</form></div>`;
}

function planParts(answer: AnsweredPlan, { flow, asked, settings, language }: MyPlanShown): Markup {
  const { plan, plannedFlow, dated, changes, whatIf } = answer;
  const ranking = addressOfFacts(flow, plan.facts, asked.edition, "/plans/ranking");
  const desk = new URLSearchParams({ flow: `${plan.flow}@${plan.edition}`, facts: JSON.stringify(plan.facts) });
  return html`${totals(plan, language)}
<p class="estimates"><b>${language === "zh" ? "哪些是估计：" : "What is estimated: "}</b>${honesty(plan, flow)[language]}</p>
${myWhatIf(flow, changes, whatIf, asked, language)}
${myTime(flow, dated, asked, language)}
<section class="section chart-only" aria-labelledby="my-chart"><h2 id="my-chart">${language === "zh" ? `${plan.parallelWorkdays}个工作日怎么排` : `How the ${workdays(plan.parallelWorkdays)} are laid out`}</h2>
${chartKey(plan, language)}${raw(drawGantt(plan, plannedFlow, { language, newOnly: true }))}</section>
${mySteps({ flow: plannedFlow, dated, settings, language })}
${bestCuts(plannedFlow, flow, plan, asked, ranking, language)}
${myNotNeeded(plan, language)}${myGates(gatesOf(plan), language)}
${mySaving(
  {
    whole: addressOfMine(flow, { ...asked, accepted: dated.accepted }),
    file: (ending) => addressOfMine(flow, { ...asked, accepted: dated.accepted }, ending),
    desk: `/desk/projects/new?${desk}`,
  },
  language,
)}`;
}

function totals(plan: Plan, language: Language): Markup {
  const zh = language === "zh";
  const open = plan.toConfirm.length;
  const unit = labels.workdays[language];
  const shown = [
    { label: zh ? "要办" : "Needed", value: plan.procedures.length - open, unit: zh ? "项" : "approvals" },
    { label: zh ? "待确认" : "To be confirmed", value: open, unit: zh ? "项" : "approvals" },
    { label: zh ? "一件办完再办下一件" : "One after another", value: plan.serialWorkdays, unit },
    { label: zh ? "并联办理" : "In parallel", value: plan.parallelWorkdays, unit },
  ].map(
    ({ label, value, unit }) =>
      html`<div><dt>${label}</dt><dd class="big number">${value} <small>${unit}</small></dd></div>`,
  );
  return html`<dl class="figures section">${shown}</dl>`;
}

/** A refusal stands on the page with everything kept: what happened, by which article, what to do next. */
function note(answer: AnsweredPlan | Refusal, language: Language): Markup | "" {
  const refused = isAnswer(answer) ? answer.refused : answer;
  if (refused === undefined) return "";
  const basis = [refused.article, refused.rule].filter(Boolean).join(" · ");
  return html`<section class="owe" aria-labelledby="refused"><h2 id="refused">${refused.text[language]}</h2><p>${refused.next[language]}</p><p class="secondary">${language === "zh" ? "依据：" : "Basis: "}${basis}</p></section>`;
}

function isAnswer(answer: AnsweredPlan | Refusal): answer is AnsweredPlan {
  return (answer as { refused?: unknown }).refused !== true;
}

/** What is said when the plan has changed. */
function spoken(answer: AnsweredPlan | Refusal): Words {
  if (!isAnswer(answer)) return answer.text;
  if (answer.refused !== undefined) return answer.refused.text;
  const { plan } = answer;
  const { zh, en } = myHeadline(answer);
  return {
    zh: `${zh}；并联${plan.parallelWorkdays}个工作日`,
    en: `${en}; ${workdays(plan.parallelWorkdays)} in parallel`,
  };
}

function leadOf(plan: Plan): Words {
  const open = plan.questions.length;
  if (open > 0)
    return {
      zh: `再回答${open}个问题，就知道哪些要办、哪些不用办。下面先按都要办来排，全程最长${plan.parallelWorkdays}个工作日。`,
      en: `${open} more answers settle what is needed and what is not. Until then everything that may be needed is planned: at most ${workdays(plan.parallelWorkdays)}.`,
    };
  return {
    zh: `一件办完再办下一件要${plan.serialWorkdays}个工作日；材料齐了就办、互不等待，${plan.parallelWorkdays}个工作日。`,
    en: `One after another they take ${workdays(plan.serialWorkdays)}; each begun when its papers are there, ${workdays(plan.parallelWorkdays)}.`,
  };
}

function yieldsOf(plan: Plan | undefined): string[] {
  if (plan === undefined) return [];
  const left = plan.notNeeded.filter(({ reason }) => reason !== "condition");
  return [...plan.procedures, ...left].flatMap(({ yields }) => yields);
}
