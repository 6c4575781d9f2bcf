import { html, raw } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import { workdays } from "./chart-words.ts";
import type { Flow } from "./flow.ts";
import { choices, planWays } from "./page-address.ts";
import { type EditionChoice, editionSwitch } from "./page-editions.ts";
import { honesty, labels } from "./page-words.ts";
import type { Plan } from "./plan.ts";
import type { PlanVariant } from "./variants.ts";
import { drawStory, storyWords } from "./whatif/draw-story.ts";
import type { Reform, Story } from "./whatif/story.ts";

const words = {
  steps: { zh: "一步一步", en: "Step by step" },
  stepsWhy: {
    zh: "每一步之后都是一个真能照办的日程。省几天与先后有关：同一项改革换个位置，省的天数会不同，合起来不变。",
    en: "After each step there is a schedule that could have been worked by. What a step saves depends on those before it; the sum does not.",
  },
  table: { zh: "同一张图，写成表", en: "The same chart as a table" },
  idle: { zh: "在这个次序里没有省天数的", en: "What saves nothing in this order" },
  reform: { zh: "改革", en: "Reform" },
  before: { zh: "之前", en: "Before" },
  after: { zh: "之后", en: "After" },
  saved: { zh: "省", en: "Saved" },
  earlier: { zh: "提前开始的事项", en: "Start earlier" },
  rule: { zh: "规则", en: "Rule" },
} satisfies Record<string, Words>;

/** What the story page shows. */
export type StoryShown = {
  readonly flow: Flow;
  readonly plan: Plan;
  readonly story: Story;
  readonly variant: PlanVariant;
  readonly editions: readonly EditionChoice[];
  /** The edition, when it is not the one in force today; for the links to other pages. */
  readonly edition: string | undefined;
  /** The edition that the page shows without a parameter. */
  readonly bare: string;
  readonly language: Language;
};

/** The path of the story in an edition and a variant. */
function storyAddress(edition: string | undefined, variant: PlanVariant, first: PlanVariant): string {
  const query = new URLSearchParams();
  if (edition !== undefined) query.set("edition", edition);
  if (variant !== first) query.set("variant", variant);
  return query.size === 0 ? "/plans/story" : `/plans/story?${query}`;
}

/**
 * Body of `/plans/story`: how the plan came from series to parallel, change by change, each with its days.
 *
 * Accessibility: the picture has a table twin; each step is a heading with its sentence; phones get a narrow picture.
 */
export function storyBody(shown: StoryShown) {
  const { flow, plan, story, variant, editions, edition, bare, language } = shown;
  const zh = language === "zh";
  const first: PlanVariant = flow.checks ? "full" : "base";
  const variants = (["full", "base"] as const).map((one) => ({
    text: { full: zh ? "全部适用" : "all apply", base: zh ? "一般项目" : "ordinary project" }[one],
    href: storyAddress(flow.edition === bare ? undefined : flow.edition, one, first),
    current: one === variant,
  }));
  const heading = zh
    ? `从${story.from}到${story.to}：${plan.procedures.length}项审批，一项没少，是这样快起来的`
    : `From ${story.from} to ${story.to}: how the same ${plan.procedures.length} approvals became fast`;
  return html`<h1>${heading}</h1>
<p class="lead">${storyWords(story)[language].title}${zh ? "。" : "."}</p>
${planWays("/plans/story", language, edition)}
${editionSwitch(editions, flow.edition, "/plans/story", language, bare)}
${flow.checks === undefined ? "" : choices(labels.variants[language], variants)}
<p class="estimates"><b>${zh ? "哪些是估计：" : "What is estimated: "}</b>${honesty(plan, flow)[language]}</p>
<figure class="story-figure">${raw(drawStory(story, { language }))}<div class="narrow-chart">${raw(drawStory(story, { language, id: "story-narrow", width: "narrow" }))}</div></figure>
<section class="section" aria-labelledby="story-steps"><h2 id="story-steps">${words.steps[language]}</h2><p class="secondary note">${words.stepsWhy[language]}</p>
<ol class="rows">${story.reforms.map((reform) => step(reform, language))}</ol></section>
<section class="section" aria-labelledby="story-table"><h2 id="story-table">${words.table[language]}</h2>
${table(story, language)}${idle(story, language)}</section>`;
}

function step({ name, explanation, before, after, savedWorkdays }: Reform, language: Language) {
  const saved = language === "zh" ? `省${savedWorkdays}天` : `saves ${savedWorkdays}`;
  return html`<li><div class="pair"><h3>${name[language]}</h3><span class="number">${before} → ${after} <b>${saved}</b></span></div><p>${explanation[language]}</p></li>
`;
}

function table({ reforms, from, to }: Story, language: Language) {
  const rows = reforms.map(
    ({ name, before, after, savedWorkdays, startEarlier, rule }) =>
      html`<tr><th scope="row">${name[language]}</th><td class="numeric">${before}</td><td class="numeric">${after}</td><td class="numeric">${savedWorkdays}</td><td class="numeric wide-only">${startEarlier}</td><td class="wide-only fine">${rule}</td></tr>
`,
  );
  const caption =
    language === "zh"
      ? `单位：工作日。合计省${from - to}个。`
      : `In workdays. Altogether ${workdays(from - to)} saved.`;
  const head = (text: Words, classes = "numeric") => html`<th scope="col" class="${classes}">${text[language]}</th>`;
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">${words.reform[language]}</th>${head(words.before)}${head(words.after)}${head(words.saved)}${head(words.earlier, "numeric wide-only")}${head(words.rule, "wide-only")}</tr></thead><tbody>
${rows}</tbody></table>`;
}

function idle({ withoutEffect }: Story, language: Language) {
  if (withoutEffect.length === 0) return "";
  const names = withoutEffect.map((name) => name[language]).join(language === "zh" ? "；" : "; ");
  return html`<p class="fine note">${words.idle[language]}${language === "zh" ? "：" : ": "}${names}</p>`;
}
