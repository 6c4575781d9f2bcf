import { html } from "hono/html";
import type { Page, PageRequest, PlainAnswer } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import { dataTable } from "#kernel/pages/data-table.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { askPublicly } from "../ask.ts";
import { itemsTable } from "../items-csv.ts";
import type { ItemList, ItemRow } from "../items-query.ts";
import { kindIn, levels, levelWords, limitWords } from "../list-words.ts";
import { chinese, estimateSign } from "../pieces.ts";
import { allItems } from "./all-items.ts";
import { dayField } from "./fields.ts";
import { type Chosen, chosenOf, itemFilters, narrows } from "./item-filters.ts";
import { itemBodies, turnItems } from "./item-rows.ts";
import { tableAnswer } from "./table-answer.ts";

/** `/lists/power`: the ten kinds of power and public services as of any day, with body, basis and limits (LST-01, LST-03). */
export async function powerPage(request: PageRequest): Promise<Page | Refusal> {
  const { city, language, parameters, today } = request;
  const zh = language === "zh";
  const chosen = chosenOf(parameters);
  const list = await askPublicly(city, "lists.items", { ...chosen, facets: "1", limit: 50, after: parameters.after });
  if (isRefusal(list)) return list;
  const title = zh ? "权力清单" : "Power list";
  const facets = list.facets ?? { theme: [], kind: [], level: [], subject: [], body: [] };
  const { on: _on, ...others } = chosen;
  const kept = Object.entries(others).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const body = html`<h1>${title}</h1>
<p class="lead">${zh ? "法无授权不可为：十类权力和公共服务，每一项写明依据、机关、层级和时限。" : "No authority, no act: ten kinds of power and the public services, each with its basis, body, level and limits."}</p>
${await itemFilters(request, { chosen, facets, action: "/lists/power" })}
<form action="/lists/power" class="filters">${kept}${dayField({ name: "on", label: zh ? "哪一天的清单" : "The list of which day", value: list.on, id: "on-day" })}<p class="acts"><button class="button quiet">${zh ? "看这一天" : "Show that day"}</button></p></form>
${table(list, chosen, language)}
${turnItems(list, { chosen, after: parameters.after, action: "/lists/power" }, language)}
<p class="secondary note">${zh ? `清单日期${list.on}。` : `List of ${list.on}. `}${list.on === today ? "" : html`<a href="/lists/power">${zh ? "看今天的" : "Today's"}</a> · <a href="${address("/lists/changes", { from: list.on, to: today })}">${zh ? "和今天比，变了什么" : "What changed since"}</a> · `}<a href="/about#estimates">${zh ? "带“估”的是估计" : "est. marks estimates"}</a></p>`;
  return { title, breadcrumbs: [{ href: "/lists", text: zh ? "三张清单" : "Three lists" }], body };
}

function table(list: ItemList, chosen: Chosen, language: Language): Markup {
  const zh = language === "zh";
  const count = zh ? `共${list.total}项` : `${list.total} ${list.total === 1 ? "item" : "items"}`;
  const clear = narrows(chosen) ? html` · <a href="/lists/power">${zh ? "清除条件" : "Clear filters"}</a>` : "";
  return dataTable<ItemRow>({
    caption: html`<span role="status">${count}</span> · <a href="${address("/lists/power.csv", chosen)}">CSV</a> · <a href="${address("/lists/power.json", chosen)}">JSON</a>${clear}`,
    columns: [
      {
        label: zh ? "事项" : "Item",
        cell: (row) =>
          html`<a href="${address(`/items/${row.code}`, chosen.on === undefined ? {} : { on: chosen.on })}">${chinese(row.name, language)}</a> <small class="number">${row.code}</small>`,
      },
      { label: zh ? "类型" : "Kind", cell: ({ kind }) => kindIn(kind, language) },
      { label: zh ? "机关" : "Body", cell: (row) => itemBodies(row, language), wideOnly: true },
      {
        label: zh ? "层级" : "Levels",
        wideOnly: true,
        cell: (row) =>
          levels
            .filter((level) => row.levels.includes(level))
            .map((level) => levelWords[level][language])
            .join(zh ? "、" : ", "),
      },
      { label: zh ? "依据" : "Basis", wideOnly: true, cell: ({ bases }) => chinese(bases[0] ?? "—", language) },
      {
        label: zh ? "法定" : "By law",
        numeric: true,
        wideOnly: true,
        cell: (row) => limitWords(row.legalDays, row.legalUnit)[language],
      },
      {
        label: zh ? "承诺" : "Promised",
        numeric: true,
        cell: (row) =>
          html`${limitWords(row.promisedDays, row.promisedDays === 0 ? "immediate" : "workday")[language]}${estimateSign(row.marks.promised, language)}`,
      },
    ],
    rows: list.rows,
    empty: emptyState({
      title: zh ? "清单上没有符合条件的事项" : "No entry fits",
      why: zh
        ? "条件是同时满足的，去掉一个再试；清单上没有的，任何机关不能办（法无授权不可为）。"
        : "All filters hold at once, so take one away. What is not on the list no body may run.",
      act: { label: zh ? "看全部" : "Show all", href: "/lists/power" },
    }),
  });
}

/** `/lists/power.csv`: all rows that the page's filters leave. */
export async function powerCsvAnswer({ city, language, parameters }: PageRequest): Promise<PlainAnswer | Refusal> {
  const rows = await allItems(city, chosenOf(parameters));
  if (isRefusal(rows)) return rows;
  return tableAnswer(itemsTable(rows, language), "power-list");
}

/** `/lists/power.json`: the same as data. */
export async function powerJsonAnswer({ city, parameters, today }: PageRequest): Promise<PlainAnswer | Refusal> {
  const chosen = chosenOf(parameters);
  const rows = await allItems(city, chosen);
  if (isRefusal(rows)) return rows;
  const answer = { on: chosen.on ?? today, total: rows.length, rows };
  return { contentType: "application/json", text: `${JSON.stringify(answer, null, 2)}\n` };
}
