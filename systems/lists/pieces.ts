import { html } from "hono/html";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import type { ItemRow } from "./items-query.ts";
import { kindIn, limitWords, visitWords } from "./list-words.ts";

/** Chinese names inside an English page say so, and a screen reader changes its voice (WCAG 3.1.2). */
export function chinese(text: string, language: Language): Markup {
  return language === "zh" ? html`${text}` : html`<span lang="zh-CN">${text}</span>`;
}

/** A body's name in the page's language: some have no English one. */
export function bodyName(row: { name: string | null; nameEn: string | null }, language: Language): Markup {
  if (language === "en" && row.nameEn) return html`${row.nameEn}`;
  return chinese(row.name ?? "—", language);
}

/** The mark 估: this figure is an estimate, and where that is explained. Nothing for a figure that has a source. */
export function estimateMark(mark: string | undefined, language: Language): Markup | "" {
  if (mark !== "E") return "";
  const label = language === "zh" ? "估计，点开看说明" : "est. (an estimate): what that means";
  return html`<a class="estimate" href="/about#estimates" title="${label}" aria-label="${label}">${language === "zh" ? "估" : "est."}</a>`;
}

/** The same mark without its link, for tables that explain it once below. */
export function estimateSign(mark: string | undefined, language: Language): Markup | "" {
  return mark === "E" ? html`<small class="estimate">${language === "zh" ? "估" : "est."}</small>` : "";
}

/** A row of items as the home page and a body's page show them: name, body or kind, promise, trips. */
export function itemLine(row: ItemRow, language: Language, beside: "body" | "kind" = "body"): Markup {
  const name =
    beside === "kind"
      ? kindIn(row.kind, language)
      : bodyName({ name: shortBody(row, language), nameEn: row.bodyNameEn }, language);
  const promise = limitWords(row.promisedDays, row.promisedDays === 0 ? "immediate" : "workday")[language];
  return html`<li class="pair"><span><a href="/items/${row.code}">${chinese(row.name, language)}</a> <small class="wide-only">${name}</small></span><span class="number"><b>${promise}</b> <small class="wide-only trip">${visitWords(row.visits)[language]}</small></span></li>
`;
}

function shortBody(row: ItemRow, language: Language): string | null {
  if (row.bodyName === null || row.bodies < 2 || language === "en") return row.bodyName;
  return `${row.bodyName}等${row.bodies}个机构`;
}

/** A named part of a page with its heading and, at the right, a note or a link. */
export function part(id: string, heading: string, aside: Markup | string, body: Markup): Markup {
  const note = aside === "" ? "" : html`<span class="secondary">${aside}</span>`;
  return html`<section class="section" aria-labelledby="${id}"><div class="head"><h2 id="${id}">${heading}</h2>${note}</div>
${body}</section>
`;
}
