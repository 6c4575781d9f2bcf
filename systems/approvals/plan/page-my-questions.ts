import { html, raw } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import type { FactDeclaration, Flow } from "./flow.ts";
import type { MyQuestion } from "./page-my-address.ts";
import { shortName } from "./page-my-address.ts";
import { derivePlan, type Plan } from "./plan.ts";
import type { Question } from "./questions.ts";

const words = {
  heading: { zh: "先回答几个问题", en: "A few questions first" },
  unknown: { zh: "不知道", en: "Not known" },
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
  idle: { zh: "现在不影响", en: "changes nothing now" },
  show: { zh: "排计划", en: "Make the plan" },
  first: {
    zh: "决定最多的排在前面。不知道的可以不答：相关事项先列上，标“待确认”。",
    en: "Those that decide most come first. What is not known may stay open: what hangs on it is listed as to be confirmed.",
  },
} satisfies Record<string, Words>;

/** How many questions stand open on the page; the others are folded away. */
const FIRST = 6;

/** Questions by edition, those first that decide on most procedures while nothing is answered: the order never moves. */
const orders = new WeakMap<Flow, readonly Question[]>();

export function questionsInOrder(flow: Flow): readonly Question[] {
  const known = orders.get(flow);
  if (known !== undefined) return known;
  const asked = derivePlan(flow, { facts: {}, gates: "report" }).questions;
  const paths = new Set(asked.map(({ path }) => path));
  const rest = (flow.facts ?? [])
    .filter(({ path }) => !paths.has(path))
    .map((declared): Question => ({ path: declared.path, question: declared.question, decides: [], declared }));
  const order = [...asked, ...rest];
  orders.set(flow, order);
  return order;
}

/**
 * The questions of the edition as a form: each a select with "not known" as an answer.
 *
 * @param plan by the answers so far; undefined when they contradict each other.
 *
 * Accessibility: a label for each question, help beside it and tied to it; grouped in a fieldset; the rest folds away.
 */
export function myQuestions(flow: Flow, plan: Plan | undefined, asked: MyQuestion, language: Language) {
  const order = questionsInOrder(flow);
  const answers = new Map(asked.facts.map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]));
  const open = new Map(plan?.questions.map(({ path, decides }) => [path, decides.length]));
  const fields = order.map((one) => field(one, answers.get(one.path), plan && open.get(one.path), language));
  const rest = order.slice(FIRST);
  const answered = rest.filter(({ path }) => answers.has(path)).length;
  const more = {
    zh: `另外${rest.length}个问题（已答${answered}个）`,
    en: `${rest.length} more questions (${answered} answered)`,
  };
  return html`<fieldset class="ask"><legend><h2>${words.heading[language]}</h2></legend><p class="secondary">${words.first[language]}</p>
<div class="questions">${fields.slice(0, FIRST)}</div>
${rest.length === 0 ? "" : html`<details id="more-questions"><summary>${more[language]}</summary><div class="questions">${fields.slice(FIRST)}</div></details>`}
<p class="acts"><button class="button">${words.show[language]}</button></p></fieldset>`;
}

function field(
  { path, question, declared }: Question,
  answer: string | undefined,
  decides: number | undefined,
  language: Language,
) {
  const name = shortName(path);
  const id = `q-${name.replaceAll(".", "-")}`;
  const hint = [
    declared?.help?.[language],
    answer !== undefined ? undefined : decides === undefined ? words.idle[language] : decidesWords(decides)[language],
  ].filter(Boolean);
  const described = hint.length === 0 ? "" : raw(` aria-describedby="${id}-hint"`);
  const control =
    declared?.type === "number"
      ? html`<input id="${id}" name="${name}" inputmode="decimal" value="${answer ?? ""}"${described}>`
      : html`<select id="${id}" name="${name}"${described}><option value="">${words.unknown[language]}</option>${answersOf(
          declared,
          language,
        ).map(
          ({ value, text }) =>
            html`<option value="${value}"${value === answer ? raw(" selected") : ""}>${text}</option>`,
        )}</select>`;
  return html`<div><label for="${id}">${question[language]}</label>${hint.length === 0 ? "" : html`<small id="${id}-hint">${hint.join(language === "zh" ? " · " : " · ")}</small>`}${control}</div>
`;
}

function answersOf(declared: FactDeclaration | undefined, language: Language) {
  if (declared?.type === "choice")
    return (declared.values ?? []).map(({ value, words: text }) => ({ value: String(value), text: text[language] }));
  return [
    { value: "true", text: words.yes[language] },
    { value: "false", text: words.no[language] },
  ];
}

function decidesWords(count: number): Words {
  return { zh: `决定${count}项`, en: `decides ${count}` };
}
