import { html, raw } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import type { Flow } from "./flow.ts";
import type { MyQuestion } from "./page-my-address.ts";

const words = {
  have: { zh: "已经有的材料", en: "Papers at hand" },
  want: { zh: "只要这些结果", en: "Only these results" },
  haveWhy: {
    zh: "有了的结果不再去办，后面的事项也不再等它。",
    en: "What is at hand is not applied for again, and nothing waits for it.",
  },
  wantWhy: {
    zh: "不选就排全程；选了，只排拿到它们所需要的事项。",
    en: "Without a choice the whole is planned; with one, only what leads to it.",
  },
} satisfies Record<string, Words>;

/**
 * Results that the project has already, and those that it is after, as check boxes.
 *
 * @param papers what the procedures of this project yield, wanted or not.
 *
 * Accessibility: two groups that fold away; the summary says how many are chosen.
 */
export function myPapers(flow: Flow, papers: readonly string[], asked: MyQuestion, language: Language) {
  const known = new Set([...papers, ...asked.have, ...asked.want]);
  // In the order in which the flow makes them; what it does not make comes last, so that no choice is lost.
  const made = [...new Set(flow.procedures.flatMap(({ yields }) => yields))].filter((paper) => known.has(paper));
  const list = [...made, ...[...known].filter((paper) => !made.includes(paper))];
  const group = (kind: "have" | "want") => {
    const chosen = new Set(asked[kind]);
    const count = chosen.size === 0 ? "" : language === "zh" ? `（${chosen.size}份）` : ` (${chosen.size})`;
    const boxes = list.map(
      (paper) =>
        html`<li><label><input type="checkbox" name="${kind}.${paper}" value="1"${chosen.has(paper) ? raw(" checked") : ""}> ${paper}</label></li>
`,
    );
    return html`<details class="ask" id="${kind}-papers"><summary>${words[kind][language]}${count}</summary><p class="secondary">${words[`${kind}Why`][language]}</p><ul class="columns boxes">
${boxes}</ul></details>`;
  };
  return html`${group("have")}${group("want")}`;
}
