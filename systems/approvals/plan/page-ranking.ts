import { html, raw } from "hono/html";
import type { Facts } from "#kernel/feel/conditions.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { withoutBrackets, workdays } from "./chart-words.ts";
import { drawDayBoxes } from "./draw-bars.ts";
import { factWords } from "./fact-words.ts";
import type { Flow } from "./flow.ts";
import { addressOfFacts, addressOfMine } from "./page-my-address.ts";
import { labels } from "./page-words.ts";
import type { PlanVariant } from "./variants.ts";
import { describe } from "./whatif/change-words.ts";
import type { Path } from "./whatif/project.ts";
import type { RankedChange, Ranking } from "./whatif/ranking.ts";
import type { WhatIfSettings } from "./whatif/settings.ts";

const words = {
  ranked: { zh: "一个项目：只改一项，全程少几天", en: "One project: one change alone, and what the whole saves" },
  open: { zh: "点开一项看证明。", en: "Open one to see its proof." },
  try: { zh: "试这一项", en: "try it" },
  forbidden: { zh: "能省天数，但法律不许的", en: "What would save days, but the law forbids" },
  rest: { zh: "其余省得更少的", en: "The rest, which save less" },
  shared: { zh: "不省天数，申请人少跑的", en: "What saves no days and spares the applicant hand-ins" },
  none: {
    zh: "没有一项单独的改动能让全程变短：有两条以上一样长的路。",
    en: "No single change makes the whole shorter: more than one path is longest.",
  },
} satisfies Record<string, Words>;

/** How many stand open; each with its proof. */
const FIRST = 12;

/** What the ranking of one project shows. */
export type RankingShown = {
  readonly flow: Flow;
  readonly facts: Facts;
  readonly ranking: Ranking;
  readonly settings: WhatIfSettings;
  readonly edition: string | undefined;
  readonly language: Language;
};

/** The finding: the change that saves the most. */
export function rankingHeadline(flow: Flow, ranking: Ranking): Words {
  const [best] = ranking.ranked;
  if (best === undefined) return words.none;
  const { zh, en } = describe(best.change, flow);
  return {
    zh: `最省的一项：${zh}，全程少${best.savedWorkdays}天`,
    en: `Saves most: ${en}; the whole ${best.savedWorkdays} shorter`,
  };
}

/**
 * The ranking of single changes for one project, each with its proof: the new longest path, which is why not more is
 * saved, and the longest path that the change does not touch, which is why going further saves no more.
 *
 * Accessibility: an ordered list; every proof folds away under its own summary.
 */
export function rankingPart({ flow, facts, ranking, settings, edition, language }: RankingShown) {
  const zh = language === "zh";
  const names = new Map(flow.procedures.map(({ id, name }) => [id, withoutBrackets(name[language])]));
  const line = (one: RankedChange, at: number) => {
    const href = addressOfMine(flow, {
      ...{ edition, facts: Object.entries(facts).map(([path, value]) => `${path}=${value}`) },
      ...{ want: [], have: [], ownAfterStage: [], ownPapers: [], changes: one.text },
    });
    const cost = one.cutWorkdays > 0 ? (zh ? `要压${one.cutWorkdays}天` : `cuts ${one.cutWorkdays}`) : "";
    const saved = zh ? `少${one.savedWorkdays}天` : `−${one.savedWorkdays}`;
    const boxes = drawDayBoxes(one.savedWorkdays, Math.max(one.savedWorkdays, one.cutWorkdays));
    return html`<li><details${at === 0 ? raw(" open") : ""}><summary><span>${describe(one.change, flow)[language]} <small>${cost}</small></span><span class="saving">${raw(boxes)}<b class="number">${saved}</b></span></summary>
${proof(one, ranking.now, names, language)}<p><a href="${href}">${words.try[language]}</a></p></details></li>
`;
  };
  const rest = ranking.ranked.slice(FIRST);
  const short = rest.map(
    (
      one,
    ) => html`<li class="pair"><span>${describe(one.change, flow)[language]}</span><span class="number">${one.savedWorkdays}</span></li>
`,
  );
  const method = zh
    ? `每一项都真的重算过：共${ranking.ranked.length + ranking.savingNothing + ranking.forbidden.length}项改动（时限改为当场办结或少1天、每天多${settings.addedHours}小时审查、不再要一份材料、共享申请人的材料、合并办理），${ranking.savingNothing}项一天也不省。审查小时按每天${settings.reviewHours}小时估计（E）。`
    : `Each was reckoned anew: ${ranking.ranked.length + ranking.savingNothing + ranking.forbidden.length} changes (a limit to nothing or one day less, ${settings.addedHours} more reviewers' hours a day, a paper dropped, one of the applicant's shared, steps merged); ${ranking.savingNothing} save nothing. Reviewers' hours are estimated at ${settings.reviewHours} a day (E).`;
  return html`<section class="section" aria-labelledby="ranked"><h2 id="ranked">${words.ranked[language]}</h2>
<p class="secondary note">${method}</p>
<p class="fine note"><span class="saving-key">${raw(drawDayBoxes(1, 1))} ${labels.saved[language]}</span> <span class="saving-key">${raw(drawDayBoxes(0, 1))} ${labels.kept[language]}</span> ${words.open[language]}</p>
${
  ranking.ranked.length === 0
    ? html`<p class="note">${words.none[language]}</p>`
    : html`<ol class="rows ranked">
${ranking.ranked.slice(0, FIRST).map(line)}</ol>`
}
${short.length === 0 ? "" : html`<details id="rest"><summary>${words.rest[language]}（${short.length}）</summary><ol class="rows tight">${short}</ol></details>`}
${shared(flow, ranking, language)}${forbidden(flow, ranking, language)}</section>`;
}

