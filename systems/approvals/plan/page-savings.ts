import { html, raw } from "hono/html";
import type { Language } from "#kernel/text/words.ts";
import { withoutBrackets } from "./chart-words.ts";
import { drawDayBoxes } from "./draw-bars.ts";
import type { Flow } from "./flow.ts";
import { labels, savingsFinding } from "./page-words.ts";
import type { Plan } from "./plan.ts";
import { type Saving, savings } from "./savings.ts";

/**
 * The part of the page that says what shortening one procedure alone would bring.
 *
 * Accessibility: an ordered list, most useful first; every saving stands as text, the boxes are decoration.
 */
export function savingsPart(plan: Plan, flow: Flow, language: Language): ReturnType<typeof html> {
  const all = savings(flow, { facts: plan.facts });
  const named = new Map(plan.procedures.map((one) => [one.id, one]));
  const shown = all.filter(isTelling);
  const lines = shown.map(({ id, ownDays, savedDays }) => {
    const one = named.get(id);
    if (one === undefined) return "";
    const body = withoutBrackets(one.body[language]);
    return html`<li class="pair"><span>${withoutBrackets(one.name[language])} <small class="wide-only">${body}</small></span><span class="saving">${raw(drawDayBoxes(savedDays, ownDays))}<b class="number">${savedWords(savedDays, language)}</b></span></li>
`;
  });
  const hidden = all.filter((one) => one.ownDays > 0 && !isTelling(one));
  const useful = hidden.filter(({ savedDays }) => savedDays > 0).length;
  const rest =
    language === "zh"
      ? `其余${useful}项承诺1天的，各少1天；另有${hidden.length - useful}项，压了全程不变。`
      : `Of the rest, ${useful} one-day approvals save a day each; ${hidden.length - useful} change nothing.`;
  return html`<h2 id="plan-savings">${labels.savings[language]}</h2>
<p class="note">${savingsFinding(plan, all)[language]}</p>
<ol class="rows tight">
${lines}</ol>
<p class="fine note"><span class="saving-key">${raw(drawDayBoxes(1, 1))} ${labels.saved[language]}</span> <span class="saving-key">${raw(drawDayBoxes(0, 1))} ${labels.kept[language]}</span> ${rest}</p>`;
}

/** Worth a line: saves two days or more, saves less than was cut, or is long and saves nothing. */
function isTelling({ ownDays, savedDays }: Saving): boolean {
  return savedDays >= 2 || (savedDays > 0 && savedDays < ownDays) || (savedDays === 0 && ownDays >= 4);
}

function savedWords(days: number, language: Language): string {
  if (days === 0) return labels.same[language];
  return language === "zh" ? `少${days}天` : `−${days} ${days === 1 ? "day" : "days"}`;
}
