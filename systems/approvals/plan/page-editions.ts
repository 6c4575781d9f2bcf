import { html } from "hono/html";
import type { Language } from "#kernel/text/words.ts";
import type { Flow } from "./flow.ts";
import { choices } from "./page-address.ts";

/** An edition as the switch names it. */
export type EditionChoice = { readonly edition: string; readonly validFrom: string; readonly current: boolean };

/**
 * The switch of editions. Nothing where there is one only.
 *
 * @param bare the edition that a page shows without a parameter; by default the one in force today.
 */
export function editionSwitch(
  editions: readonly EditionChoice[],
  shown: string,
  path: string,
  language: Language,
  bare = editions.find(({ current }) => current)?.edition,
) {
  if (editions.length < 2) return "";
  const zh = language === "zh";
  const textOf = ({ edition, current }: EditionChoice) => {
    if (zh) return `${edition}年版${current ? "（现行）" : ""}`;
    return `${edition}${current ? " (in force)" : ""}`;
  };
  return choices(
    zh ? "流程版本" : "Edition",
    editions.map((one) => ({
      text: textOf(one),
      href: one.edition === bare ? path : `${path}?edition=${encodeURIComponent(one.edition)}`,
      current: one.edition === shown,
    })),
  );
}

/**
 * What the law has changed since 2014, one line a change, with its basis and day.
 *
 * Accessibility: folded away in a `details`, whose summary says how many there are.
 */
export function changedSince(flow: Flow, language: Language) {
  const { changedSince2014: changes } = flow;
  if (changes === undefined || changes.length === 0) return "";
  const zh = language === "zh";
  const lines = changes.map(
    ({ procedure2014, item, change, basis, since }) =>
      html`<li>${change[language]} <small>${[procedure2014, item].filter((one) => one !== null).join(" → ")} · ${since} · ${basis}</small></li>
`,
  );
  return html`<section class="section" aria-labelledby="plan-changed"><h2 id="plan-changed">${zh ? "2014年以来变了什么" : "What has changed since 2014"}</h2>
<details><summary>${zh ? `${changes.length}处变化，各有依据` : `${changes.length} changes, each with its basis`}</summary><ul class="rows tight">
${lines}</ul></details></section>`;
}

/** Ready projects to try the edition with. */
export function exampleProjects(
  flow: Flow,
  hrefOf: (facts: NonNullable<Flow["examples"]>[number]["facts"]) => string,
  language: Language,
) {
  const { examples } = flow;
  if (examples === undefined || examples.length === 0) return "";
  return choices(
    language === "zh" ? "试一个项目" : "Try a project",
    examples.map(({ title, facts }) => ({ text: title[language], href: hrefOf(facts), current: false })),
  );
}
