import { html } from "hono/html";
import type { Language } from "#kernel/text/words.ts";
import type { Markup } from "./markup.ts";

/** A step of the way to the page; without `href` it is the page itself. */
export type Crumb = { readonly label: string; readonly href?: string };

/**
 * The way from the portal's start to the page.
 *
 * Accessibility: a navigation landmark with its own name; an ordered list; the page itself is marked
 * `aria-current="page"` and is no link; the separators are drawn by the stylesheet and not read out.
 */
export function breadcrumbs({ crumbs, language }: { crumbs: readonly Crumb[]; language: Language }): Markup {
  const steps = crumbs.map(({ label, href }) =>
    href === undefined
      ? html`<li><span aria-current="page">${label}</span></li>`
      : html`<li><a href="${href}">${label}</a></li>`,
  );
  return html`<nav class="crumbs" aria-label="${language === "zh" ? "当前位置" : "You are here"}"><ol>${steps}</ol></nav>`;
}
