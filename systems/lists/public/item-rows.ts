import { html } from "hono/html";
import { address } from "#kernel/pages/address.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import type { ItemList, ItemRow } from "../items-query.ts";
import { bodyName } from "../pieces.ts";
import type { Chosen } from "./item-filters.ts";

/** The highest body with the power, and how many more there are. */
export function itemBodies(row: ItemRow, language: Language): Markup {
  const name = bodyName({ name: row.bodyName, nameEn: row.bodyNameEn }, language);
  if (row.body === null) return html`—`;
  const more =
    row.bodies > 1
      ? html` <a href="/items/${row.code}#where">${language === "zh" ? `等${row.bodies}个` : `and ${row.bodies - 1} more`}</a>`
      : "";
  return html`<a href="/bodies/${row.body}">${name}</a>${more}`;
}

/** Forward by cursor; back to the beginning, since a cursor knows only its next page. */
export function turnItems(
  list: ItemList,
  { chosen, after, action }: { readonly chosen: Chosen; readonly after: string | undefined; readonly action: string },
  language: Language,
): Markup | "" {
  const zh = language === "zh";
  if (list.next === null && after === undefined) return "";
  const first =
    after === undefined ? "" : html`<a href="${address(action, chosen)}">${zh ? "回到第一页" : "First page"}</a>`;
  const next =
    list.next === null
      ? ""
      : html`<a rel="next" href="${address(action, { ...chosen, after: list.next })}">${zh ? "下一页" : "Next page"}</a>`;
  return html`<nav class="pager" aria-label="${zh ? "翻页" : "Pages"}">${first}${next}</nav>`;
}