function proof(one: RankedChange, now: Path, names: ReadonlyMap<string, string>, language: Language) {
  const zh = language === "zh";
  const path = (shown: Path) => shown.procedures.map((id) => `${id} ${names.get(id) ?? ""}`.trim()).join(" → ");
  const goesOn =
    one.remaining.workdays === one.proof.workdays && one.remaining.procedures.join() === one.proof.procedures.join();
  return html`<p>${zh ? `改之前，最长的路${now.workdays}个工作日。改之后，最长的是这一条，${one.proof.workdays}个，所以不多不少，省${one.savedWorkdays}个：` : `Before, the longest path took ${workdays(now.workdays)}. Afterwards this one is the longest, with ${one.proof.workdays}, so exactly ${one.savedWorkdays} are saved: `}</p><p class="fine">${path(one.proof)}</p>
${goesOn ? "" : html`<p>${zh ? `不经过它的路里，最长的要${one.remaining.workdays}个：再往下压它，全程也短不过这条。` : `Of the paths that go by it, the longest takes ${one.remaining.workdays}: going further here never gets below that.`}</p><p class="fine">${path(one.remaining)}</p>`}`;
}

function shared(flow: Flow, ranking: Ranking, language: Language) {
  if (ranking.shared.length === 0) return "";
  const lines = ranking.shared.map(
    ({
      change,
      handInsSpared,
    }) => html`<li class="pair"><span>${describe(change, flow)[language]}</span><span class="number">${language === "zh" ? `少交${handInsSpared}次` : `${handInsSpared} fewer`}</span></li>
`,
  );
  return html`<details id="shared"><summary>${words.shared[language]}（${lines.length}）</summary><ul class="rows tight">
${lines}</ul></details>`;
}

function forbidden(flow: Flow, ranking: Ranking, language: Language) {
  if (ranking.forbidden.length === 0) return "";
  const lines = ranking.forbidden.map(
    ({
      change,
      refused,
    }) => html`<li>${describe(change, flow)[language]} <small>${refused.text[language]} ${[refused.article, refused.rule].filter(Boolean).join(" · ")}</small></li>
`,
  );
  return html`<details id="forbidden"><summary>${words.forbidden[language]}（${lines.length}）</summary><ul class="rows tight">
${lines}</ul></details>`;
}

/** Which project is ranked, in words: every fact that is stated. */
export function rankedProject(
  flow: Flow,
  facts: Facts,
  variant: PlanVariant | undefined,
  edition: string | undefined,
  language: Language,
) {
  const zh = language === "zh";
  const said = Object.keys(facts).map((path) => factWords(flow, path, facts)[language]);
  const href = addressOfFacts(flow, facts, edition);
  const name =
    variant === undefined
      ? zh
        ? "您的项目"
        : "your project"
      : variant === "full"
        ? zh
          ? "全部适用的项目"
          : "a project to which all apply"
        : zh
          ? "一般项目"
          : "an ordinary project";
  return html`<details class="note" id="ranked-project"><summary>${zh ? `排的是：${name}` : `Ranked for ${name}`}</summary><p class="secondary">${said.length === 0 ? (zh ? "一题未答。" : "Nothing answered.") : said.join(zh ? "；" : "; ")} <a href="${href}">${zh ? "改这些条件" : "Change these answers"}</a></p></details>`;
}
