import { html, raw } from "hono/html";
import { type Light, lightsByGravity, lightText } from "#kernel/calendar/lights.ts";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { type Column, dataTable } from "#kernel/pages/data-table.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import { figures } from "#kernel/pages/figures.ts";
import { type Light as Badge, lightBadge } from "#kernel/pages/light-badge.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import { drawPairs, type PairRow } from "./draw-pairs.ts";
import { type Span, type Times, timesBy } from "./query.ts";
import { type Running, runningByBody, sumOf } from "./running.ts";
import { spanAddress, spanOf } from "./span.ts";
import { method, nameOf, percent } from "./words.ts";

/** Rows of a table on the page; the file has all of them. */
const MOST_ROWS = 40;
/** Fewer cases stand apart. */
const FEW = 10;
/** Lines of the chart: those with most cases. */
const MOST_LINES = 24;

/** `/statistics`: what was promised and what it took, by body and by item; each number opens to its cases (CLK-19, SUP-08). */
export async function statisticsPage(request: PageRequest): Promise<Page> {
  const { city, language, today } = request;
  const zh = language === "zh";
  const span = spanOf(request);
  const [[all], bodies, items, running] = await Promise.all([
    timesBy(city, "all", span),
    timesBy(city, "body", span),
    timesBy(city, "item", span),
    runningByBody(city, today),
  ]);
  const own = span.body === null ? running : new Map([...running].filter(([body]) => body === span.body));
  const chosen = [
    ...(span.body === null ? [] : bodies.filter(({ key }) => key === span.body)),
    ...(span.item === null ? [] : items.filter(({ key }) => key === span.item)),
  ].map((one) => nameOf(one, language));
  const months = html`<span class="number">${span.from.slice(0, 7)}</span>${zh ? "到" : " to "}<span class="number">${span.to.slice(0, 7)}</span>`;
  const body = html`<h1>${zh ? "承诺几天，真用几天" : "Days promised, days taken"}</h1>
<p class="lead">${finding(all, language)}</p>
<p class="secondary">${months}${chosen.length === 0 ? "" : html` · ${zh ? html`${chosen.join("、")}` : html`<span lang="zh-CN">${chosen.join(", ")}</span>`} · <a href="${spanAddress("/statistics", { ...span, body: null, item: null })}">${zh ? "看全市" : "the whole city"}</a>`}</p>
${filterForm(span, language)}
${all === undefined ? "" : totals(all, sumOf(own.values()), span, language)}
<p class="fine note" id="method">${method(language)}</p>
${runningPart(sumOf(own.values()), today, language)}
${timesPart("bodies", zh ? "按机关" : "By body", bodies, span, language, running)}
${timesPart("items", zh ? "按事项" : "By item", items, span, language)}
<p class="secondary section screen-only">${zh ? "下载：" : "Download: "}<a href="${spanAddress("/statistics.csv", span)}">CSV</a> <a href="${spanAddress("/statistics.json", span)}">JSON</a>${zh ? "（机关和事项的全部行）" : " (all rows by body and item)"}</p>`;
  return { title: zh ? "承诺与实际" : "Promised and real days", description: finding(all, language), body };
}

function finding(all: Times | undefined, language: Language): string {
  const zh = language === "zh";
  if (all === undefined) return zh ? "这些月份没有办结的办件。" : "No case was decided in these months.";
  const { cases, kept, median, p90, promised } = all;
  return zh
    ? `办结${cases}件，${percent(kept, cases)}%在承诺时限以内；一半的办件${median}个工作日以内办完（承诺${promised}），九成${p90}个工作日以内。`
    : `${cases} cases decided, ${percent(kept, cases)}% within their promise; half took ${median} workdays or less (promised ${promised}), nine of ten ${p90} or less.`;
}

