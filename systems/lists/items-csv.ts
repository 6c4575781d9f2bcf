import type { TableContent } from "#kernel/pages/table-files.ts";
import type { Language } from "#kernel/text/words.ts";
import type { ItemRow } from "./items-query.ts";
import { kindIn, levels, levelWords, limitWords, subjectWords } from "./list-words.ts";

const heads: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "编号",
    "事项",
    "类型",
    "承办机构",
    "机构数",
    "法定时限",
    "承诺（工作日）",
    "承诺时限出处",
    "到窗口次数",
    "收费",
    "服务对象",
    "层级",
    "主题",
    "依据",
    "生效",
    "失效",
  ],
  en: [
    "code",
    "item",
    "kind",
    "body",
    "bodies",
    "legal limit",
    "promised (workdays)",
    "mark of the promise",
    "trips",
    "fee",
    "subjects",
    "levels",
    "life event",
    "basis",
    "valid from",
    "valid to",
  ],
};

/** The columns' names in data, whatever the language. */
const keys = [
  ...["code", "name", "kind", "body", "bodies", "legalLimit", "promisedWorkdays", "promisedMark", "visits", "fee"],
  ...["subjects", "levels", "theme", "bases", "validFrom", "validTo"],
] as const;

/** The list as a table to take along. */
export function itemsTable(rows: readonly ItemRow[], language: Language): TableContent {
  const lines = rows.map((row) => [
    ...[row.code, row.name, kindIn(row.kind, language)],
    ...[(language === "zh" ? row.bodyName : row.bodyNameEn) ?? "", row.bodies],
    ...[
      limitWords(row.legalDays, row.legalUnit)[language],
      row.promisedDays,
      row.marks.promised ?? "",
      row.visits,
      row.fee,
    ],
    row.subjectKinds.map((kind) => subjectWords[kind as keyof typeof subjectWords]?.[language] ?? kind).join("、"),
    levels
      .filter((level) => row.levels.includes(level))
      .map((level) => levelWords[level][language])
      .join("、"),
    ...[row.theme ?? "", row.bases.join("；"), row.validFrom, row.validTo ?? ""],
  ]);
  return { keys, heads: heads[language], rows: lines };
}
