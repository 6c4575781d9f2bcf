import { html } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import type { Markup } from "./markup.ts";

/** A refusal, a wrong input or our own fault, in the reader's words. A kernel `Refusal` fits. */
export type Problem = {
  /** What happened. */
  readonly text: Words;
  /** What to do next. */
  readonly next: Words;
  /** By which rule: its id, such as CLK-03. */
  readonly rule?: string;
  readonly article?: string | undefined;
  /** Machine-readable name; shown small and last. */
  readonly code?: string;
  /** For our own faults: the number under which the log has it. */
  readonly trace?: string;
  readonly contact?: Words;
};

const labels = {
  next: { zh: "接下来怎么办", en: "What to do next" },
  basis: { zh: "依据", en: "Basis" },
  contact: { zh: "问谁", en: "Whom to ask" },
  reference: { zh: "编号", en: "Reference" },
} satisfies Record<string, Words>;

/**
 * The body of a page that says no: what happened, what to do next, by which rule and article, whom to ask.
 *
 * Accessibility: the page's one `h1` says what happened, so it is the first thing read; `role="alert"` is left out on
 * purpose, as it is the whole page; no code first; words, not colour, carry the message.
 */
export function problem({ problem: shown, language }: { problem: Problem; language: Language }): Markup {
  const basis = [shown.article, shown.rule].filter((part) => part !== undefined && part !== "").join(" · ");
  const reference = [shown.code, shown.trace].filter(Boolean).join(" · ");
  const rows = [
    { label: labels.basis[language], value: basis },
    { label: labels.contact[language], value: shown.contact?.[language] ?? "" },
    { label: labels.reference[language], value: reference },
  ].filter(({ value }) => value !== "");
  return html`<div class="problem"><h1>${shown.text[language]}</h1>
<section class="owe" aria-labelledby="problem-next"><h2 id="problem-next">${labels.next[language]}</h2><p>${shown.next[language]}</p></section>
${rows.length === 0 ? "" : html`<dl class="rows secondary">${rows.map(({ label, value }) => html`<div class="pair"><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`}</div>`;
}
