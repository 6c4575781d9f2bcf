import { html } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import { dataTable } from "#kernel/pages/data-table.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { pager } from "#kernel/pages/pager.ts";
import type { Language } from "#kernel/text/words.ts";
import { type DecidedCase, decidedCases, timesBy } from "./query.ts";
import { lastDayOf, spanAddress, spanOf } from "./span.ts";

const PAGE = 50;
/** Pages that can be turned to; further back one chooses the months. */
const MOST_PAGES = 200;

/** `/statistics/cases`: the cases behind a number, without a name: decisions are open to everybody (DOC-03, 许可法 art. 40). */
export async function decidedPage(request: PageRequest): Promise<Page> {
  const { city, language, parameters } = request;
  const zh = language === "zh";
  const span = spanOf(request);
  const late = parameters.late === "1";
  const [all] = await timesBy(city, "all", span);
  const total = all === undefined ? 0 : late ? all.cases - all.kept : all.cases;
  const pages = Math.min(Math.max(Math.ceil(total / PAGE), 1), MOST_PAGES);
  const page = Math.min(Math.max(Math.trunc(Number(parameters.page)) || 1, 1), pages);
  const rows = await decidedCases(city, span, { last: lastDayOf(span), late, limit: PAGE, offset: (page - 1) * PAGE });
  const hrefOf = (to: number) =>
    spanAddress("/statistics/cases", span, { late: late ? "1" : undefined, page: to === 1 ? undefined : String(to) });
  const title = late ? (zh ? "超过承诺的办件" : "Cases past their promise") : zh ? "办结的办件" : "Decided cases";
  const body = html`<h1>${title}</h1>
<p class="secondary"><span class="number">${span.from.slice(0, 7)}</span>${zh ? "到" : " to "}<span class="number">${span.to.slice(0, 7)}</span>${zh ? "。天数是工作日，不含暂停；不写申请人。" : ". Days are workdays without pauses; applicants are not named."}</p>
${table(rows, language)}
${total === 0 ? "" : pager({ page, pageSize: PAGE, total, hrefOf, language })}`;
  const back = { href: spanAddress("/statistics", span), text: zh ? "承诺与实际" : "Promised and real days" };
  return { title, breadcrumbs: [back], body };
}

function table(rows: readonly DecidedCase[], language: Language): Markup {
  const zh = language === "zh";
  const chinese = (text: string) => (zh ? html`${text}` : html`<span lang="zh-CN">${text}</span>`);
  return dataTable<DecidedCase>({
    caption: zh ? "最近决定的在前" : "The latest decision first",
    columns: [
      {
        label: zh ? "事项" : "Item",
        cell: ({ item, itemName }) => html`<a href="/items/${item}">${chinese(itemName)}</a>`,
      },
      { label: zh ? "机关" : "Body", wideOnly: true, cell: ({ bodyName }) => chinese(bodyName) },
      {
        label: zh ? "受理" : "Accepted",
        wideOnly: true,
        cell: ({ acceptedOn }) => html`<span class="number">${acceptedOn}</span>`,
      },
      { label: zh ? "决定" : "Decided", cell: ({ decidedOn }) => html`<span class="number">${decidedOn}</span>` },
      { label: zh ? "承诺" : "Promised", numeric: true, cell: ({ promised }) => promised },
      { label: zh ? "真用" : "Taken", numeric: true, cell: ({ used }) => used },
      {
        label: zh ? "结果" : "Result",
        cell: ({ kept, permit }) =>
          html`${kept ? (zh ? "承诺以内" : "in time") : zh ? "超过承诺" : "past the promise"}${permit === null ? "" : html` <small><a href="${address("/permits", { number: permit })}" lang="zh-CN">${permit}</a></small>`}`,
      },
    ],
    rows,
    empty: emptyState({
      title: zh ? "没有这样的办件" : "No such case",
      why: zh ? "这些月份、这个机关或事项没有。" : "None in these months, at this body or of this item.",
    }),
  });
}
