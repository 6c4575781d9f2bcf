import { html } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import { dataTable } from "#kernel/pages/data-table.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { askPublicly } from "./ask.ts";
import type { ItemList, ItemRow } from "./items-query.ts";
import { feeWords, kindIn, limitWords, visitWords } from "./list-words.ts";
import { chinese, estimateSign } from "./pieces.ts";
import { type Chosen, chosenOf, itemFilters, narrows } from "./public/item-filters.ts";
import { itemBodies, turnItems } from "./public/item-rows.ts";

/** `/items`: one search field, filters as selects, a total, the rows, and the same as CSV. */
export async function itemsPage(request: PageRequest): Promise<Page | Refusal> {
  const { city, language, parameters, today } = request;
  const zh = language === "zh";
  const chosen = chosenOf(parameters);
  const list = await askPublicly(city, "lists.items", { ...chosen, facets: "1", limit: 50, after: parameters.after });
  if (isRefusal(list)) return list;
  const title = zh ? "办事" : "Services";
  const facets = list.facets ?? { theme: [], kind: [], level: [], subject: [], body: [] };
  const form = await itemFilters(request, { chosen, facets, action: "/items" });
  const body = html`<h1>${zh ? "事项清单" : "List of services"}</h1>
<p class="lead">${zh ? "清单上有的才能办，清单外的一项也不能设。点开任何一项，先看结论。" : "Only what is on this list may be run. Open one: the answer comes first."}</p>
${form}
${table(list, chosen, language)}
${turnItems(list, { chosen, after: parameters.after, action: "/items" }, language)}
<p class="secondary note">${zh ? "天数和跑动次数带“估”的是估计；" : "Figures marked est. are estimates. "}<a href="/about#estimates">${zh ? "哪些是估计" : "Which ones"}</a> · ${zh ? `清单日期${list.on}` : `list of ${list.on}`}${list.on === today ? "" : html` · <a href="/items">${zh ? "看今天的" : "today's"}</a>`}</p>`;
  return { title, body };
}

function table(list: ItemList, chosen: Chosen, language: Language): Markup {
  const zh = language === "zh";
  const filtered = narrows(chosen);
  const caption = zh
    ? `共${list.total}项${filtered ? "符合条件" : ""}`
    : `${list.total} ${list.total === 1 ? "item" : "items"}${filtered ? " found" : ""}`;
  const link = (format: string, text: string) => html`<a href="${address(`/items.${format}`, chosen)}">${text}</a>`;
  const exportLink = html`${link("csv", zh ? "下载CSV" : "Download CSV")} ${link("json", "JSON")} ${link("xlsx", zh ? "电子表格" : "spreadsheet")}`;
  const reset = filtered ? html` · <a href="/items">${zh ? "清除条件" : "Clear filters"}</a>` : "";
  return dataTable<ItemRow>({
    caption: html`<span role="status">${caption}</span> · ${exportLink}${reset}`,
    rowHeader: 0,
    columns: [
      {
        label: zh ? "事项" : "Service",
        cell: (row) =>
          html`<a href="/items/${row.code}">${chinese(row.name, language)}</a> <small class="number">${row.code}</small>`,
      },
      { label: zh ? "类型" : "Kind", cell: (row) => kindIn(row.kind, language), wideOnly: true },
      { label: zh ? "承办" : "Body", cell: (row) => itemBodies(row, language), wideOnly: true },
      {
        label: zh ? "承诺" : "Promised",
        numeric: true,
        cell: (row) =>
          html`${limitWords(row.promisedDays, row.promisedDays === 0 ? "immediate" : "workday")[language]}${estimateSign(row.marks.promised, language)}`,
      },
      { label: zh ? "跑动" : "Trips", cell: (row) => visitWords(row.visits)[language], numeric: true, wideOnly: true },
      { label: zh ? "收费" : "Fee", cell: (row) => chinese(feeWords(row.fee)[language], language), wideOnly: true },
    ],
    rows: list.rows,
    empty: emptyState({
      title: zh ? "没有符合条件的事项" : "No item fits",
      why: zh
        ? "清单按名称、材料、拼音和首字母查找；条件是同时满足的，去掉一个再试。"
        : "Names, papers, pinyin and initials are searched; all filters hold at once, so take one away.",
      act: { label: zh ? "看全部事项" : "Show all items", href: "/items" },
    }),
  });
}
