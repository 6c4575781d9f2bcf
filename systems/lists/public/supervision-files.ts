import type { PageRequest, PlainAnswer } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { askPublicly } from "../ask.ts";
import { kindIn } from "../list-words.ts";
import { supervisionChosen } from "./supervision-filters.ts";
import type { SupervisedItem } from "./supervision-query.ts";
import { tableAnswer } from "./table-answer.ts";

/** Every row that the filters leave. */
async function allRows({ city, parameters }: PageRequest): Promise<SupervisedItem[] | Refusal> {
  const rows: SupervisedItem[] = [];
  for (let page = 1; ; page += 1) {
    const found = await askPublicly(city, "lists.supervision", { ...supervisionChosen(parameters), page, limit: 200 });
    if (isRefusal(found)) return found;
    rows.push(...found.rows);
    if (found.rows.length === 0 || rows.length >= found.total) return rows;
  }
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "编号",
    "事项",
    "类型",
    "批准机关",
    "监管机关",
    "职责",
    "检查对象",
    "频次",
    "方式",
    "分工",
    "问责",
    "依据",
    "出处",
  ],
  en: [
    ...["code", "item", "kind", "deciding body", "supervising body", "duty", "what is checked", "how often", "how"],
    ...["border", "accountability", "basis", "mark"],
  ],
};

const keys = [
  ...["code", "name", "kind", "decider", "supervisor", "duty", "subject", "frequency", "method", "boundary"],
  ...["accountability", "bases", "mark"],
] as const;

/** `/lists/supervision.csv`: a row a check; permits without an entry have one row with empty cells. */
export async function supervisionCsvAnswer(request: PageRequest): Promise<PlainAnswer | Refusal> {
  const rows = await allRows(request);
  if (isRefusal(rows)) return rows;
  const { language } = request;
  const lines = rows.flatMap(({ code, name, kind, deciderName, entries }) => {
    const head = [code, name, kindIn(kind, language), deciderName ?? ""];
    if (entries.length === 0) return [[...head, ...Array.from({ length: 9 }, () => "")]];
    return entries.flatMap(({ bodyName: by, duty, checks, boundary, accountability, bases, mark }) =>
      checks.map(({ subject, frequency, method }) => [
        ...[...head, by ?? "", duty, subject, frequency, method, boundary ?? ""],
        ...[accountability.join("；"), bases.join("；"), mark],
      ]),
    );
  });
  return tableAnswer({ keys, heads: heads[language], rows: lines }, "supervision");
}

/** `/lists/supervision.json`: the same as data. */
export async function supervisionJsonAnswer(request: PageRequest): Promise<PlainAnswer | Refusal> {
  const rows = await allRows(request);
  if (isRefusal(rows)) return rows;
  const on = request.parameters.on || request.today;
  return { contentType: "application/json", text: `${JSON.stringify({ on, total: rows.length, rows }, null, 2)}\n` };
}
