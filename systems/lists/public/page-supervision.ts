import { html } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { pager } from "#kernel/pages/pager.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { askPublicly } from "../ask.ts";
import { cityBodies } from "../body-query.ts";
import { kindIn, kindWords } from "../list-words.ts";
import { chinese } from "../pieces.ts";
import { selectField } from "./fields.ts";
import { supervisionEntries } from "./supervision-entries.ts";
import { type Chosen, supervisionChosen } from "./supervision-filters.ts";
import type { SupervisedItem } from "./supervision-query.ts";

/** `/lists/supervision`: who watches what was permitted, what is checked and how often (LST-09, LST-14). */
export async function supervisionPage(request: PageRequest): Promise<Page | Refusal> {
  const { city, language, parameters } = request;
  const zh = language === "zh";
  const chosen = supervisionChosen(parameters);
  const [list, whole] = await Promise.all([
    askPublicly(city, "lists.supervision", { ...chosen, page: parameters.page }),
    askPublicly(city, "lists.overview", chosen.on === undefined ? {} : { on: chosen.on }),
  ]);
  if (isRefusal(list)) return list;
  if (isRefusal(whole)) return whole;
  const { permits, covered } = whole.supervision;
  const { page, pageSize, total } = list;
  const files = html`<a href="${address("/lists/supervision.csv", chosen)}">CSV</a>　<a href="${address("/lists/supervision.json", chosen)}">JSON</a>`;
  const title = zh ? "监管清单" : "Supervision list";
  const state =
    covered === permits
      ? html`<p class="lead">${zh ? `法定职责必须为：${permits}项许可，项项写明谁来管、查什么、多久查一次。` : `What the law charges must be done: all ${permits} permits name who supervises, what is checked and how often.`}</p>`
      : html`<p class="owe">${zh ? `${permits}项许可里，${permits - covered}项还没有写明谁来管。没有监管条目的许可不能公布（LST-09、行政许可法第六十一条）。` : `Of ${permits} permits ${permits - covered} name no supervisor yet. A permit without one cannot be published (LST-09).`} <a href="/lists/supervision?missing=1">${zh ? "看是哪几项" : "Show them"}</a></p>`;
  const body = html`<h1>${title}</h1>
${state}
${await form(request, chosen)}
<div class="head section"><h2>${zh ? `共${total}项` : `${total} ${total === 1 ? "item" : "items"}`}</h2><span class="secondary">${files}</span></div>
${list.rows.length === 0 ? nothing(language) : html`<ol class="rows">${list.rows.map((row) => itemRow(row, language))}</ol>`}
${pager({ page, pageSize, total, language, hrefOf: (to) => address("/lists/supervision", { ...chosen, page: String(to) }) })}
<p class="secondary note">${zh ? `清单日期${list.on}。批准和监管可以是两个机关（LST-14）；检查的次数和比例带“估”的，以各部门公布的年度计划为准。` : `List of ${list.on}. Who permits and who supervises may differ (LST-14); figures marked est. give way to the bodies' yearly plans.`}</p>`;
  return { title, breadcrumbs: [{ href: "/lists", text: zh ? "三张清单" : "Three lists" }], body };
}

async function form({ city, language, today }: PageRequest, chosen: Chosen): Promise<Markup> {
  const zh = language === "zh";
  const bodies = await cityBodies(city.database.pool, today);
  return html`<form role="search" action="/lists/supervision" class="filters">
<div class="wide"><label for="q">${zh ? "事项名称或编号" : "Name or code of an item"}</label><div class="field"><input id="q" name="q" type="search" value="${chosen.q ?? ""}" autocomplete="off"><button class="button">${zh ? "查找" : "Find"}</button></div></div>
${selectField({ name: "body", label: zh ? "监管机关" : "Supervising body", value: chosen.body, choices: bodies.map(({ id, name, nameEn }) => ({ value: id, text: zh ? name : nameEn || name })) }, language)}
${selectField({ name: "kind", label: zh ? "类型" : "Kind", value: chosen.kind, choices: Object.keys(kindWords).map((value) => ({ value, text: kindIn(value, language) })) }, language)}</form>`;
}

function itemRow({ code, name, kind, decider, deciderName, entries }: SupervisedItem, language: Language): Markup {
  const zh = language === "zh";
  const decides =
    decider === null
      ? html`${zh ? "没有机关有权办" : "no body has the power"}`
      : html`${zh ? "批准：" : "Decided by "}<a href="/bodies/${decider}">${chinese(deciderName ?? decider, language)}</a>`;
  const none = html`<p><b>${zh ? "还没有写明谁来管（LST-09）" : "No supervisor is named yet (LST-09)"}</b></p>`;
  return html`<li><h3><a href="/items/${code}">${chinese(name, language)}</a> <small class="number">${code}</small></h3>
<p class="secondary">${kindIn(kind, language)} · ${decides}</p>
${entries.length === 0 ? none : supervisionEntries(entries, language)}</li>
`;
}

function nothing(language: Language): Markup {
  const zh = language === "zh";
  return emptyState({
    title: zh ? "没有符合条件的监管条目" : "No entry fits",
    why: zh ? "条件是同时满足的，去掉一个再试。" : "All filters hold at once, so take one away.",
    act: { label: zh ? "看全部" : "Show all", href: "/lists/supervision" },
  });
}
