import { html, raw } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import { ordinal, rowsOf, withoutBrackets } from "./chart-words.ts";
import type { Flow, FlowProcedure } from "./flow.ts";
import { ganttWords } from "./gantt-words.ts";
import type { Plan, PlannedProcedure } from "./plan.ts";

const heads: readonly { label: Words; classes?: string }[] = [
  { label: { zh: "编号", en: "Id" } },
  { label: { zh: "审批事项", en: "Approval" } },
  { label: { zh: "承办", en: "Body" }, classes: "wide-only" },
  { label: { zh: "先办完谁", en: "After" }, classes: "wide-only" },
  { label: { zh: "原来", en: "Before" }, classes: "numeric wide-only" },
  { label: { zh: "承诺", en: "Promised" }, classes: "numeric" },
  { label: { zh: "第几天", en: "Workdays" }, classes: "numeric" },
  { label: { zh: "可宽", en: "Slack" }, classes: "numeric" },
  { label: { zh: "法定", en: "Law" }, classes: "numeric wide-only" },
];

const caption: Words = {
  zh: "单位：工作日。“原来”和“承诺”都是估计；“法定”来自法律条文，带“估”的也是估计。＊符合条件才办；蓝色加粗的在关键路径上。",
  en: 'In workdays. "Before" and "Promised" are estimates; "Law" is from the statutes, or an estimate where it says so. * only under conditions; bold blue: on the critical path.',
};

/**
 * The table twin of the chart: every number that is drawn, as text.
 *
 * Accessibility: caption; column, row-group and row heads with scope (WCAG 1.3.1); heads repeat on paper; the path is
 * bold as well as blue.
 */
export function planTable(plan: Plan, flow: Flow, language: Language): ReturnType<typeof html> {
  const words = ganttWords(plan, language);
  const declared = new Map(flow.procedures.map((one) => [one.id, one]));
  const onPath = new Set(plan.criticalPath);
  const columns = heads.map(
    ({ label, classes }) => html`<th scope="col"${classes ? raw(` class="${classes}"`) : ""}>${label[language]}</th>`,
  );
  const groups = plan.stages
    .filter(({ procedures }) => procedures.length > 0)
    .map((stage) => {
      const name = `${ordinal(stage.no, language)}${language === "zh" ? "、" : ". "}${stage.name[language]}`;
      const done = `${words.count(stage.procedures.length)} · ${words.stageDone(stage.finish)}`;
      const rows = rowsOf(plan, stage.no).map((one) => row(one, declared.get(one.id), onPath.has(one.id), language));
      return html`<tbody><tr><th colspan="${heads.length}" scope="rowgroup"><b>${name}</b> <small>${done}</small></th></tr>
${rows}</tbody>
`;
    });
  return html`<table class="plan-table"><caption>${caption[language]}</caption><thead><tr>${columns}</tr></thead>
${groups}</table>`;
}

function row(
  one: PlannedProcedure,
  declared: FlowProcedure | undefined,
  onPath: boolean,
  language: Language,
): ReturnType<typeof html> {
  const makers = [...new Set(one.needs.flatMap(({ from }) => from ?? []))].join(" ") || "—";
  const counted = (days: number) => (one.excluded ? (language === "zh" ? "不计" : "–") : days);
  const group = declared?.jointGroup === undefined ? "" : html` <span class="tag">${declared.jointGroup}</span>`;
  const star =
    one.status === "toConfirm"
      ? html` <span class="tag open">${language === "zh" ? "待确认" : "to confirm"}</span>`
      : one.conditional
        ? language === "zh"
          ? "＊"
          : " *"
        : "";
  return html`<tr${onPath ? raw(' class="on-path"') : ""}><td>${one.id}</td><th scope="row">${withoutBrackets(one.name[language])}${star}${group}</th><td class="wide-only">${withoutBrackets(one.body[language])}</td><td class="wide-only fine">${makers}</td><td class="numeric wide-only">${counted(one.serialDays)}</td><td class="numeric">${counted(one.days)}</td><td class="numeric">${span(one)}</td><td class="numeric">${one.slack}</td><td class="numeric wide-only">${legalWords(declared, language)}</td></tr>
`;
}

/** Workdays counted from 1; the last of a 2-day procedure that starts at once is 2. */
function span({ start, finish, days }: PlannedProcedure): string {
  if (days === 0) return "—";
  return days === 1 ? String(finish) : `${start + 1}–${finish}`;
}

function legalWords(declared: FlowProcedure | undefined, language: Language): string {
  if (declared === undefined || declared.legalDays === null) return "—";
  const calendar = declared.legalUnit === "calendar";
  // A few laws name the duty but no days; then the flow's author filled them in.
  const estimated = declared.mark.legal === "E";
  if (language === "zh") return `${declared.legalDays}${calendar ? "日" : "工作日"}${estimated ? "（估）" : ""}`;
  return `${declared.legalDays} ${calendar ? "calendar days" : "workdays"}${estimated ? " (estimate)" : ""}`;
}
