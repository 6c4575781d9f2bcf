import { html } from "hono/html";
import type { Markup } from "./markup.ts";

/** One figure: what it is, the number as text, its unit, and where its rows are. */
export type Figure = {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  /** Where the rows behind the number are; every number of a city should have it. */
  readonly href?: string;
};

/**
 * A strip of figures.
 *
 * Accessibility: a description list, so that label and number are read together; units stand as text after the
 * number; a linked number is a link with the label in its name; nothing is cut off at 200 % zoom (WCAG 1.4.4).
 */
export function figures({ figures: shown }: { figures: readonly Figure[] }): Markup {
  const cells = shown.map(({ label, value, unit, href }) => {
    const number = html`${value}${unit === undefined ? "" : html` <small>${unit}</small>`}`;
    const linked =
      href === undefined ? number : html`<a href="${href}" aria-label="${label} ${value} ${unit ?? ""}">${number}</a>`;
    return html`<div><dt>${label}</dt><dd class="big number">${linked}</dd></div>`;
  });
  return html`<dl class="figures">${cells}</dl>`;
}
