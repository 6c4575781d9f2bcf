import { html, raw } from "hono/html";
import type { Language } from "#kernel/text/words.ts";
import { excludedWords, mannerOf, ordinal, rowsOf, spanWords, withoutBrackets, workdays } from "./chart-words.ts";
import { drawScaleBar } from "./draw-bars.ts";
import type { Flow } from "./flow.ts";
import { ganttWords } from "./gantt-words.ts";
import type { Plan, PlannedProcedure } from "./plan.ts";

/**
 * The plan as a vertical list, in place of the chart on phones and in large text: each procedure with its days as
 * words, and a bar on the scale of the whole plan.
 *
 * Accessibility: headings and lists, so it can be walked through; bars are decoration; the path is marked in words.
 */
export function planList(plan: Plan, flow: Flow, language: Language): ReturnType<typeof html> {
  const words = ganttWords(plan, language);
  const stages = plan.stages
    .filter(({ procedures }) => procedures.length > 0)
    .map((stage) => {
      const own = flow.ownTime.find(({ afterStage }) => afterStage === stage.no);
      const name = `${ordinal(stage.no, language)}${language === "zh" ? "、" : ". "}${stage.name[language]}`;
      return html`<h3>${name} <small>${words.stageDone(stage.finish)}</small></h3>
<ol>
${rowsOf(plan, stage.no).map((one) => line(one, plan, language))}</ol>
${own === undefined ? "" : html`<p class="own-time">${own.text[language]}</p>`}`;
    });
  return html`<div class="plan-list">${stages}</div>`;
}

function line(one: PlannedProcedure, plan: Plan, language: Language): ReturnType<typeof html> {
  const manner = mannerOf(one, new Set(plan.criticalPath));
  const bar = drawScaleBar({
    from: one.start,
    to: one.finish,
    until: one.latestFinish,
    total: plan.parallelWorkdays,
    classes: `bar ${manner}${one.status === "toConfirm" ? " open" : ""}`,
  });
  return html`<li${manner === "critical" ? raw(' class="on-path"') : ""}><span class="pair"><span>${withoutBrackets(one.name[language])}</span><span class="number">${daysWords(one, language)}</span></span>
<span class="place"><small>${whenWords(one, manner === "critical", language)}</small>${raw(bar)}</span></li>
`;
}

function daysWords(one: PlannedProcedure, language: Language): string {
  if (one.excluded) return language === "zh" ? "不计时" : "not counted";
  return language === "zh" ? `${one.days}天` : workdays(one.days).replace("workday", "day");
}

function whenWords(one: PlannedProcedure, onPath: boolean, language: Language): string {
  if (one.excluded) return excludedWords(one.excluded)[language];
  const zh = [
    spanWords(one).zh,
    onPath ? "关键路径" : one.slack === 0 ? "也不能晚" : `可晚${one.slack}天`,
    one.status === "toConfirm" ? "待确认" : one.conditional && "符合条件才办",
  ];
  const en = [
    spanWords(one).en,
    onPath ? "critical path" : one.slack === 0 ? "no slack" : `${workdays(one.slack).replace("workday", "day")} slack`,
    one.status === "toConfirm" ? "to be confirmed" : one.conditional && "only under conditions",
  ];
  return (language === "zh" ? zh : en).filter(Boolean).join(" · ");
}
