import type { Language } from "#kernel/text/words.ts";
import { workdays } from "./chart-words.ts";
import type { Plan } from "./plan.ts";

/** Every how many workdays the axis has a mark: about twelve marks whatever the length. */
export function axisStep(total: number): number {
  return [1, 2, 3, 5, 10, 20, 50, 100].find((step) => total / step <= 13) ?? Math.ceil(total / 10);
}

/** The words of the Gantt chart in one language. */
export function ganttWords(plan: Plan, language: Language) {
  const { serialWorkdays, parallelWorkdays } = plan;
  const count = plan.procedures.length;
  const chinese = {
    title: `${count}项审批的并联计划：${parallelWorkdays}个工作日，逐项办理为${serialWorkdays}个工作日`,
    description: `关键路径依次为${plan.criticalPath.join("、")}。全部数据见下表。`,
    past: `过去：${count}项一件办完再办下一件`,
    pastByLaw: `按法定时限：${count}项一件办完再办下一件`,
    pastNote: (lines: number) => `与下图同一比例，要折成${lines}行`,
    pastTotal: `${serialWorkdays}个工作日`,
    workdayRange: (first: number, last: number) => `第${first}–${last}工作日`,
    now: "现在：材料齐了就办，互不等待",
    nowTotal: `${parallelWorkdays}个工作日`,
    accepted: "受理",
    unit: "工作日",
    count: (procedures: number) => `${procedures}项`,
    stageDone: (day: number) => `第${day}工作日完成本阶段`,
    milestone: (day: number, paper: string) =>
      day === parallelWorkdays ? `关键路径终点：${paper}` : `关键路径：第${day}工作日，${paper}`,
  };
  const english: typeof chinese = {
    title: `Parallel plan of ${count} approvals: ${workdays(parallelWorkdays)}; one after another ${serialWorkdays}`,
    description: `The critical path is ${plan.criticalPath.join(", ")}. All data stand in the table below.`,
    past: `Before: ${count} approvals, one after another`,
    pastByLaw: `By the law's limits: ${count} approvals, one after another`,
    pastNote: (lines) => `Same scale as below, folded into ${lines} lines`,
    pastTotal: workdays(serialWorkdays),
    workdayRange: (first, last) => `workdays ${first}–${last}`,
    now: "Now: each starts when its papers are there",
    nowTotal: workdays(parallelWorkdays),
    accepted: "accepted",
    unit: "workday",
    count: (procedures) => `${procedures} approvals`,
    stageDone: (day) => `stage done on workday ${day}`,
    milestone: (day, paper) =>
      day === parallelWorkdays ? `End of the critical path: ${paper}` : `Critical path: workday ${day}, ${paper}`,
  };
  return language === "zh" ? chinese : english;
}
