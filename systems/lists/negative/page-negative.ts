import { html } from "hono/html";
import { isDay } from "#kernel/calendar/day.ts";
import type { Page, PageRequest, PlainAnswer } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import { dataTable } from "#kernel/pages/data-table.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { searchBox } from "#kernel/pages/search-box.ts";
import { tableCsv, tableTypes } from "#kernel/pages/table-files.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { chinese, estimateSign, part } from "../pieces.ts";
import type { EditionShown } from "./editions-query.ts";
import type { EntryList, EntryShown } from "./entries-query.ts";

type Chosen = { readonly q?: string; readonly class?: string; readonly on?: string };

const chosenOf = ({ parameters }: PageRequest): Chosen =>
  Object.fromEntries(
    (["q", "class", "on"] as const).flatMap((name) => (parameters[name] ? [[name, parameters[name]]] : [])),
  );

async function askEntries(request: PageRequest, more: object): Promise<EntryList | Refusal> {
  const input = { ...chosenOf(request), ...more };
  return (await request.city.ask("lists.negativeEntries", { kind: "anyone" }, input)) as EntryList | Refusal;
}

/** `/lists/negative`: the national list of a day, its editions with reported and loaded counts, the local past (LST-05, LST-07). */
export async function negativePage(request: PageRequest): Promise<Page | Refusal> {
  const { city, language, parameters, today } = request;
  const zh = language === "zh";
  const chosen = chosenOf(request);
  const list = await askEntries(request, { limit: 50, after: parameters.after });
  if (isRefusal(list)) return list;
  const { rows } = (await city.ask("lists.negativeEditions", { kind: "anyone" }, {})) as { rows: EditionShown[] };
  const title = zh ? "市场准入负面清单" : "Market-access negative list";
  const box = searchBox({
    ...{ action: "/lists/negative", language, value: chosen.q ?? "" },
    label: zh ? "行业、业务、部门" : "Sector, business or department",
    keep: { ...(chosen.class ? { class: chosen.class } : {}), ...(chosen.on ? { on: chosen.on } : {}) },
  });
  const on = list.on === today ? "" : zh ? ` · ${list.on}那天的清单` : ` · the list of ${list.on}`;
  const body = html`<h1>${title}</h1>
<p class="lead">${zh ? "法无禁止即可为：清单上没有的，谁都可以做。全国一张清单，本市不另设。" : "What is not on the list is free to all. One list for the nation; the city has none of its own."}</p>
<p class="acts"><a class="button" href="/lists/ask">${zh ? "问一件事要不要许可" : "Ask about an activity"}</a></p>
<div class="narrow section">${box}</div>
<p class="note secondary">${classLinks(chosen, language)}${on}</p>
${entryTable(list, chosen, language)}
${list.next === null ? "" : html`<nav class="pager" aria-label="${zh ? "翻页" : "Pages"}"><a rel="next" href="${address("/lists/negative", { ...chosen, after: list.next })}">${zh ? "下一页" : "Next page"}</a></nav>`}
<p class="secondary note"><a href="${address("/lists/negative.csv", chosen)}">CSV</a> · ${zh ? "标“估”的是概括，以公布的全文为准。" : "Entries marked est. are summaries; the published text counts."}</p>
${editionsPart(rows, language)}
${localPart(rows, language)}`;
  return { title, breadcrumbs: [{ href: "/items", text: zh ? "办事" : "Services" }], body };
}

