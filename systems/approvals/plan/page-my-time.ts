import { html, raw } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import type { DatedPlan } from "./dated-plan.ts";
import { drawParts } from "./draw-bars.ts";
import type { Flow } from "./flow.ts";
import { addressOfMine, type MyQuestion } from "./page-my-address.ts";

const words = {
  heading: { zh: "哪一天能办完", en: "On which day it is done" },
  accepted: { zh: "第一件哪天受理", en: "First acceptance" },
  government: { zh: "政府时间", en: "Government" },
  excluded: { zh: "不计入时限", en: "Not counted by law" },
  own: { zh: "自己的时间", en: "Your own time" },
  governmentEnd: { zh: "只算政府时间", en: "Government time only" },
  earliestEnd: { zh: "最早真能办完", en: "Really done at the earliest" },
  ownPaper: { zh: "自己的材料，哪天才有", en: "A paper of your own that is not ready yet" },
  days: { zh: "几天后有（日历日）", en: "ready after (calendar days)" },
  add: { zh: "加上", en: "Add" },
  remove: { zh: "去掉", en: "remove" },
  none: { zh: "都已备齐", en: "all are ready" },
  provisional: {
    zh: "有日期落在节假日安排还没有公布的年份，可能变动。",
    en: "Some dates lie in a year whose holidays are not published yet and may move.",
  },
  long: { zh: "自己要用的时间（如施工）还没有填。", en: "Your own time, such as building, is not filled in yet." },
} satisfies Record<string, Words>;

/**
 * The two ends of the plan (CON-10): the day by which government has decided everything, and the day on which it can
 * really be done, with what the days between go to; and what the applicant says about their own time.
 *
 * Accessibility: figures as a description list; the bar is decoration beside the same numbers.
 */
export function myTime(flow: Flow, dated: DatedPlan, asked: MyQuestion, language: Language) {
  const zh = language === "zh";
  const { governmentWorkdays, government, excluded, own } = dated.spent;
  const parts = [
    { text: words.government, days: government, classes: "bar critical", more: governmentWorkdays },
    { text: words.excluded, days: excluded, classes: "part-excluded" },
    { text: words.own, days: own, classes: "bar past" },
  ];
  const total = government + excluded + own;
  const calendar = (days: number) => (zh ? `${days}个日历日` : `${days} calendar days`);
  const lines = parts.map(
    ({ text, days, classes, more }) =>
      html`<li class="pair"><span><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" class="${classes}"/></svg> ${text[language]}</span><span class="number">${calendar(days)}${more === undefined ? "" : html` <small>${zh ? `（${more}个工作日）` : `(${more} workdays)`}</small>`}</span></li>`,
  );
  return html`<section class="section" aria-labelledby="my-time"><h2 id="my-time">${words.heading[language]}</h2>
<div class="grid two-ends"><div>
<dl class="figures"><div><dt>${words.governmentEnd[language]}</dt><dd class="big number">${dated.governmentEnd}</dd></div><div><dt>${words.earliestEnd[language]}</dt><dd class="big number">${dated.earliestEnd}</dd></div></dl>
${raw(drawParts(parts, total))}
<ul class="rows tight">${lines}</ul>
<p class="fine note">${zh ? `${dated.accepted}受理，到${dated.earliestEnd}共${calendar(total)}，决定它的是${dated.earliestPath.join("、")}。` : `From ${dated.accepted} to ${dated.earliestEnd}: ${calendar(total)}, decided by ${dated.earliestPath.join(", ")}. `}${own === 0 ? words.long[language] : ""}${dated.provisional ? words.provisional[language] : ""}</p></div>
<div class="ask own-inputs"><div><label for="accepted">${words.accepted[language]}</label><input id="accepted" name="accepted" type="date" value="${dated.accepted}"></div>
${stageInputs(flow, asked, language)}
${paperInputs(dated, flow, asked, language)}</div></div></section>`;
}

function stageInputs(flow: Flow, asked: MyQuestion, language: Language) {
  const given = new Map(asked.ownAfterStage.map((one) => one.split("=") as [string, string]));
  return flow.ownTime.map(({ afterStage, text }) => {
    const id = `after${afterStage}`;
    const label = language === "zh" ? "施工等要用几天（日历日）" : "Building and the like takes (calendar days)";
    return html`<div><label for="${id}">${label}</label><small id="${id}-hint">${text[language]}</small><input id="${id}" name="${id}" type="number" min="0" max="3650" aria-describedby="${id}-hint" value="${given.get(String(afterStage)) ?? ""}"></div>
`;
  });
}

/** The applicant's own papers: one at a time, because most have most of them. */
function paperInputs(dated: DatedPlan, flow: Flow, asked: MyQuestion, language: Language) {
  const given = new Set(asked.ownPapers.map((one) => one.slice(0, one.lastIndexOf("="))));
  const made = new Set(flow.ownTime.flatMap(({ makes = [] }) => makes));
  const needed = dated.procedures.flatMap(({ needs }) =>
    needs.filter(({ from, atHand }) => from === undefined && !atHand),
  );
  const own = [...new Set(needs(needed))].filter((paper) => !given.has(paper) && !made.has(paper));
  const listed = asked.ownPapers.map((one) => {
    const at = one.lastIndexOf("=");
    const without = { ...asked, ownPapers: asked.ownPapers.filter((other) => other !== one) };
    return html`<li class="pair"><span>${one.slice(0, at)}</span><span class="number">${one.slice(at + 1)}${language === "zh" ? "天" : " days"} <a data-stay href="${addressOfMine(flow, without)}">${words.remove[language]}</a></span></li>`;
  });
  return html`<div><label for="own-paper">${words.ownPaper[language]}</label>${listed.length === 0 ? "" : html`<ul class="rows tight">${listed}</ul><input type="hidden" name="ready" value="${asked.ownPapers.join("~")}">`}
<select id="own-paper" name="paper" data-later><option value="">${words.none[language]}</option>${own.map((paper) => html`<option>${paper}</option>`)}</select>
<div class="field"><label for="own-days" class="fine">${words.days[language]}</label><input id="own-days" name="days" type="number" min="0" max="3650" data-later><button class="button quiet">${words.add[language]}</button></div></div>`;
}

function needs(all: readonly { readonly paper: string }[]): string[] {
  return all.map(({ paper }) => paper);
}
