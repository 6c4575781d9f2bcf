import { html } from "hono/html";
import { addDays, type Day } from "#kernel/calendar/day.ts";
import type { Page, PageRequest, PlainAnswer } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { pager } from "#kernel/pages/pager.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { askPublicly } from "../ask.ts";
import { cityBodies } from "../body-query.ts";
import { changeWords } from "../diff/change-words.ts";
import { kindIn, kindWords } from "../list-words.ts";
import { changeKinds } from "../records.ts";
import { type ChangeDay, changeDays, itemGroups } from "./change-days.ts";
import { changeLine, lookOf } from "./change-line.ts";
import { changesJson, changesTable } from "./changes-files.ts";
import type { DatedDifference, ListDifference } from "./changes-query.ts";
import { dayField, selectField } from "./fields.ts";
import { groupWords } from "./group-words.ts";
import { tableAnswer } from "./table-answer.ts";

const filters = ["from", "to", "body", "kind", "group", "change", "item"] as const;
type Chosen = Partial<Record<(typeof filters)[number], string>> & { readonly from: string; readonly to: string };

/** The order in which kinds of change stand: what is gone first. */
const order = ["cancel", "merge", "split", "delegate", "entrust", "adjust", "add"] as const;
const PAGE = 40;

/** `/lists/changes`: what the list of one day says otherwise than that of another, in words; two dates in a form. */
export async function changesPage(request: PageRequest): Promise<Page | Refusal> {
  const { city, language, parameters, today } = request;
  const zh = language === "zh";
  const chosen = chosenOf(parameters, today);
  const found = await askPublicly(city, "lists.changes", chosen);
  if (isRefusal(found)) return found;
  const days = await changeDays(city, today);
  const last = Math.max(1, Math.ceil(found.total / PAGE));
  const page = Math.min(last, Math.max(1, Math.trunc(Number(parameters.page)) || 1));
  const shown = inOrder(found.changes).slice((page - 1) * PAGE, page * PAGE);
  const title = zh ? "清单变化" : "What changed in the lists";
  const files = html`<a href="${address("/lists/changes.csv", chosen)}">CSV</a>　<a href="${address("/lists/changes.json", chosen)}">JSON</a>`;
  const body = html`<h1>${zh ? "两个日期之间，清单变了什么" : "What changed between two days"}</h1>
<p class="lead">${zh ? "新增、取消、调整、下放、合并，每一处写明从哪天起、凭什么。在办的件按受理时的版本办完（LST-04）。" : "Each change with its day and its basis. Running cases keep the version they began with (LST-04)."}</p>
${await form(request, chosen)}
${sum(found, chosen, language)}
<div class="head section"><h2>${found.from} → ${found.to}</h2><span class="secondary">${files}</span></div>
${shown.length === 0 ? nothing(found, days, language) : html`<ol class="diff">${shown.map((one) => changeLine(one, found, language))}</ol>`}
${pager({ page, pageSize: PAGE, total: found.total, language, hrefOf: (to) => address("/lists/changes", { ...chosen, page: String(to) }) })}
<p class="secondary note">${zh ? `对照的两天：${found.from}有${found.entries.from}项，${found.to}有${found.entries.to}项。标“推断”的，清单只记了起止日，按同一编码、名称或结果文书对应（估计）。` : `Compared: ${found.entries.from} entries on ${found.from}, ${found.entries.to} on ${found.to}. “Inferred”: the list has dates only; what ended and what began were put together by one code, name or result (an estimate).`}</p>`;
  const crumbs = [{ href: "/lists", text: zh ? "三张清单" : "Three lists" }];
  return { title, breadcrumbs: crumbs, body };
}

/** `/lists/changes.csv`: a row a field that changed. */
export async function changesCsvAnswer(request: PageRequest): Promise<PlainAnswer | Refusal> {
  const found = await askPublicly(request.city, "lists.changes", chosenOf(request.parameters, request.today));
  if (isRefusal(found)) return found;
  const table = changesTable(inOrder(found.changes), request.language);
  return tableAnswer(table, `changes-${found.from}-${found.to}`);
}

