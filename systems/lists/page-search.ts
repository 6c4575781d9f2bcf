import { html } from "hono/html";
import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { searchBox } from "#kernel/pages/search-box.ts";
import { type Found, find } from "#kernel/search/find.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { exactCase } from "#systems/approvals/door.ts";
import { askSurely } from "./ask.ts";
import type { ItemList } from "./items-query.ts";
import { kindIn, levelWords, subjectWords } from "./list-words.ts";
import { chinese } from "./pieces.ts";

const PAGE = 20;
const kinds: Readonly<Record<string, Words>> = {
  item: { zh: "事项", en: "service" },
  body: { zh: "机构", en: "body" },
  case: { zh: "办件", en: "case" },
  project: { zh: "项目", en: "project" },
  document: { zh: "文书", en: "document" },
  permit: { zh: "证件", en: "permit" },
};

/** `/search`: one field for items, bodies and exact codes. A code typed exactly stands first, as one large link. */
export async function searchPage({ city, language, parameters, today }: PageRequest): Promise<Page> {
  const zh = language === "zh";
  const q = (parameters.q ?? "").slice(0, 200);
  const { pool } = city.database;
  const after = parameters.after;
  const [found, exact, list] = await Promise.all([
    find(pool, { text: q, visibility: "public", limit: PAGE, ...(after === undefined ? {} : { after }) }),
    q === "" ? undefined : exactCase(city, q),
    q === "" ? undefined : askSurely(city, "lists.items", { q, facets: "1", limit: 1 }),
  ]);
  const code = q.trim().toUpperCase();
  const names = await namesToday(city, found.rows, today);
  const straight = exact ?? found.rows.find(({ kind, id }) => kind === "item" && id === code);
  const box = searchBox({
    action: "/search",
    language,
    value: q,
    label: zh ? "事项、部门、材料、查询码" : "Services, bodies, papers or a query code",
  });
  const title = q === "" ? (zh ? "搜索" : "Search") : zh ? `搜索“${q}”` : `Search: ${q}`;
  const next =
    found.next === null || (after === undefined && found.rows.length === found.total)
      ? ""
      : html`<nav class="pager" aria-label="${zh ? "翻页" : "Pages"}"><a rel="next" href="${address("/search", { q, after: found.next })}">${zh ? "下一页" : "Next page"}</a></nav>`;
  const body = html`<h1>${title}</h1>
<div class="narrow">${box}</div>
${straight === undefined ? "" : direct(straight, language)}
${list === undefined ? "" : narrower(list, q, language)}
${q === "" ? "" : results(found.rows, { total: found.total, found: straight !== undefined, q, names }, language)}${next}`;
  return { title, body };
}

/** What the found items are called today; one that no list of today has is missing: an index remembers it. */
async function namesToday(city: City, rows: readonly Found[], today: Day): Promise<ReadonlyMap<string, string>> {
  const codes = rows.filter(({ kind }) => kind === "item").map(({ id }) => id);
  const found = await city.database.pool.query<{ code: string; name: string }>({
    name: "names-of-items-today",
    text: `SELECT item AS code, name FROM item_versions WHERE item = ANY($1) AND valid_from <= $2 AND $2 < valid_until`,
    values: [codes, today],
  });
  return new Map(found.rows.map(({ code, name }) => [code, name]));
}

/** Ways to narrow what was found: kinds, levels and bodies with the number of items that each would leave. */
function narrower({ facets, total }: ItemList, q: string, language: Language): Markup | "" {
  if (facets === null || total < 2) return "";
  const zh = language === "zh";
  const link = (name: string, value: string, text: string, count: number) =>
    html`<a href="${address("/items", { q, [name]: value })}">${text} <span class="number">${count}</span></a>`;
  const links = [
    ...facets.kind.map(({ value, count }) => link("kind", value, kindIn(value, language), count)),
    ...facets.level.map(({ value, count }) =>
      link("level", value, levelWords[value as keyof typeof levelWords]?.[language] ?? value, count),
    ),
    ...facets.subject.map(({ value, count }) =>
      link("subject", value, subjectWords[value as keyof typeof subjectWords]?.[language] ?? value, count),
    ),
  ];
  return html`<p class="sum secondary"><a href="${address("/items", { q })}">${zh ? `事项${total}项，按条件筛选` : `${total} items, filter them`}</a> ${links}</p>`;
}

function direct(hit: { kind: string; url: string; title: string }, language: Language): Markup {
  const zh = language === "zh";
  const kind = kinds[hit.kind]?.[language] ?? "";
  const note =
    hit.kind === "document"
      ? html`<p class="secondary">${zh ? "打开文书要用办件的查询码。" : "A document opens with its case's query code."}</p>`
      : "";
  return html`<p class="owe direct"><span class="secondary">${zh ? `编号对上了一个${kind}：` : `This is the code of a ${kind}: `}</span> <a href="${hit.url}"><b>${chinese(hit.title, language)}</b></a></p>${note}`;
}

function results(
  rows: readonly Found[],
  asked: { total: number; found: boolean; q: string; names: ReadonlyMap<string, string> },
  language: Language,
): Markup {
  const zh = language === "zh";
  if (rows.length === 0)
    return asked.found
      ? html``
      : emptyState({
          title: zh ? `没有找到“${asked.q}”` : `Nothing found for “${asked.q}”`,
          why: zh
            ? "可以用名称中的任何几个字、材料名、拼音或首字母（sgxkz）。查询码是12位，形如AB12-CD34-EF56，要写全。"
            : "Use any signs of a name, a paper, pinyin or initials (sgxkz). A query code has 12 characters, AB12-CD34-EF56, and must be complete.",
          act: { label: zh ? "看全部事项" : "Show all services", href: "/items" },
        });
  const past = ({ kind, id }: Found) => kind === "item" && !asked.names.has(id);
  const endedTag = html` <span class="tag">${zh ? "已失效" : "ended"}</span>`;
  const lines = [...rows.filter((row) => !past(row)), ...rows.filter(past)].map(
    (row) =>
      html`<li><a href="${row.url}">${called(row, asked.names, language)}</a> <span class="tag">${kinds[row.kind]?.[language] ?? row.kind}</span>${past(row) ? endedTag : ""}<br><span class="secondary">${chinese(row.detail, language)}${row.kind === "item" ? html` · <span class="number">${row.id}</span>` : ""}</span></li>
`,
  );
  const total = zh ? `共${asked.total}条` : `${asked.total} ${asked.total === 1 ? "result" : "results"}`;
  return html`<p class="secondary note" role="status">${total}</p>
<ol class="rows note narrow">${lines}</ol>`;
}

/** An item that has another name since it was indexed is shown by that of today. */
function called(row: Found, names: ReadonlyMap<string, string>, language: Language): Markup {
  const name = row.kind === "item" ? names.get(row.id) : undefined;
  return marked(name === undefined || name === row.title ? row : { ...row, title: name, marks: [] }, language);
}

/** The title with the parts that answer the question marked. */
function marked({ title, marks }: Found, language: Language): Markup {
  let at = 0;
  const parts = marks.map(([start, end]) => {
    const piece = html`${title.slice(at, start)}<mark>${title.slice(start, end)}</mark>`;
    at = end;
    return piece;
  });
  const text = html`${parts}${title.slice(at)}`;
  return language === "zh" ? text : html`<span lang="zh-CN">${text}</span>`;
}