function filterForm({ from, to, body, item }: Span, language: Language): Markup {
  const zh = language === "zh";
  const kept = [["body", body] as const, ["item", item] as const].map(([name, value]) =>
    value === null ? "" : html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const month = (name: string, label: string, value: string) =>
    html`<div><label for="${name}">${label}</label><div class="field"><input id="${name}" name="${name}" type="month" class="short" value="${value}" pattern="20[0-9]{2}-[0-9]{2}"></div></div>`;
  return html`<form action="/statistics" class="filters">${kept}${month("from", zh ? "从（年-月）" : "From (year-month)", from.slice(0, 7))}${month("to", zh ? "到（年-月）" : "To (year-month)", to.slice(0, 7))}<p class="acts"><button class="button quiet">${zh ? "看这段时间" : "Show"}</button></p></form>`;
}

function totals(all: Times, running: Running, span: Span, language: Language): Markup {
  const zh = language === "zh";
  const rows = spanAddress("/statistics/cases", span);
  const days = zh ? "个工作日" : "workdays";
  const cases = zh ? "件" : "cases";
  return html`<div class="section">${figures({
    figures: [
      { label: zh ? "办结" : "Decided", value: String(all.cases), unit: cases, href: rows },
      { label: zh ? "承诺以内" : "Within the promise", value: percent(all.kept, all.cases), unit: "%", href: rows },
      {
        label: zh ? "超过承诺" : "Past the promise",
        ...{
          value: String(all.cases - all.kept),
          unit: cases,
          href: spanAddress("/statistics/cases", span, { late: "1" }),
        },
      },
      { label: zh ? "一半的办件" : "Median", value: String(all.median), unit: days, href: "#method" },
      { label: zh ? "九成的办件" : "Nine of ten", value: String(all.p90), unit: days, href: "#method" },
      { label: zh ? "在办（另计）" : "Running (apart)", value: String(running.open), unit: cases, href: "#running" },
    ],
  })}</div>`;
}

const badges: Readonly<Record<string, Badge>> = { normal: "ok", deepRed: "deep" };

/** Running cases by light: one stacked bar, and the same as words and numbers. */
function runningPart({ open, waiting, byLight }: Running, today: string, language: Language): Markup {
  const zh = language === "zh";
  const late = byLight.red + byLight.deepRed;
  const heading = zh
    ? `在办${open}件，${late === 0 ? "没有超过承诺的" : `其中${late}件超过承诺`}`
    : `${open} running, ${late === 0 ? "none" : late} past the promise`;
  const shown: readonly Light[] = lightsByGravity.toReversed().filter((light) => byLight[light] > 0);
  let at = 0;
  const bars = shown.map((light) => {
    const width = (byLight[light] / Math.max(open - waiting, 1)) * 1000;
    const bar = `<rect x="${at.toFixed(1)}" width="${Math.max(width - 2, 1).toFixed(1)}" height="14" class="fill-${light}"/>`;
    at += width;
    return bar;
  });
  const list = shown.map((light) => {
    const badge = lightBadge({ light: badges[light] ?? (light as Badge), language });
    return html`<li>${badge} <b class="number">${byLight[light]}</b></li>`;
  });
  const label = shown.map((light) => `${lightText[light][language]} ${byLight[light]}`).join(zh ? "，" : ", ");
  const bar = html`<svg class="lights-bar" viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label="${label}">${raw(bars.join(""))}</svg>`;
  return html`<section class="section" aria-labelledby="running"><h2 id="running">${heading}</h2>${shown.length === 0 ? "" : bar}
<ul class="lights">${list}<li>${zh ? "等申请人补正或上级机关" : "with the applicant or a higher office"} <b class="number">${waiting}</b></li></ul>
<p class="fine">${zh ? `截至${today}，由时限事件算出，不是填报的。` : `As of ${today}, computed from the events of their limits, not reported.`}</p></section>`;
}

/** A chart that says what was found, and the same as a table; each name and number leads on. */
function timesPart(
  id: "bodies" | "items",
  heading: string,
  all: readonly Times[],
  span: Span,
  language: Language,
  running?: ReadonlyMap<string, Running>,
): Markup {
  const zh = language === "zh";
  if (all.length === 0)
    return html`<section class="section" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${emptyState({
      title: zh ? "没有可算的" : "Nothing to count",
      why: zh ? "这些月份没有办结的办件；换一段时间看。" : "No case was decided in these months; choose others.",
    })}</section>`;
  const enough = all.filter(({ cases }) => cases >= FEW);
  const told = `${heading}${zh ? "：" : ": "}${worst(enough, language)}`;
  const shown = enough.slice(0, MOST_ROWS);
  const lines = shown.slice(0, MOST_LINES).map((one) => ({ ...one, name: nameOf(one, language) }));
  const kind = id === "bodies" ? "body" : "item";
  const columns: Column<Times>[] = [
    {
      label: id === "bodies" ? (zh ? "机关" : "Body") : zh ? "事项" : "Item",
      cell: (one) => nameCell(one, kind, span, language),
    },
    {
      ...{ label: zh ? "办结" : "Decided", numeric: true },
      cell: ({ key, cases }) => html`<a href="${spanAddress("/statistics/cases", span, { [kind]: key })}">${cases}</a>`,
    },
    { label: zh ? "承诺" : "Promised", numeric: true, cell: ({ promised }) => promised },
    { label: zh ? "一半" : "Median", numeric: true, cell: ({ median }) => median },
    { label: zh ? "九成" : "p90", numeric: true, cell: ({ p90 }) => p90 },
    {
      ...{ label: zh ? "承诺以内" : "In time", numeric: true },
      cell: ({ key, cases, kept }) =>
        kept === cases
          ? html`100%`
          : html`<a href="${spanAddress("/statistics/cases", span, { [kind]: key, late: "1" })}">${percent(kept, cases)}%</a>`,
    },
    ...(running === undefined
      ? []
      : [
          {
            label: zh ? "在办" : "Running",
            numeric: true,
            wideOnly: true,
            cell: ({ key }: Times) => running.get(key)?.open ?? 0,
          },
        ]),
  ];
  const rest = enough.length - shown.length;
  const more = rest === 0 ? "" : zh ? `；办结少的${rest}项在下载里` : `; ${rest} with fewer cases are in the download`;
  const caption = zh
    ? `天数是工作日；办结数、比例点开是每一件${more}`
    : `Days are workdays; counts and shares open to the cases${more}`;
  const few = all.filter(({ cases }) => cases < FEW);
  return html`<section class="section" aria-labelledby="${id}"><h2 id="${id}">${told}</h2>
${lines.length === 0 ? "" : chart(lines, { language, title: told, id: `${id}-chart` })}
${dataTable<Times>({ caption, columns, rows: shown, empty: html`` })}
${few.length === 0 ? "" : fewPart(few, columns, language)}</section>`;
}

function chart(lines: readonly PairRow[], asked: Parameters<typeof drawPairs>[1]): Markup {
  const note =
    asked.language === "zh"
      ? "空心圆：承诺；实心圆：一半的办件；竖线：九成的办件。来源：本市办件的时限记录。"
      : "Hollow: promised; full: median; stroke: nine of ten. Source: the recorded limits of this city's cases.";
  return html`<figure class="chart-only">${raw(drawPairs(lines, asked))}<figcaption class="fine">${note}</figcaption></figure>`;
}

/** Shares of a handful of cases say little, and stand apart (SUP-08). */
function fewPart(few: readonly Times[], columns: readonly Column<Times>[], language: Language): Markup {
  const zh = language === "zh";
  const shown = few.slice(0, MOST_ROWS);
  const rest = few.length - shown.length;
  const more = rest === 0 ? "" : zh ? `；其余${rest}个在下载里` : `; ${rest} more in the download`;
  const caption = zh ? `办结不足${FEW}件，比例只供参考${more}` : `Fewer than ${FEW} cases: shares say little${more}`;
  return html`<details class="note"><summary>${zh ? `办结不足${FEW}件的${few.length}个` : `${few.length} with fewer than ${FEW} cases`}</summary>${dataTable<Times>({ caption, columns, rows: shown, empty: html`` })}</details>`;
}

/** Where promises are broken most often, or that they are not. */
function worst(all: readonly Times[], language: Language): string {
  const zh = language === "zh";
  const [first, ...rest] = all;
  if (first === undefined) return zh ? `每个不足${FEW}件` : `fewer than ${FEW} each`;
  const least = rest.reduce((one, other) => (other.kept / other.cases < one.kept / one.cases ? other : one), first);
  if (least.kept === least.cases) return zh ? "全部在承诺以内" : "all within the promise";
  const share = percent(least.kept, least.cases);
  return zh
    ? `最低的是${least.name}，${share}%在承诺以内`
    : `least in ${nameOf(least, language)}, ${share}% within the promise`;
}

function nameCell(one: Times, kind: "body" | "item", span: Span, language: Language): Markup {
  const name =
    language === "en" && !one.nameEn ? html`<span lang="zh-CN">${one.name}</span>` : html`${nameOf(one, language)}`;
  return html`<a href="${spanAddress("/statistics", span, { [kind]: one.key })}">${name}</a>`;
}
