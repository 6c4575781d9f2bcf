import { html } from "hono/html";
import type { Page, PageRequest, PlainAnswer } from "#kernel/city/system.ts";
import { subjectKinds } from "#kernel/directory/records.ts";
import { address } from "#kernel/pages/address.ts";
import { dataTable } from "#kernel/pages/data-table.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { askPublicly } from "./ask.ts";
import { cityBodies } from "./body-query.ts";
import { themesToday } from "./home-query.ts";
import { itemsCsv } from "./items-csv.ts";
import type { ItemList, ItemRow } from "./items-query.ts";
import {
  feeWords,
  kindIn,
  kindWords,
  levels,
  levelWords,
  limitWords,
  subjectWords,
  themeWords,
  visitWords,
} from "./list-words.ts";
import { bodyName, chinese, estimateSign } from "./pieces.ts";

const filters = ["q", "theme", "kind", "body", "level", "subject", "on"] as const;
type Chosen = Partial<Record<(typeof filters)[number], string>>;

/** An empty field of the form is no filter. */
function chosenOf(parameters: PageRequest["parameters"]): Chosen {
  return Object.fromEntries(filters.flatMap((name) => (parameters[name] ? [[name, parameters[name]]] : [])));
}

/** `/items`: one search field, filters as selects, a total, the rows, and the same as CSV. */
export async function itemsPage(request: PageRequest): Promise<Page | Refusal> {
  const { city, language, parameters, today } = request;
  const zh = language === "zh";
  const chosen = chosenOf(parameters);
  const list = await askPublicly(city, "lists.items", { ...chosen, limit: 50, after: parameters.after });
  if (isRefusal(list)) return list;
  const title = zh ? "办事" : "Services";
  const form = await filterForm(request, chosen);
  const body = html`<h1>${zh ? "事项清单" : "List of services"}</h1>
<p class="lead">${zh ? "清单上有的才能办，清单外的一项也不能设。点开任何一项，先看结论。" : "Only what is on this list may be run. Open one: the answer comes first."}</p>
${form}
${table(list, chosen, language)}
${turn(list, chosen, parameters.after, language)}
<p class="secondary note">${zh ? "天数和跑动次数带“估”的是估计；" : "Figures marked est. are estimates. "}<a href="/about#estimates">${zh ? "哪些是估计" : "Which ones"}</a> · ${zh ? `清单日期${list.on}` : `list of ${list.on}`}${list.on === today ? "" : html` · <a href="/items">${zh ? "看今天的" : "today's"}</a>`}</p>`;
  return { title, body };
}

/** `/items.csv`: all rows that the page's filters leave. */
export async function itemsCsvAnswer({ city, language, parameters }: PageRequest): Promise<PlainAnswer | Refusal> {
  const chosen = chosenOf(parameters);
  const rows: ItemRow[] = [];
  let after: string | undefined;
  do {
    const page = await askPublicly(city, "lists.items", { ...chosen, limit: 200, after });
    if (isRefusal(page)) return page;
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return { contentType: "text/csv; charset=utf-8", text: itemsCsv(rows, language), fileName: "items.csv" };
}

type Choice = readonly [value: string, label: string];

async function filterForm({ city, language, today }: PageRequest, chosen: Chosen): Promise<Markup> {
  const zh = language === "zh";
  const [themes, bodies] = await Promise.all([themesToday(city, today), cityBodies(city.database.pool, today)]);
  const known = bodies.some(({ id }) => id === chosen.body);
  const bodyChoices: Choice[] = [
    ...bodies.map(({ id, name, nameEn }): Choice => [id, zh ? name : nameEn || name]),
    ...(chosen.body !== undefined && !known ? [[chosen.body, chosen.body] as Choice] : []),
  ];
  const selects = [
    select(
      "theme",
      zh ? "大事" : "Life event",
      themes.map(({ theme }) => [theme, zh ? theme : themeWords(theme).en]),
      chosen.theme,
    ),
    select(
      "subject",
      zh ? "谁来办" : "For whom",
      subjectKinds.map((kind) => [kind, subjectWords[kind][language]]),
      chosen.subject,
    ),
    select(
      "level",
      zh ? "层级" : "Level",
      levels.map((level) => [level, levelWords[level][language]]),
      chosen.level,
    ),
    select(
      "kind",
      zh ? "类型" : "Kind",
      Object.keys(kindWords)
        .filter((kind) => kind !== "非行政许可审批")
        .map((kind) => [kind, kindIn(kind, language)]),
      chosen.kind,
    ),
    select("body", zh ? "市级机构" : "City body", bodyChoices, chosen.body),
  ];
  const day = chosen.on === undefined ? "" : html`<input type="hidden" name="on" value="${chosen.on}">`;
  return html`<form role="search" action="/items" class="filters">${day}<div class="wide"><label for="q">${zh ? "名称、材料、拼音或编号" : "Name, paper, pinyin or code"}</label><div class="field"><input id="q" name="q" type="search" value="${chosen.q ?? ""}" autocomplete="off"><button class="button">${zh ? "查找" : "Find"}</button></div></div>
${selects.map((one) => one(language))}</form>`;
}

function select(name: string, label: string, choices: readonly Choice[], value: string | undefined) {
  return (language: Language): Markup => {
    const options = choices.map(
      ([key, text]) => html`<option value="${key}"${key === value ? html` selected` : ""}>${text}</option>`,
    );
    return html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${language === "zh" ? "不限" : "any"}</option>${options}</select></div>
`;
  };
}

function table(list: ItemList, chosen: Chosen, language: Language): Markup {
  const zh = language === "zh";
  const filtered = Object.keys(chosen).length > 0;
  const caption = zh
    ? `共${list.total}项${filtered ? "符合条件" : ""}`
    : `${list.total} ${list.total === 1 ? "item" : "items"}${filtered ? " found" : ""}`;
  const exportLink = html`<a href="${address("/items.csv", chosen)}">${zh ? "下载CSV" : "Download CSV"}</a>`;
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
      { label: zh ? "承办" : "Body", cell: (row) => bodies(row, language), wideOnly: true },
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

function bodies(row: ItemRow, language: Language): Markup {
  const name = bodyName({ name: row.bodyName, nameEn: row.bodyNameEn }, language);
  if (row.body === null) return html`—`;
  const more =
    row.bodies > 1
      ? html` <a href="/items/${row.code}#where">${language === "zh" ? `等${row.bodies}个` : `and ${row.bodies - 1} more`}</a>`
      : "";
  return html`<a href="/bodies/${row.body}">${name}</a>${more}`;
}

/** Forward by cursor; back to the beginning, since a cursor knows only its next page. */
function turn(list: ItemList, chosen: Chosen, after: string | undefined, language: Language): Markup | "" {
  const zh = language === "zh";
  if (list.next === null && after === undefined) return "";
  const first =
    after === undefined ? "" : html`<a href="${address("/items", chosen)}">${zh ? "回到第一页" : "First page"}</a>`;
  const next =
    list.next === null
      ? ""
      : html`<a rel="next" href="${address("/items", { ...chosen, after: list.next })}">${zh ? "下一页" : "Next page"}</a>`;
  return html`<nav class="pager" aria-label="${zh ? "翻页" : "Pages"}">${first}${next}</nav>`;
}
