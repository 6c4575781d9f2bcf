import { html, raw } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import { excludedWords, mannerOf, ordinal, rowsOf, spanWords, withoutBrackets } from "./chart-words.ts";
import type { DatedPlan, DatedProcedure } from "./dated-plan.ts";
import { drawScaleBar } from "./draw-bars.ts";
import { explainProcedure } from "./explain.ts";
import type { Flow } from "./flow.ts";
import type { PlannedProcedure } from "./plan.ts";
import type { Change } from "./whatif/change.ts";
import { encodeChange } from "./whatif/change-text.ts";
import type { WhatIfSettings } from "./whatif/settings.ts";

const words = {
  heading: {
    zh: "每一项：为什么办、为什么不能更早、改了会怎样",
    en: "Each approval: why, why not earlier, and what if",
  },
  less: { zh: "少1天", en: "1 day less" },
  spot: { zh: "当场办结", en: "on the spot" },
  open: { zh: "待确认", en: "to be confirmed" },
  path: { zh: "关键路径", en: "critical path" },
  tight: { zh: "不能晚", en: "no slack" },
  try: { zh: "如果", en: "What if" },
  merge: { zh: "如果合并成一步办", en: "What if some were handled as one" },
} satisfies Record<string, Words>;

/** What the steps of the page need. */
export type StepsShown = {
  /** The flow on which the plan rests, after the changes. */
  readonly flow: Flow;
  readonly dated: DatedPlan;
  readonly settings: WhatIfSettings;
  readonly language: Language;
};

/**
 * The plan as a vertical list by stage, also on phones and in print: each procedure with its days as words and as a bar;
 * folded away, why it is there, why not earlier and what would help; and buttons that try a change.
 *
 * Accessibility: headings and lists; `details` per procedure; every button says what it changes.
 */
export function mySteps({ flow, dated, settings, language }: StepsShown) {
  const byId = new Map(dated.procedures.map((one) => [one.id, one]));
  const stages = dated.stages
    .filter(({ procedures }) => procedures.length > 0)
    .map((stage) => {
      const rows = rowsOf(dated, stage.no).map((one) => step(byId.get(one.id)!, { flow, dated, settings, language }));
      const own = dated.ownTime.find(({ afterStage }) => afterStage === stage.no);
      return html`<h3>${ordinal(stage.no, language)}${language === "zh" ? "、" : ". "}${stage.name[language]}</h3>
<ol class="steps">
${rows}</ol>
${own === undefined ? "" : html`<p class="own-time">${own.text[language]}</p>`}`;
    });
  return html`<section class="section" aria-labelledby="my-steps"><h2 id="my-steps">${words.heading[language]}</h2>
${stages}
${mergers(flow, dated, language)}</section>`;
}

function step(one: DatedProcedure, shown: StepsShown) {
  const { dated, flow, language } = shown;
  const manner = mannerOf(one, new Set(dated.criticalPath));
  const open = one.status === "toConfirm";
  const bar = drawScaleBar({
    ...{ from: one.start, to: one.finish, until: one.latestFinish, total: dated.parallelWorkdays },
    classes: `bar ${manner}${open ? " open" : ""}`,
  });
  const told = explainProcedure(dated, flow, one.id)?.sentences ?? [];
  const sentences = told.map((sentence) => html`<p>${sentence[language]}</p>`);
  return html`<li${manner === "critical" ? raw(' class="on-path"') : ""}><details id="s-${one.id}"><summary><span class="step-name">${one.id} ${withoutBrackets(one.name[language])}${open ? html` <span class="tag open">${words.open[language]}</span>` : ""}</span><span><small>${whenWords(one, manner === "critical", language)}</small>${raw(bar)}</span></summary>
${sentences}${open ? "" : tries(one, shown)}</details></li>
`;
}