/** `/lists/changes.json`: the differences as data, with their words in both languages. */
export async function changesJsonAnswer(request: PageRequest): Promise<PlainAnswer | Refusal> {
  const found = await askPublicly(request.city, "lists.changes", chosenOf(request.parameters, request.today));
  if (isRefusal(found)) return found;
  return { contentType: "application/json", text: changesJson(found) };
}

const inOrder = (changes: readonly DatedDifference[]): DatedDifference[] =>
  changes.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));

/** An empty field is no filter; without dates it is the last year. */
function chosenOf(parameters: PageRequest["parameters"], today: Day): Chosen {
  const given = Object.fromEntries(filters.flatMap((name) => (parameters[name] ? [[name, parameters[name]]] : [])));
  return { from: addDays(today, -365), to: today, ...given };
}

async function form({ city, language, today }: PageRequest, chosen: Chosen): Promise<Markup> {
  const zh = language === "zh";
  const [bodies, groups] = await Promise.all([cityBodies(city.database.pool, today), itemGroups(city)]);
  const selects = [
    {
      name: "group",
      label: zh ? "分类" : "Group",
      choices: groups.map((value) => ({ value, text: groupWords(value)[language] })),
    },
    {
      name: "kind",
      label: zh ? "权力类型" : "Kind of power",
      choices: Object.keys(kindWords).map((value) => ({ value, text: kindIn(value, language) })),
    },
    {
      name: "body",
      label: zh ? "机关" : "Body",
      choices: bodies.map(({ id, name, nameEn }) => ({ value: id, text: zh ? name : nameEn || name })),
    },
    {
      name: "change",
      label: zh ? "变化" : "Change",
      choices: changeKinds.map((value) => ({ value, text: changeWords[value][language] })),
    },
  ] as const;
  return html`<form action="/lists/changes" class="filters">
${dayField({ name: "from", label: zh ? "从" : "From", value: chosen.from })}${dayField({ name: "to", label: zh ? "到" : "To", value: chosen.to })}
${selects.map((one) => selectField({ ...one, value: chosen[one.name] }, language))}
${chosen.item === undefined ? "" : html`<div><label for="item">${zh ? "事项编号" : "Code of an item"}</label><input id="item" name="item" value="${chosen.item}"></div>`}
<p class="acts"><button class="button">${zh ? "比较" : "Compare"}</button></p></form>`;
}

/** How many of each kind; each number leads to its rows. */
function sum({ counts }: ListDifference, chosen: Chosen, language: Language): Markup {
  const zh = language === "zh";
  const all = changeKinds.reduce((total, kind) => total + counts[kind], 0);
  const parts = order
    .filter((kind) => counts[kind] > 0)
    .map((kind) => {
      const text = html`${changeWords[kind][language]} <b class="number">${counts[kind]}</b>`;
      return chosen.change === kind
        ? html`<b class="${lookOf(kind)}">${text}</b>`
        : html`<a class="${lookOf(kind)}" href="${address("/lists/changes", { ...chosen, change: kind })}">${text}</a>`;
    });
  const { change: _change, ...whole } = chosen;
  const reset =
    chosen.change === undefined
      ? ""
      : html`<a href="${address("/lists/changes", whole)}">${zh ? "看全部" : "show all"}</a>`;
  return html`<p class="sum" role="status"><span><b class="number">${all}</b> ${zh ? "处变化" : all === 1 ? "change" : "changes"}</span> ${parts} ${reset}</p>`;
}

function nothing({ from, to }: ListDifference, days: readonly ChangeDay[], language: Language): Markup {
  const zh = language === "zh";
  const last = days.find(({ day }) => day <= (from < to ? to : from));
  return emptyState({
    title: zh ? "这两天的清单一样" : "The lists of these two days say the same",
    why:
      last === undefined
        ? zh
          ? "到这一天为止，清单没有变过；条件是同时满足的，去掉一个再试。"
          : "Until then nothing changed. All filters hold at once, so take one away."
        : zh
          ? `在此之前，清单最近一次变化是${last.day}。条件是同时满足的，也可以去掉一个再试。`
          : `Before that the list last changed on ${last.day}. All filters hold at once, so you may take one away.`,
    ...(last === undefined
      ? {}
      : {
          act: {
            label: zh ? `看${last.day}变了什么` : `See what changed on ${last.day}`,
            href: address("/lists/changes", { from: addDays(last.day, -1), to: last.day }),
          },
        }),
  });
}
