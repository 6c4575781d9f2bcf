import type { Language } from "#kernel/text/words.ts";
import type { DatedPlan } from "#systems/approvals/plan/dated-plan.ts";
import type { Flow } from "#systems/approvals/plan/flow.ts";
import { honesty } from "#systems/approvals/plan/page-words.ts";
import type { Plan } from "#systems/approvals/plan/plan.ts";

/** Terminal columns: a Chinese sign or full-width mark takes two. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, sign) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(sign)
        ? 2
        : 1),
    0,
  );

const padEnd = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));
const padStart = (text: string, width: number): string => " ".repeat(Math.max(0, width - widthOf(text))) + text;

/** The plan for people: one line a procedure in the order of the flow, the critical ones marked, the totals at the end. */
export function planTable(plan: Plan, flow: Flow, dated: DatedPlan | undefined, language: Language): string {
  const zh = language === "zh";
  const head = zh
    ? ["阶段", "编号", "事项", "部门", "天数", "开始", "完成", "余量", ""]
    : ["Stage", "Id", "Procedure", "Body", "Days", "Start", "Finish", "Slack", ""];
  const rows = plan.procedures.map((one, index) => {
    const days = dated?.procedures[index];
    return [
      String(one.stage),
      one.id,
      one.name[language],
      one.body[language],
      String(one.days),
      days?.startDay ?? String(one.start),
      days?.finishDay ?? String(one.finish),
      String(one.slack),
      [one.critical && (zh ? "◀ 关键" : "◀ critical"), one.status === "toConfirm" && (zh ? "待定" : "to confirm")]
        .filter(Boolean)
        .join(" "),
    ];
  });
  const numeric = new Set([0, 4, 5, 6, 7]);
  const widths = head.map((text, column) => Math.max(widthOf(text), ...rows.map((row) => widthOf(row[column] ?? ""))));
  const line = (row: readonly string[]) =>
    row
      .map((text, at) => (numeric.has(at) ? padStart : padEnd)(text, widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  const title = `${flow.title[language]} ${plan.edition}`;
  return [title, "", line(head), ...rows.map(line), "", ...totals(plan, flow, dated, zh)].join("\n");
}

function totals(plan: Plan, flow: Flow, dated: DatedPlan | undefined, zh: boolean): string[] {
  const path = plan.criticalPath.join(" → ");
  const sums = zh
    ? [
        `${plan.procedures.length} 个事项；依次办理 ${plan.serialWorkdays} 个工作日，承诺时限之和 ${plan.promisedSumWorkdays}，并联 ${plan.parallelWorkdays}`,
        `关键路径：${path}`,
      ]
    : [
        `${plan.procedures.length} procedures; one after another ${plan.serialWorkdays} workdays, promised limits in sum ${plan.promisedSumWorkdays}, in parallel ${plan.parallelWorkdays}`,
        `Critical path: ${path}`,
      ];
  const note = zh ? `说明：${honesty(plan, flow).zh}` : `Note: ${honesty(plan, flow).en}`;
  return [...sums, ...(dated === undefined ? [] : ends(dated, zh)), ...open(plan, zh), ...leftOut(plan, zh), note];
}

/** The two ends, and what the days until the later one go to (CON-10). */
function ends({ accepted, governmentEnd, earliestEnd, spent, provisional }: DatedPlan, zh: boolean): string[] {
  const { government, excluded, own } = spent;
  const moving = provisional ? (zh ? "（暂定）" : " (provisional)") : "";
  if (zh)
    return [
      `${accepted} 受理，政府办理时间止于 ${governmentEnd}${moving}`,
      `连同不计入时限的时间和申请人自己的时间，最早 ${earliestEnd} 办完${moving}：政府 ${government} 天，不计时限 ${excluded} 天，自己 ${own} 天（日历日）`,
    ];
  return [
    `Accepted ${accepted}; government is done by ${governmentEnd}${moving}`,
    `With time that no clock counts and the applicant's own, done by ${earliestEnd} at the earliest${moving}: government ${government}, not counted ${excluded}, own ${own} (calendar days)`,
  ];
}

/** What is still to be confirmed, and what to ask first. */
function open({ toConfirm, questions }: Plan, zh: boolean): string[] {
  if (toConfirm.length === 0) return [];
  const first = questions.slice(0, 3).map(({ question, path }) => (zh ? question.zh : `${question.en} (${path})`));
  return [
    zh
      ? `待定 ${toConfirm.length} 项，先回答：${first.join(" ")}`
      : `${toConfirm.length} to confirm; answer first: ${first.join(" ")}`,
  ];
}

function leftOut({ notNeeded }: Plan, zh: boolean): string[] {
  if (notNeeded.length === 0) return [];
  const ids = notNeeded.map(({ id }) => id);
  return [zh ? `不必办 ${ids.length} 项：${ids.join("、")}` : `${ids.length} not needed: ${ids.join(", ")}`];
}