function whenWords(one: DatedProcedure, onPath: boolean, language: Language): string {
  if (one.excluded) return excludedWords(one.excluded)[language];
  const zh = language === "zh";
  const days = zh ? `${one.days}天` : `${one.days} ${one.days === 1 ? "day" : "days"}`;
  const slack = onPath
    ? words.path[language]
    : one.slack === 0
      ? words.tight[language]
      : zh
        ? `可晚${one.slack}天`
        : `${one.slack} slack`;
  const dates = one.days === 0 ? one.startDay : `${one.startDay} – ${one.finishDay}`;
  return [days, spanWords(one)[language], dates, slack].filter((part) => part !== "—").join(" · ");
}

/** Buttons of the page's form, for what is sure to be needed: each adds one change to those that are being thought through. */
function tries(one: PlannedProcedure, { dated, settings, language }: StepsShown) {
  const zh = language === "zh";
  const procedure = one.id;
  const limits: Try[] =
    one.excluded || one.days === 0
      ? []
      : [
          { text: words.less[language], change: { kind: "setLimit", procedure, days: one.days - 1 } },
          { text: words.spot[language], change: { kind: "setLimit", procedure, days: 0 } },
          {
            text: zh ? `每天多${settings.addedHours}小时审查` : `${settings.addedHours} more reviewers' hours a day`,
            change: { kind: "addHours", procedure, hours: settings.addedHours },
          },
        ];
  const dropped = one.needs.flatMap(({ paper, from }): Try[] =>
    from === undefined
      ? []
      : [
          {
            text: zh ? `不再要“${paper}”` : `no longer asks for “${paper}”`,
            change: { kind: "dropPaper", procedure, paper },
          },
        ],
  );
  // A paper that the project makes or builds is not there sooner by sharing; what the applicant hands in twice can be spared.
  const built = new Set(dated.ownTime.flatMap(({ makes = [] }) => makes));
  const askedAgain = (paper: string) =>
    dated.procedures.some(({ id, needs }) => id !== procedure && needs.some((need) => need.paper === paper));
  const shared = one.needs.flatMap(({ paper, from, atHand }): Try[] =>
    from === undefined && atHand !== true && !built.has(paper) && askedAgain(paper)
      ? [
          {
            text: zh ? `“${paper}”由政府共享，只交一次` : `the city shares “${paper}”, handed in once`,
            change: { kind: "sharePaper", paper },
          },
        ]
      : [],
  );
  // One day less of a single day is deciding on the spot.
  const all = [...limits.slice(one.days === 1 ? 1 : 0), ...dropped, ...shared];
  if (all.length === 0) return "";
  return html`<p class="tries"><b>${words.try[language]}</b>${all.map(({ text, change }) => button(encodeChange(change), text))}</p>`;
}

type Try = { readonly text: string; readonly change: Change };

function button(change: string, text: string) {
  return html` <button class="try" name="add" value="${change}">${text}</button>`;
}

/** Joint groups and neighbours on the critical path, handled as one. */
function mergers(flow: Flow, dated: DatedPlan, language: Language) {
  const able = new Map(
    dated.procedures.filter(({ excluded, binding }) => !excluded && binding).map((one) => [one.id, one]),
  );
  const groups = Object.keys(flow.jointGroups).map((group) =>
    dated.procedures.filter(({ id, jointGroup }) => jointGroup === group && able.has(id)).map(({ id }) => id),
  );
  const path = dated.criticalPath;
  const pairs = path.slice(1).map((later, index) => [path[index]!, later]);
  const all = [...groups, ...pairs].filter((ids) => ids.length > 1 && ids.every((id) => able.has(id)));
  if (all.length === 0) return "";
  const buttons = all.map((procedures) => {
    const names = procedures.map((id) => `${id} ${withoutBrackets(able.get(id)?.name[language] ?? "")}`);
    const text = names.join(language === "zh" ? " ＋ " : " + ");
    return html`<li>${button(encodeChange({ kind: "mergeSteps", procedures }), text)}</li>`;
  });
  return html`<details class="ask" id="mergers"><summary>${words.merge[language]}</summary><ul class="tries">${buttons}</ul></details>`;
}
