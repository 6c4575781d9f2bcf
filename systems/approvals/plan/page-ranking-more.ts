import { html } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import { withoutBrackets, workdays } from "./chart-words.ts";
import type { Flow } from "./flow.ts";
import { describe } from "./whatif/change-words.ts";
import type { MixRanking } from "./whatif/ranking-for-mix.ts";
import type { SmallestSet } from "./whatif/smallest-set.ts";

const words = {
  set: { zh: "要压到N天，最少改几项", en: "The fewest changes that reach N days" },
  target: { zh: "全程最多几个工作日", en: "The whole at most, in workdays" },
  find: { zh: "算一算", en: "Find" },
  exact: { zh: "已经证明：更少的改动做不到。", en: "Proven: fewer changes do not reach it." },
  others: { zh: "同样少的别的做法", en: "Other ways with as few" },
  mix: { zh: "全部项目：改哪一项，省得最多", en: "All projects: which change saves most" },
  mixOfExamples: { zh: "示例项目合在一起：改哪一项，省得最多", en: "The examples together: which change saves most" },
  forbidden: {
    zh: "有的项目能省，但不是每个项目都能这样改的",
    en: "What would save days for some projects and cannot be done for all",
  },
} satisfies Record<string, Words>;

/** What the part about the smallest set shows. */
export type SetShown = {
  readonly flow: Flow;
  readonly set: SmallestSet;
  /** The whole takes so long now. */
  readonly now: number;
  /** What the form keeps of the address. */
  readonly keep: readonly (readonly [string, string])[];
  readonly language: Language;
};

