import type { Language } from "#kernel/text/words.ts";
import type { DatedPlan } from "./dated-plan.ts";
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

/** What a plan with dates adds: whether each is needed, and both its dates. */
const datedHeads = {
  zh: ["要办还是待确认", "只算政府时间：受理", "只算政府时间：办结", "最早真能：受理", "最早真能：办结"],
  en: [
    "needed or to confirm",
    "government time: start",
    "government time: end",
    "earliest real start",
    "earliest real end",
  ],
} satisfies Record<Language, string[]>;

/** The plan as CSV (RFC 4180, UTF-8 with a byte order mark, without which spreadsheets misread Chinese). */
export function planCsv(plan: Plan | DatedPlan, flow: Flow, language: Language): string {
  const dates = new Map("accepted" in plan ? plan.procedures.map((one) => [one.id, one]) : []);
  const declared = new Map(flow.procedures.map((one) => [one.id, one]));
  const onPath = new Set(plan.criticalPath);
  const rows = plan.procedures.map((one) => {
    const legal = declared.get(one.id);
    const makers = [...new Set(one.needs.flatMap(({ from }) => from ?? []))].join(" ");
    const path = onPath.has(one.id) ? 1 : 0;
    const times = [one.serialDays, one.days, one.start, one.finish, one.slack, path];
    const basis = [legal?.legalDays ?? "", legal?.legalUnit ?? "", legal?.mark.legal ?? "", legal?.legalBasis ?? ""];
    const dated = dates.get(one.id);
    const days = dated
      ? [...[dated.status, dated.startDay, dated.finishDay], ...[dated.earliestStartDay, dated.earliestFinishDay]]
      : [];
    return [one.id, one.name[language], one.body[language], one.stage, ...times, makers, ...basis, ...days];
  });
  const head = [...heads[language], ...(dates.size > 0 ? datedHeads[language] : [])];
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A text that begins like a formula gets an apostrophe before it, so that a spreadsheet shows it and never runs it. */
function cell(value: string | number): string {
  const text = typeof value === "number" ? String(value) : value.replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