/** `/lists/negative.csv`: all entries that the page's filters leave. */
export async function negativeCsv(request: PageRequest): Promise<PlainAnswer | Refusal> {
  const rows: EntryShown[] = [];
  let after: string | undefined;
  do {
    const page = await askEntries(request, { limit: 200, after });
    if (isRefusal(page)) return page;
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return {
    contentType: tableTypes.csv.contentType,
    text: tableCsv({ keys: csvColumns, heads: csvColumns, rows: rows.map(csvRow) }),
    fileName: "market-access.csv",
  };
}

const csvColumns = [
  ...["number", "code", "class", "sector", "title", "measure", "department", "items", "valid_from", "valid_to"],
];
const csvRow = (row: EntryShown): (string | number | null)[] => [
  ...[row.number, row.code, row.class, row.sector, row.title, row.measure, row.department],
  ...[row.items.map(({ code }) => code).join("；"), row.validFrom, row.validTo],
];

function classLinks(chosen: Chosen, language: Language): Markup {
  const zh = language === "zh";
  const choices = [
    { value: undefined, label: zh ? "全部" : "All" },
    { value: "prohibited", label: zh ? "禁止准入" : "Prohibited" },
    { value: "permitted", label: zh ? "许可准入" : "By permission" },
  ];
  return html`${choices.map(({ value, label }, index) => {
    const shown =
      value === chosen.class
        ? html`<b aria-current="true">${label}</b>`
        : html`<a href="${address("/lists/negative", { ...chosen, class: value })}">${label}</a>`;
    return html`${index === 0 ? "" : " · "}${shown}`;
  })}`;
}

function entryTable(list: EntryList, chosen: Chosen, language: Language): Markup {
  const zh = language === "zh";
  return dataTable({
    caption: zh ? `清单条目，共${list.total}条` : `Entries: ${list.total}`,
    columns: [
      {
        label: zh ? "禁止或许可的事项" : "What it is about",
        cell: (row: EntryShown) => html`${chinese(row.title, language)} ${estimateSign(row.mark, language)}`,
      },
      {
        label: zh ? "类别" : "Class",
        cell: (row) =>
          html`<span class="tag">${row.class === "prohibited" ? (zh ? "禁止" : "prohibited") : zh ? "许可" : "permission"}</span>`,
      },
      { label: zh ? "措施" : "Measure", wideOnly: true, cell: (row) => chinese(row.measure, language) },
      {
        label: zh ? "主管部门" : "Department",
        wideOnly: true,
        cell: (row) => chinese(row.department ?? "—", language),
      },
      {
        label: zh ? "本市的事项" : "The city's items",
        cell: (row) =>
          row.items.length === 0
            ? "—"
            : html`<ul class="rows tight">${row.items.map(({ code, name }) => html`<li><a href="/items/${code}">${chinese(name, language)}</a></li>`)}</ul>`,
      },
    ],
    rows: list.rows,
    empty: emptyState({
      title: zh ? "清单上没有相符的条目" : "No entry fits",
      why: zh
        ? chosen.on && isDay(chosen.on) && chosen.on < "2022-03-12"
          ? "2018、2019、2020年版只有数目，没有装入条目。"
          : "清单上没有的，不需要许可。用平常的说法再问一次，看得更准。"
        : "What the list does not name needs no permission.",
      act: { label: zh ? "问一件事要不要许可" : "Ask about an activity", href: "/lists/ask" },
    }),
  });
}

function editionsPart(rows: readonly EditionShown[], language: Language): Markup {
  const zh = language === "zh";
  const national = rows.filter(({ scope }) => scope === "national");
  const table = dataTable({
    caption: zh ? "历次版本：公布数和装入数" : "Editions: reported and loaded",
    columns: [
      { label: zh ? "版本" : "Edition", cell: (row: EditionShown) => row.title[language] },
      {
        label: zh ? "施行" : "In force",
        cell: ({ validFrom, validTo }) =>
          html`<a href="${address("/lists/negative", { on: validFrom })}">${validFrom}</a>${validTo === null ? (zh ? "起" : " on") : ` — ${validTo}`}`,
      },
      { label: zh ? "公布（项）" : "Reported", numeric: true, cell: ({ reported }) => reported.items ?? "—" },
      { label: zh ? "装入（条）" : "Loaded", numeric: true, cell: ({ loaded }) => loaded.entries },
      { label: zh ? "文号" : "Document", wideOnly: true, cell: (row) => chinese(row.document ?? "—", language) },
    ],
    rows: national,
    empty: emptyState({
      title: zh ? "还没有装入版本" : "No edition is loaded",
      why: zh ? "由清单管理员导入全国清单。" : "The list keeper imports the national list.",
    }),
  });
  return part("editions", zh ? "历次版本" : "Editions", zh ? "公布数由公布机关报告，装入数由系统清点" : "", table);
}

/** A city's own list of before the national one: its parts as they were reported, history only (LST-07). */
function localPart(rows: readonly EditionShown[], language: Language): Markup | "" {
  const zh = language === "zh";
  const local = rows.filter(({ scope }) => scope === "local");
  if (local.length === 0) return "";
  const lists = local.map(({ title, reported, validFrom, validTo, source }) => {
    const parts = reported.parts.map(
      (one) => html`<li class="pair"><span>${one.title[language]}</span><span class="number">${one.value}</span></li>`,
    );
    return html`<h3>${title[language]}${zh ? `：${reported.items}项` : `: ${reported.items}`}</h3>
<p class="secondary">${validFrom} — ${validTo ?? ""}</p><ol class="rows">${parts}</ol><p class="fine">${chinese(source, language)}</p>`;
  });
  return part(
    "local",
    zh ? "本市的旧清单" : "The city's own past list",
    zh ? "只是历史，2018年底以后不再有效" : "history, not in force since 2018",
    html`${lists}`,
  );
}
