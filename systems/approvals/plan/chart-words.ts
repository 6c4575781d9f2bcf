import type { Language, Words } from "#kernel/text/words.ts";
import type { Plan, PlannedProcedure } from "./plan.ts";

/** A name without what stands in brackets, for places where room is short. */
export function withoutBrackets(name: string): string {
  return name.replace(/（[^（）]*）|\s*\([^()]*\)/g, "");
}

/** How a procedure's bar is drawn, and what that means. */
export type Manner = "critical" | "tight" | "loose";

/** On the path that is shown; off it but without slack; or with slack. */
export function mannerOf(one: PlannedProcedure, onPath: ReadonlySet<string>): Manner {
  if (onPath.has(one.id)) return "critical";
  return one.critical ? "tight" : "loose";
}

/** Rows of a stage as charts and tables show them: the path first, then by time. */
export function rowsOf(plan: Plan, stage: number): PlannedProcedure[] {
  const onPath = new Set(plan.criticalPath);
  const order = (one: PlannedProcedure) => (onPath.has(one.id) ? 0 : 1);
  return plan.procedures
    .filter((one) => one.stage === stage)
    .sort((a, b) => order(a) - order(b) || a.start - b.start || a.finish - b.finish);
}

/** 一、二、三 for headings; beyond ten the plain number, as law texts do. */
export function ordinal(number: number, language: Language): string {
  return language === "zh" ? ([..."一二三四五六七八九十"][number - 1] ?? String(number)) : String(number);
}

/** The excluded time of a procedure in one line. */
export function excludedWords(excluded: NonNullable<PlannedProcedure["excluded"]>): Words {
  const { what, minCalendarDays } = excluded;
  return {
    zh: `${what.zh}不少于${minCalendarDays}个日历日，不计入时限`,
    en: `${what.en}: at least ${minCalendarDays} calendar days, not counted`,
  };
}

/** On which workdays it is handled, counted from 1 as people do: "第1–2工作日"; nothing when it takes no time. */
export function spanWords(one: PlannedProcedure): Words {
  if (one.days === 0) return { zh: "—", en: "—" };
  const span = one.days === 1 ? String(one.finish) : `${one.start + 1}–${one.finish}`;
  return { zh: `第${span}工作日`, en: one.days === 1 ? `workday ${span}` : `workdays ${span}` };
}

/** What a bar says when pointed at. */
export function barWords(one: PlannedProcedure): Words {
  const makers = [...new Set(one.needs.flatMap(({ from }) => from ?? []))];
  return {
    zh: `${one.id} ${one.name.zh}${one.status === "toConfirm" ? "（待确认）" : ""}：承诺${one.days}个工作日，${spanWords(one).zh}；${
      one.slack === 0 ? "不能晚" : `可晚${one.slack}个`
    }；${makers.length === 0 ? "不等别的事项" : `先办完${makers.join("、")}`}`,
    en: `${one.id} ${one.name.en}${one.status === "toConfirm" ? " (to be confirmed)" : ""}: ${workdays(one.days)} promised, ${spanWords(one).en}; ${
      one.slack === 0 ? "no slack" : `${workdays(one.slack)} slack`
    }; ${makers.length === 0 ? "waits for none" : `after ${makers.join(", ")}`}`,
  };
}

/** "1 workday", "2 workdays". */
export function workdays(count: number): string {
  return count === 1 ? "1 workday" : `${count} workdays`;
}