/** The fewest limits to cut for a target, and whether that is proven. */
export function smallestSetPart({ flow, set, now, keep, language }: SetShown) {
  const zh = language === "zh";
  const lines = set.changes.map((one) => html`<li>${describe(one, flow)[language]}</li>`);
  const kept = keep.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<section class="section" id="set" aria-labelledby="smallest"><h2 id="smallest">${words.set[language]}</h2>
<form class="narrow" action="/plans/ranking#set">${kept}<label for="target">${words.target[language]}</label><div class="field"><input id="target" name="target" type="number" min="0" max="${now}" value="${set.target}"><button class="button quiet">${words.find[language]}</button></div></form>
<p class="note"><b>${finding(set, now)[language]}</b></p>
${lines.length === 0 ? "" : html`<ul class="rows tight">${lines}</ul>`}
<p class="secondary note">${certainty(set)[language]}</p>
${set.outcome === "reached" && set.changes.length > 0 ? html`<details><summary>${zh ? "证明：改之后最长的路" : "Proof: the longest path afterwards"}</summary><p class="fine">${pathWords(flow, set, language)}</p></details>` : ""}
${otherSets(flow, set, language)}</section>`;
}

function finding(set: SmallestSet, now: number): Words {
  const { target, outcome, reached, changes, cutWorkdays, exact } = set;
  if (outcome === "outOfReach")
    return {
      zh: `压不到${target}天：所有时限都压到当场办结，也要${reached}天。`,
      en: `${target} is out of reach: with every limit cut to nothing it still takes ${workdays(reached)}.`,
    };
  if (outcome === "notFound") return { zh: `没有找到压到${target}天的办法。`, en: `No way to ${target} was found.` };
  if (changes.length === 0)
    return { zh: `现在就是${now}天，不用改。`, en: `It takes ${workdays(now)} already; nothing needs to change.` };
  return {
    zh: exact
      ? `最少改${changes.length}项、一共压${cutWorkdays}天，全程由${now}到${reached}个工作日：`
      : `改${changes.length}项可以达到，一共压${cutWorkdays}天，全程由${now}到${reached}个工作日：`,
    en: `${exact ? "The fewest: " : ""}${changes.length} ${changes.length === 1 ? "change that cuts" : "changes that cut"} ${workdays(cutWorkdays)} bring${changes.length === 1 ? "s" : ""} the whole from ${now} to ${reached}:`,
  };
}

function certainty({ outcome, exact, lowerBound, explored, changes }: SmallestSet): Words {
  if (outcome === "outOfReach")
    return { zh: "这是证明：全压到底也不够。", en: "That is a proof: even everything is not enough." };
  if (outcome === "notFound")
    return {
      zh: `逐步找没有找到，不等于没有；已经证明至少要改${lowerBound}项（试过${explored}组）。`,
      en: `None was found step by step, which proves none absent; at least ${lowerBound} are proven necessary (${explored} sets tried).`,
    };
  if (exact)
    return {
      zh: `${words.exact.zh}一共试过${explored}组。`,
      en: `${words.exact.en} ${explored} sets were tried.`,
    };
  return {
    zh: `这是逐步找到的做法，不一定最少；已经证明至少要改${lowerBound}项，所以最多多改了${changes.length - lowerBound}项（试过${explored}组）。`,
    en: `Found step by step and perhaps not the fewest; at least ${lowerBound} are proven necessary, so at most ${changes.length - lowerBound} are too many (${explored} sets tried).`,
  };
}

function pathWords(flow: Flow, { proof }: SmallestSet, language: Language): string {
  const names = new Map(flow.procedures.map(({ id, name }) => [id, withoutBrackets(name[language])]));
  return `${proof.procedures.map((id) => `${id} ${names.get(id) ?? ""}`.trim()).join(" → ")}（${proof.workdays}）`;
}

function otherSets(flow: Flow, { sets }: SmallestSet, language: Language) {
  const others = sets.slice(1, 11);
  if (others.length === 0) return "";
  const lines = others.map(
    ({ changes }) =>
      html`<li>${changes.map((one) => describe(one, flow)[language]).join(language === "zh" ? "；" : "; ")}</li>`,
  );
  return html`<details><summary>${words.others[language]}（${sets.length - 1}）</summary><ul class="rows tight">${lines}</ul></details>`;
}

/** Where the mix of projects comes from, said before its ranking. */
export type MixShown = {
  readonly flow: Flow;
  readonly from: "projects" | "examples";
  readonly year: number | null;
  readonly leftOut: number;
  readonly ranking: MixRanking;
  readonly language: Language;
};

/** The ranking over all projects of a year, with how many gain. */
export function mixPart({ flow, from, year, leftOut, ranking, language }: MixShown) {
  const zh = language === "zh";
  const { projects, totalWorkdays, ranked, forbidden } = ranking;
  if (projects === 0) return "";
  const origin =
    from === "projects"
      ? zh
        ? `${year}年按这一版流程开立的${projects}个项目，合计${totalWorkdays}个工作日。`
        : `${projects} ${projects === 1 ? "project" : "projects"} opened in ${year} under this edition, ${workdays(totalWorkdays)} together.`
      : zh
        ? `还没有按这一版流程开立的项目，下面不是真实项目的统计：这一版的${projects}个示例项目各算一个，合计${totalWorkdays}个工作日。开立了项目，就按最近一年的项目算。`
        : `No project has been opened under this edition yet, so this is no count of real projects: its ${projects} examples stand in, one each, ${workdays(totalWorkdays)} together. Once projects are opened, those of the last year are reckoned.`;
  const left =
    leftOut === 0
      ? ""
      : zh
        ? `另有${leftOut}个项目的条件，这一版已排不出计划，没有算。`
        : ` ${leftOut} more have no plan under this edition and are left out.`;
  const rows = ranked.slice(0, 12).map(
    (one) =>
      html`<tr><th scope="row">${describe(one.change, flow)[language]}</th><td class="numeric">${one.savedWorkdays}</td><td class="numeric">${one.projectsGaining}</td><td class="numeric">${one.projectsLosing}</td></tr>
`,
  );
  const head = zh
    ? ["改动", "合计净省（工作日）", "变短的项目", "变长的项目"]
    : ["Change", "Saved in all, net (workdays)", "Shorter projects", "Longer projects"];
  const heading = from === "projects" ? words.mix : words.mixOfExamples;
  return html`<section class="section" aria-labelledby="mix"><h2 id="mix">${heading[language]}</h2><p class="secondary note">${origin}${left}</p>
<table><caption>${zh ? "各项只改一项，其他不变；只读项目的条件，不读任何人的名字。" : "One change alone, all else as it is. Only the facts of projects are read, nobody's name."}</caption><thead><tr><th scope="col">${head[0]}</th><th scope="col" class="numeric">${head[1]}</th><th scope="col" class="numeric">${head[2]}</th><th scope="col" class="numeric">${head[3]}</th></tr></thead><tbody>
${rows}</tbody></table>
${forbiddenInMix(flow, forbidden, language)}</section>`;
}

function forbiddenInMix(flow: Flow, forbidden: MixRanking["forbidden"], language: Language) {
  if (forbidden.length === 0) return "";
  const lines = forbidden.map(
    ({
      change,
      refused,
    }) => html`<li>${describe(change, flow)[language]} <small>${refused.text[language]} ${[refused.article, refused.rule].filter(Boolean).join(" · ")}</small></li>
`,
  );
  return html`<details id="forbidden-in-mix"><summary>${words.forbidden[language]}（${lines.length}）</summary><ul class="rows tight">
${lines}</ul></details>`;
}
