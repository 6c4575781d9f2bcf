import { html } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import { withoutBrackets } from "./chart-words.ts";
import type { GateStanding } from "./gates.ts";
import type { Plan } from "./plan.ts";

const words = {
  notNeeded: { zh: "这个项目不用办的", en: "What this project does not need" },
  gates: { zh: "法律规定的先后，都守住了", en: "The order set by law is kept" },
  gatesWhy: {
    zh: "并联只是不白等；法律要求谁在谁之前，照样在前。推演里打破其中一条，会按那一条拒绝。",
    en: "Parallel handling only stops waiting in vain; what the law puts first stays first. A what-if that breaks one is refused by its article.",
  },
  save: { zh: "存下来，发给别人", en: "Save it, send it" },
  saveWhy: {
    zh: "这个地址就是整个计划：答案、日期、改动都在里面。谁打开都是同一个计划。",
    en: "This address is the whole plan: answers, dates and changes. Whoever opens it sees the same plan.",
  },
  address: { zh: "这个计划的链接", en: "Link to this plan" },
  calendar: { zh: "日历", en: "calendar" },
  start: { zh: "以此开办真项目", en: "Start the real project from it" },
  startWhy: {
    zh: "登录后，由窗口、代办员或者企业自己，带着这些答案开立项目。",
    en: "After signing in, the window, an agent or the enterprise opens the project with these answers.",
  },
} satisfies Record<string, Words>;

/** What the plan does without, and why, in the words of the answers. */
export function myNotNeeded(plan: Plan, language: Language) {
  if (plan.notNeeded.length === 0) return "";
  const lines = plan.notNeeded.map(
    ({
      id,
      name,
      why,
    }) => html`<li>${id} ${withoutBrackets(name[language])}<small>${language === "zh" ? "：" : ": "}${why[language]}</small></li>
`,
  );
  const count = language === "zh" ? `（${lines.length}项）` : ` (${lines.length})`;
  return html`<details class="section" id="not-needed"><summary><b>${words.notNeeded[language]}${count}</b></summary><ul class="rows tight">
${lines}</ul></details>`;
}

/** The gates of the law that the plan passes through, each with its article (CON-07). */
export function myGates(gates: readonly GateStanding[], language: Language) {
  if (gates.length === 0) return "";
  const lines = gates.map(
    ({ gate, procedures }) =>
      html`<li>${gate.text[language]} <small>${gate.article} · ${procedures.join(language === "zh" ? "、" : ", ")}</small></li>
`,
  );
  const count = language === "zh" ? `（${lines.length}条）` : ` (${lines.length})`;
  return html`<details class="section" id="gates"><summary><b>${words.gates[language]}${count}</b></summary><p class="secondary">${words.gatesWhy[language]}</p><ul class="rows tight">
${lines}</ul></details>`;
}

/** Where the plan can be had: its address, as files, and as the start of a real matter. */
export function mySaving(
  address: { readonly whole: string; file(ending: string): string; readonly desk: string },
  language: Language,
) {
  const files = [
    { ending: ".json", text: "JSON" },
    { ending: ".csv", text: "CSV" },
    { ending: ".ics", text: `iCalendar（${words.calendar[language]}）` },
    { ending: ".bpmn", text: "BPMN 2.0" },
  ].map(({ ending, text }) => html`<a href="${address.file(ending)}">${text}</a> `);
  return html`<section class="section saving-part" aria-labelledby="my-saving"><h2 id="my-saving">${words.save[language]}</h2><p class="secondary note">${words.saveWhy[language]}</p>
<p class="note"><a href="${address.whole}">${words.address[language]}</a> · ${files}</p>
<p class="acts"><a class="button quiet" href="${address.desk}">${words.start[language]}</a></p><p class="secondary">${words.startWhy[language]}</p></section>`;
}
