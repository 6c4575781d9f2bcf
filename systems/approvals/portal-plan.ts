import { html, raw } from "hono/html";
import type { Language } from "#kernel/text/words.ts";
import { withoutBrackets, workdays } from "./plan/chart-words.ts";
import { drawScaleBar } from "./plan/draw-bars.ts";
import { drawGantt } from "./plan/draw-gantt.ts";
import type { Flow } from "./plan/flow.ts";
import { choices, type PlanPlace, placeAddress, planWays } from "./plan/page-address.ts";
import { changedSince, type EditionChoice, editionSwitch, exampleProjects } from "./plan/page-editions.ts";
import { planList } from "./plan/page-list.ts";
import { addressOfFacts } from "./plan/page-my-address.ts";
import { savingsPart } from "./plan/page-savings.ts";
import { planTable } from "./plan/page-table.ts";
import { barLabels, halves, headline, honesty, labels, lead, sourceLine } from "./plan/page-words.ts";
import { derivePlan, type Plan } from "./plan/plan.ts";
import { ordinaryFacts } from "./plan/variants.ts";

/** How the plan page is shown. */
export type PlanPageOptions = PlanPlace & {
  /** An example on the calendar, such as `datePlan` gives. */
  readonly dated?: { readonly accepted: string; readonly governmentEnd: string };
  /** Every edition there is, for the switch; none by default. */
  readonly editions?: readonly EditionChoice[];
};

type Markup = ReturnType<typeof html>;

/**
 * Body of `/plans/construction`: the finding, three bars to one scale, the plan as a chart (a list on phones and in
 * large text), what shortening one procedure would bring, how to read it, and the same as a table. Says what is
 * estimated before the first figure is believed.
 *
 * Accessibility: one `h1`, sections with headings; each picture has a table twin; nothing by colour alone.
 */
export function planPage(plan: Plan, flow: Flow, options: PlanPageOptions): Markup {
  const { language } = options;
  return html`<h1>${headline(plan)[language]}</h1>
<p class="lead">${lead(plan)[language]}</p>
${planWays("/plans/construction", language, options.edition)}
${editionSwitch(options.editions ?? [], flow.edition, options.path ?? "/plans/construction", language)}
${variantSwitch(flow, plan, options)}
${exampleProjects(flow, (facts) => addressOfFacts(flow, facts, options.edition), language)}
<p class="estimates"><b>${language === "zh" ? "哪些是估计：" : "What is estimated: "}</b>${honesty(plan, flow)[language]}</p>
${threeBars(plan, flow, language)}
<figure class="section" aria-labelledby="plan-figure">
<figcaption id="plan-figure"><h2>${language === "zh" ? `${plan.parallelWorkdays}个工作日怎么排` : `How the ${workdays(plan.parallelWorkdays)} are laid out`}</h2></figcaption>
${chartKey(plan, language)}
${raw(drawGantt(plan, flow, { language }))}
${planList(plan, flow, language)}
<p class="fine note">${sourceLine(flow, options.dated)[language]}</p>
</figure>
<div class="section grid two-thirds"><section aria-labelledby="plan-savings">${savingsPart(plan, flow, language)}</section>
<section class="card surface reading" aria-labelledby="plan-reading">${reading(plan, flow, language)}</section></div>
<section class="section" aria-labelledby="plan-table"><div class="head"><h2 id="plan-table">${labels.table[language]}</h2>${downloads(flow, options)}</div>
${planTable(plan, flow, language)}</section>
${changedSince(flow, language)}`;
}

/** The three totals as bars to one scale; each with its number in words and where it comes from. */
function threeBars(plan: Plan, flow: Flow, language: Language): Markup {
  const published = flow.published?.parallel === plan.parallelWorkdays ? labels.published : labels.estimate;
  const names = barLabels(flow);
  const bars = [
    { label: names.serial, value: plan.serialWorkdays, classes: "bar past", origin: labels.estimate },
    { label: names.promised, value: plan.promisedSumWorkdays, classes: "bar loose", origin: labels.estimate },
    { label: labels.parallel, value: plan.parallelWorkdays, classes: "bar critical", origin: published },
  ].map(({ label, value, classes, origin }) => {
    const bar = drawScaleBar({ from: 0, to: value, total: plan.serialWorkdays, classes });
    return html`<li><span class="secondary">${label[language]} <span class="tag">${origin[language]}</span></span>${raw(bar)}<b class="number">${value} <small>${labels.workdays[language]}</small></b></li>
`;
  });
  return html`<ol class="sums">
${bars}</ol>`;
}

