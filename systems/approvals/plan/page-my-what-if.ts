import { html, raw } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import { withoutBrackets, workdays } from "./chart-words.ts";
import type { Flow } from "./flow.ts";
import { addressOfMine, type MyQuestion, withChange } from "./page-my-address.ts";
import type { Plan } from "./plan.ts";
import { savings } from "./savings.ts";
import type { Change } from "./whatif/change.ts";
import { encodeChange, encodeChanges } from "./whatif/change-text.ts";
import { describe } from "./whatif/change-words.ts";
import { drawWhatIf, whatIfWords } from "./whatif/draw-what-if.ts";
import type { WhatIf } from "./whatif/what-if.ts";

const words = {
  heading: { zh: "推演", en: "What if" },
  undo: { zh: "撤销", en: "undo" },
  undoAll: { zh: "全部撤销", en: "undo all" },
  before: { zh: "原来", en: "Before" },
  after: { zh: "现在", en: "Now" },
  moved: { zh: "哪些事项动了", en: "What moved" },
  best: { zh: "哪一项最值得压", en: "Which one is most worth shortening" },
  bestWhy: {
    zh: "一次只压一项到当场办结，其他不变：",
    en: "One alone decided on the spot, everything else as it is:",
  },
  more: { zh: "全部改动的排名和证明", en: "All changes ranked, with proof" },
} satisfies Record<string, Words>;

/** What is being thought through: the changes, each with a link that undoes it, and what they move. */
export function myWhatIf(
  flow: Flow,
  changes: readonly Change[],
  thought: Extract<WhatIf, { refused?: undefined }> | undefined,
  asked: MyQuestion,
  language: Language,
) {
  if (changes.length === 0) return "";
  const lines = changes.map((one) => {
    const left = changes.filter((other) => other !== one);
    return html`<li class="pair"><span>${describe(one, flow)[language]}</span><a data-stay href="${addressOfMine(flow, { ...asked, changes: encodeChanges(left) })}">${words.undo[language]}</a></li>
`;
  });
  const heading = thought === undefined ? words.heading[language] : whatIfWords(thought)[language].title;
  const all =
    changes.length < 2
      ? ""
      : html`<p><a data-stay href="${addressOfMine(flow, { ...asked, changes: "" })}">${words.undoAll[language]}</a></p>`;
  return html`<section class="section what-if" aria-labelledby="what-if"><h2 id="what-if">${heading}</h2>
<ul class="rows tight">${lines}</ul>${all}${handIns(thought?.handInsSpared ?? 0, language)}
${thought === undefined ? "" : moved(thought, language)}</section>`;
}

function handIns(spared: number, language: Language) {
  if (spared === 0) return "";
  return html`<p>${language === "zh" ? `申请人少交${spared}次材料；共享不省工作日。` : `The applicant hands in ${spared} ${spared === 1 ? "paper" : "papers"} fewer; sharing saves no workdays.`}</p>`;
}

function moved(thought: Extract<WhatIf, { refused?: undefined }>, language: Language) {
  const { before } = thought;
  const named = new Map(before.procedures.map(({ id, name }) => [id, name]));
  const rows = thought.moved.map(
    ({ id, startBefore, finishBefore, startAfter, finishAfter, mergedInto }) =>
      html`<tr><th scope="row">${id} ${withoutBrackets(named.get(id)?.[language] ?? "")}${mergedInto === undefined ? "" : html` <small>→ ${mergedInto}</small>`}</th><td class="numeric">${startBefore}–${finishBefore}</td><td class="numeric">${startAfter}–${finishAfter}</td></tr>
`,
  );
  if (rows.length === 0) return "";
  const caption = language === "zh" ? "开始和办结的工作日" : "Workdays of start and end";
  return html`${raw(drawWhatIf(thought, { language, rows: 12 }))}
<details id="moved"><summary>${words.moved[language]}（${rows.length}）</summary><table><caption>${caption}</caption><thead><tr><th scope="col">${language === "zh" ? "事项" : "Approval"}</th><th scope="col" class="numeric">${words.before[language]}</th><th scope="col" class="numeric">${words.after[language]}</th></tr></thead><tbody>
${rows}</tbody></table></details>`;
}

/** The five single cuts that would help most, each a link that tries it. */
export function bestCuts(
  planned: Flow,
  flow: Flow,
  plan: Plan,
  asked: MyQuestion,
  rankingHref: string,
  language: Language,
) {
  const options = { facts: plan.facts, want: plan.want, have: plan.have };
  const helpful = savings(planned, options).filter(({ savedDays }) => savedDays > 0);
  if (helpful.length === 0) return "";
  const named = new Map(plan.procedures.map(({ id, name }) => [id, name]));
  const lines = helpful.slice(0, 5).map(({ id, ownDays, savedDays }) => {
    const change = encodeChange({ kind: "setLimit", procedure: id, days: 0 });
    const href = addressOfMine(flow, { ...asked, changes: withChange(asked.changes, change) });
    const own = language === "zh" ? `压掉${ownDays}天` : `cut ${workdays(ownDays)}`;
    const saved = language === "zh" ? `全程少${savedDays}天` : `saves ${savedDays}`;
    return html`<li class="pair"><span><a data-stay href="${href}">${withoutBrackets(named.get(id)?.[language] ?? id)}</a> <small>${own}</small></span><b class="number">${saved}</b></li>
`;
  });
  return html`<section class="ask" aria-labelledby="best-cuts"><h2 id="best-cuts">${words.best[language]}</h2><p class="secondary note">${words.bestWhy[language]}</p><ol class="rows tight">
${lines}</ol><p class="note"><a href="${rankingHref}">${words.more[language]}</a></p></section>`;
}
