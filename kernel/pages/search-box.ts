import { html } from "hono/html";
import type { Language } from "#kernel/text/words.ts";
import type { Markup } from "./markup.ts";

/** Where a search leads and what it asks. */
export type SearchBox = {
  readonly action: string;
  /** What can be found, above the field: "事项、部门、办件编号". */
  readonly label: string;
  readonly language: Language;
  /** Unique in the page. */
  readonly id?: string;
  readonly name?: string;
  readonly value?: string;
  /** Parameters that the search keeps, such as the language. */
  readonly keep?: Readonly<Record<string, string>>;
  readonly button?: string;
};

/**
 * One search field with its button; a plain GET form, so the result has an address.
 *
 * Accessibility: landmark `search`; a visible label, no placeholder in its place (WCAG 3.3.2); the button is never
 * disabled; field and button are at least 44 px high; the word searched for stays in the field.
 */
export function searchBox(box: SearchBox): Markup {
  const { action, label, language, id = "search", name = "q", value = "", keep = {} } = box;
  const kept = Object.entries(keep).map(([key, held]) => html`<input type="hidden" name="${key}" value="${held}">`);
  const button = box.button ?? (language === "zh" ? "搜索" : "Search");
  return html`<form role="search" action="${action}" class="search">${kept}<label for="${id}">${label}</label>
<div class="field"><input id="${id}" name="${name}" type="search" value="${value}" autocomplete="off"><button class="button">${button}</button></div></form>`;
}
