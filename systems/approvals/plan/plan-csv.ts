import type { Language } from "#kernel/text/words.ts";
import type { Flow } from "./flow.ts";
import type { Plan } from "./plan.ts";

const heads = {
  zh: [
    "编号",
    "事项",
    "承办",
    "阶段",
    "原时限（工作日，估计）",
    "承诺（工作日，估计）",
    "开始",
    "完成",
    "可宽",
    "关键路径",
    "先办完",
    "法定时限",
    "法定单位",
    "法定出处（L法律，J地方，E估计）",
    "依据",
  ],
  en: [
    "id",
    "procedure",
    "body",
    "stage",
    "old limit (workdays, estimate)",
    "promised (workdays, estimate)",
    "start",
    "finish",
    "slack",
    "on the critical path",
    "after",
    "legal limit",
    "legal unit",
    "mark of the legal limit (L law, J local, E estimate)",
    "legal basis",
  ],
} satisfies Record<Language, string[]>;

/** The plan as CSV (RFC 4180, UTF-8 with a byte order mark, without which spreadsheets misread Chinese). */
export function planCsv(plan: Plan, flow: Flow, language: Language): string {
  const declared = new Map(flow.procedures.map((one) => [one.id, one]));
  const onPath = new Set(plan.criticalPath);
  const rows = plan.procedures.map((one) => {
    const legal = declared.get(one.id);
    const makers = [...new Set(one.needs.flatMap(({ from }) => from ?? []))].join(" ");
    const path = onPath.has(one.id) ? 1 : 0;
    const times = [one.serialDays, one.days, one.start, one.finish, one.slack, path];
    const basis = [legal?.legalDays ?? "", legal?.legalUnit ?? "", legal?.mark.legal ?? "", legal?.legalBasis ?? ""];
    return [one.id, one.name[language], one.body[language], one.stage, ...times, makers, ...basis];
  });
  return `\uFEFF${[heads[language], ...rows].map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A text that begins like a formula gets an apostrophe before it, so that a spreadsheet shows it and never runs it. */
function cell(value: string | number): string {
  const text = typeof value === "number" ? String(value) : value.replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