/** Both variants, each with how many approvals it has. */
function variantSwitch(flow: Flow, plan: Plan, options: PlanPageOptions): Markup {
  const { language, variant } = options;
  const zh = language === "zh";
  const count = (one: typeof variant) => {
    if (one === variant) return plan.procedures.length;
    if (flow.checks !== undefined) return flow.checks[one].procedures;
    return derivePlan(flow, { facts: one === "base" ? ordinaryFacts(flow) : {} }).procedures.length;
  };
  const all = flow.checks
    ? { zh: "全部适用", en: "all apply" }
    : { zh: "一题未答，都先列上", en: "nothing answered yet, all listed" };
  const textOf = {
    full: zh ? `${all.zh}，${count("full")}项` : `${all.en}, ${count("full")} approvals`,
    base: zh ? `一般项目，${count("base")}项` : `ordinary project, ${count("base")} approvals`,
  };
  const shown = flow.checks ? (["full", "base"] as const) : (["base", "full"] as const);
  return choices(
    labels.variants[language],
    shown.map((one) => ({
      text: textOf[one],
      href: placeAddress(flow, { ...options, variant: one }),
      current: one === variant,
    })),
  );
}

function downloads(flow: Flow, options: PlanPageOptions): Markup {
  const label = labels.download[options.language];
  return html`<p class="secondary">${label} <a href="${placeAddress(flow, options, ".csv")}">CSV</a> <a href="${placeAddress(flow, options, ".json")}">JSON</a></p>`;
}

/** What the chart's signs mean; only those that it has. */
export function chartKey(plan: Plan, language: Language): Markup {
  const open = plan.toConfirm.length > 0;
  const conditional = plan.procedures.some((one) => one.conditional?.holds === "true");
  const signs = [
    ...(["critical", "tight", "loose", "whisker"] as const),
    ...(conditional ? (["conditional"] as const) : []),
    ...(open ? (["open"] as const) : []),
    ...(plan.procedures.some(({ excluded }) => excluded) ? (["excluded"] as const) : []),
  ];
  return html`<ul class="key">${signs.map((sign) => html`<li><i class="key-${sign}"></i>${labels[sign][language]}</li>`)}</ul>`;
}

function reading(plan: Plan, flow: Flow, language: Language): Markup {
  const zh = language === "zh";
  const groups = Object.entries(flow.jointGroups).map(
    ([id, name]) => html`<li><span class="tag">${id}</span> ${name[language]}</li>`,
  );
  return html`<h2 id="plan-reading">${labels.reading[language]}</h2>
<p>${halves(plan, flow)[language]}</p>
<p><b>${zh ? `关键路径上有${plan.criticalPath.length}项。` : `${plan.criticalPath.length} approvals are on the critical path. `}</b>${conditionWords(flow, language)}</p>
<p>${zh ? "“少几天”由同一份数据、同一个算法重算：每次只改一项，其他不变。两项一起压，结果不是相加。" : "Savings are recomputed from the same data by the same method, changing one approval at a time. Two savings do not add up."}</p>
<p>${labels.joint[language]}${zh ? "：" : ":"}</p><ul>${groups}</ul>`;
}

/** Which procedures only some projects need, and whether that changes the whole. */
function conditionWords(flow: Flow, language: Language): string {
  const skipped = new Set(flow.checks?.base.skipped ?? []);
  const names = flow.procedures.filter(({ id }) => skipped.has(id)).map(({ name }) => withoutBrackets(name[language]));
  if (flow.checks === undefined || names.length === 0) return "";
  const base = derivePlan(flow, { facts: flow.checks.base.facts }).parallelWorkdays;
  const same = base === derivePlan(flow).parallelWorkdays;
  return language === "zh"
    ? `${names.join("、")}，这${names.length}项只在特定条件下办；没有它们，${same ? "也是" : "是"}${base}个工作日。`
    : `Only some projects need these ${names.length}: ${names.join("; ")}. Without them the plan ${same ? "still takes" : "takes"} ${workdays(base)}.`;
}
