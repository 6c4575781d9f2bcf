import type { PageRequest, PlainAnswer, PortalPage } from "#kernel/city/system.ts";
import { type TableContent, tableCsv, tableJson } from "#kernel/pages/table-files.ts";
import { statisticsPage } from "./page.ts";
import { decidedPage } from "./page-cases.ts";
import { timesBy } from "./query.ts";
import { spanOf } from "./span.ts";

/** Every row by body and by item, with its code. */
async function tableOf(request: PageRequest): Promise<TableContent> {
  const zh = request.language === "zh";
  const span = spanOf(request);
  const [bodies, items] = await Promise.all([timesBy(request.city, "body", span), timesBy(request.city, "item", span)]);
  const rows = [...bodies.map((one) => ["body", one] as const), ...items.map((one) => ["item", one] as const)];
  return {
    keys: ["by", "code", "name", "decided", "withinPromise", "promisedDays", "medianDays", "p90Days", "from", "to"],
    heads: zh
      ? ["按", "编码", "名称", "办结", "承诺以内", "承诺（工作日）", "一半（工作日）", "九成（工作日）", "从", "到"]
      : [
          "By",
          "Code",
          "Name",
          "Decided",
          "Within promise",
          "Promised (workdays)",
          "Median",
          "90th percentile",
          "From",
          "To",
        ],
    rows: rows.map(([by, { key, name, cases, kept, promised, median, p90 }]) => [
      ...[by, key, name, cases, kept, promised, median, p90],
      ...[span.from.slice(0, 7), span.to.slice(0, 7)],
    ]),
  };
}

const csv = async (request: PageRequest): Promise<PlainAnswer> => ({
  ...{ contentType: "text/csv; charset=utf-8", fileName: "statistics.csv" },
  text: tableCsv(await tableOf(request)),
});
const json = async (request: PageRequest): Promise<PlainAnswer> => ({
  contentType: "application/json; charset=utf-8",
  text: tableJson(await tableOf(request)),
});

/** Promised and real days, and the cases behind each number. */
export const statisticsPages: readonly PortalPage[] = [
  {
    path: "/statistics",
    title: { zh: "承诺与实际", en: "Promised and real days" },
    navigation: "lists",
    page: statisticsPage,
  },
  {
    path: "/statistics/cases",
    title: { zh: "办结的办件", en: "Decided cases" },
    navigation: "lists",
    page: decidedPage,
  },
  { path: "/statistics.csv", title: { zh: "承诺与实际（CSV）", en: "Statistics (CSV)" }, page: csv },
  { path: "/statistics.json", title: { zh: "承诺与实际（JSON）", en: "Statistics (JSON)" }, page: json },
];
