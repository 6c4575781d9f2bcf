import { html } from "hono/html";
import { dayOf } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import { planVersionsOf } from "./facts/query.ts";
import type { OutsideStepNow } from "./outside/view.ts";
import { doerWords } from "./outside/words.ts";
import { differenceWords } from "./plan/difference-words.ts";
import type { ProjectView } from "./queries/matter.ts";

/**
 * What a project met on the way, for its public page: steps that others do, and each change of its facts with what that made of
 * the plan. Reasons and proofs are the project's own and are not shown here.
 */
export async function projectWay(city: City, view: ProjectView, language: Language): Promise<Markup> {
  return html`${outsideSteps(view.outside, language)}${await planVersions(city, view, language)}`;
}

function outsideSteps(steps: readonly OutsideStepNow[], language: Language): Markup | "" {
  if (steps.length === 0) return "";
  const zh = language === "zh";
  const rows = steps.map(
    ({ name, by, there, record, ownDays, yields }) =>
      html`<li class="pair"><span>${name[language]} <span class="secondary">${doerWords[by][language]} · ${zh ? yields.join("、") : html`<span lang="zh-CN">${yields.join("、")}</span>`}</span></span><span>${stateWords({ there, record, ownDays }, language)}</span></li>
`,
  );
  return html`<section class="section" aria-labelledby="outside"><h2 id="outside">${zh ? "系统外步骤" : "Steps done outside"}</h2>
<p class="secondary">${zh ? "中介机构、建设单位自己或系统外的机关做的，凭证明材料登记；用时不计入政府时限。" : "Done by intermediaries, the developer or bodies not on this system, and recorded with proof; no government time."}</p>
<ul class="rows">${rows}</ul></section>
`;
}

function stateWords(
  { there, record, ownDays }: Pick<OutsideStepNow, "there" | "record" | "ownDays">,
  language: Language,
): Markup | string {
  const zh = language === "zh";
  if (record) {
    const days = ownDays === null ? "" : zh ? `，用${ownDays}日历日` : `, ${ownDays} calendar days`;
    return html`<span class="number">${record.doneOn}</span>${zh ? "办好" : " done"}${days}`;
  }
  if (there) return zh ? "成果已提交" : "its paper is here";
  return zh ? "未登记" : "not recorded";
}

async function planVersions(city: City, view: ProjectView, language: Language): Promise<Markup | ""> {
  const versions = await planVersionsOf(city, view.id);
  if (versions.length === 0) return "";
  const zh = language === "zh";
  const shown = versions.map(({ number, since, recordedAt, body, difference }) => {
    const by = body
      ? zh
        ? `${body.zh}窗口登记`
        : `recorded at the window of ${body.en}`
      : zh
        ? "项目单位提交"
        : "by the project's own side";
    // The path is told by ids, which say nothing here; the chart above shows it.
    const parts = differenceWords(difference).filter(({ id }) => id !== "path");
    return html`<h3 class="number">${zh ? `第${number}版：${since}起` : `Version ${number}: since ${since}`}</h3>
<p class="fine"><span class="number">${dayOf(new Date(recordedAt))}</span> ${by}</p>
<dl class="card surface facts">${parts.map(({ label, lines }) => html`<div><dt>${label[language]}</dt><dd>${lines.map((line) => html`<p>${line[language]}</p>`)}</dd></div>`)}</dl>
`;
  });
  return html`<section class="section" aria-labelledby="versions"><h2 id="versions">${zh ? `计划改过${versions.length}次` : `The plan was changed ${versions.length} ${versions.length === 1 ? "time" : "times"}`}</h2>
${shown}<p class="fine">${zh ? `第1版：${view.openedOn}开立时的条件。` : `Version 1: as opened on ${view.openedOn}.`}</p></section>
`;
}
