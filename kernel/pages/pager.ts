import { html } from "hono/html";
import type { Language } from "#kernel/text/words.ts";
import type { Markup } from "./markup.ts";

/** Which page of how many rows is shown. */
export type Pager = {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Rows in all. */
  readonly total: number;
  readonly hrefOf: (page: number) => string;
  readonly language: Language;
};

/**
 * Which rows are shown of how many, and the way to the others. Nothing to turn: only the total is said.
 *
 * Accessibility: a navigation landmark with its own name; links say where they lead in words, not by an arrow alone;
 * a link that leads nowhere is left out rather than greyed; targets are at least 44 px high.
 */
export function pager({ page, pageSize, total, hrefOf, language }: Pager): Markup {
  const first = Math.min((page - 1) * pageSize + 1, total);
  const last = Math.min(page * pageSize, total);
  const chinese = language === "zh";
  const count =
    last - first + 1 >= total
      ? html`<p class="number">${chinese ? `共${total}条` : `${total} in all`}</p>`
      : html`<p class="number">${chinese ? `第${first}–${last}条，共${total}条` : `${first}–${last} of ${total}`}</p>`;
  const previous =
    page > 1 ? html`<a rel="prev" href="${hrefOf(page - 1)}">${chinese ? "上一页" : "Previous page"}</a>` : "";
  const next =
    last < total ? html`<a rel="next" href="${hrefOf(page + 1)}">${chinese ? "下一页" : "Next page"}</a>` : "";
  return html`<nav class="pager" aria-label="${chinese ? "翻页" : "Pages"}">${count}${previous}${next}</nav>`;
}
