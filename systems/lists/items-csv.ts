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

/** The list as CSV (RFC 4180, UTF-8 with a byte order mark, without which spreadsheets misread Chinese). */
export function itemsCsv(rows: readonly ItemRow[], language: Language): string {
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
  return `\uFEFF${[heads[language], ...lines].map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** A cell that a spreadsheet shows and never runs: a text that begins like a formula gets an apostrophe before it. */
export function csvCell(value: string | number): string {
  const text = typeof value === "number" ? String(value) : value.replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
