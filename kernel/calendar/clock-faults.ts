import { fill, type Words } from "#kernel/text/words.ts";
import type { ClockFault } from "./clock.ts";

type FaultText = { readonly rule: string; readonly text: Words; readonly next: Words };

const texts = {
  LIMIT_NOT_WHOLE: {
    rule: "CLK-18",
    text: {
      zh: "法定时限应为0至3660的整数天，现为{found}",
      en: "The legal limit must be whole days, 0 to 3660; found {found}",
    },
    next: { zh: "填写事项所依据法律规定的天数", en: "Enter the days that the item's law names" },
  },
  PROMISE_NOT_WHOLE: {
    rule: "CLK-19",
    text: {
      zh: "承诺时限应为0至3660的整数天，现为{found}",
      en: "The promised limit must be whole days, 0 to 3660; found {found}",
    },
    next: { zh: "填写公布的承诺天数；即办件填0", en: "Enter the published promise; 0 for a decision on the spot" },
  },
  PROMISE_OVER_LIMIT: {
    rule: "CLK-19",
    text: {
      zh: "承诺时限{promised}天超过法定时限{limit}天（优化营商环境条例第三十六条）",
      en: "The promise of {promised} days is longer than the legal limit of {limit} days (优化营商环境条例 art. 36)",
    },
    next: { zh: "把承诺时限改为{limit}天以内", en: "Promise {limit} days or fewer" },
  },
  NOT_A_DAY: {
    rule: "CLK-28",
    text: { zh: "“{on}”不是1900年至2150年间存在的日期", en: "“{on}” is not a date that exists between 1900 and 2150" },
    next: { zh: "日期写成2026-11-23", en: "Write the date as 2026-11-23" },
  },
  NOT_STARTED: {
    rule: "CLK-02",
    text: { zh: "时限尚未起算", en: "The clock has not started" },
    next: { zh: "先记录起算日（受理日）", en: "Record the start (the day of acceptance) first" },
  },
  STARTED_TWICE: {
    rule: "CLK-02",
    text: { zh: "时限已于{started}起算，不能再次起算", en: "The clock started on {started} and cannot start again" },
    next: {
      zh: "暂停后继续计时应记录“恢复”；新的期限应另设时限",
      en: "After a pause record a resumption; a new period needs its own clock",
    },
  },
  OUT_OF_ORDER: {
    rule: "CLK-28",
    text: { zh: "{on}早于上一事件的日期{previous}", en: "{on} is before the previous event on {previous}" },
    next: { zh: "日期应不早于{previous}", en: "Give a day that is not before {previous}" },
  },
  PAUSED_TWICE: {
    rule: "CLK-28",
    text: { zh: "时限已在暂停中，暂停不得重叠", en: "The clock is paused already; pauses do not overlap" },
    next: { zh: "先恢复计时，再记录下一次暂停", en: "Resume the clock before the next pause" },
  },
  PAUSED_AFTER_DUE: {
    rule: "CLK-28",
    text: {
      zh: "{on}已过到期日{due}，逾期后不能暂停",
      en: "{on} is after the due day {due}: an overdue clock cannot be paused",
    },
    next: { zh: "继续办理并公开说明逾期原因", en: "Go on with the case and state publicly why it is late" },
  },
  PAUSE_WITHOUT_GROUND: {
    rule: "CLK-16",
    text: {
      zh: "暂停未写明法定事由（行政许可法第四十五条）",
      en: "The pause names no ground of the law (行政许可法 art. 45)",
    },
    next: {
      zh: "选择听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审或特别法规定的事由，并书面告知申请人所需时间",
      en: "Choose hearing, tender, auction, inspection, testing, quarantine, appraisal, expert review or a special law's ground, and tell the applicant in writing how long it will take",
    },
  },
  PLANNED_DAYS_NOT_WHOLE: {
    rule: "CLK-16",
    text: {
      zh: "暂停的计划天数应为1至3660的整数，现为{found}",
      en: "The planned days of a pause must be a whole number from 1 to 3660; found {found}",
    },
    next: { zh: "填写告知书上的天数", en: "Enter the days that the notice names" },
  },
  NOT_PAUSED: {
    rule: "CLK-28",
    text: { zh: "时限未在暂停中，不能恢复", en: "The clock is not paused and cannot be resumed" },
    next: { zh: "先记录暂停的起始日和事由", en: "Record the pause with its day and ground first" },
  },
  EXTENDED_TWICE: {
    rule: "CLK-12",
    text: {
      zh: "已延长过一次；只能延长一次（行政许可法第四十二条）",
      en: "Extended once already; only one extension is allowed (行政许可法 art. 42)",
    },
    next: { zh: "在现有期限内作出决定", en: "Decide within the present limit" },
  },
  EXTENDED_AFTER_DUE: {
    rule: "CLK-12",
    text: {
      zh: "{on}已过到期日{due}，到期后不能延长",
      en: "{on} is after the due day {due}: a limit that has passed cannot be extended",
    },
    next: { zh: "继续办理并公开说明逾期原因", en: "Go on with the case and state publicly why it is late" },
  },
  EXTENDED_AFTER_END: {
    rule: "CLK-12",
    text: { zh: "时限已于{stopped}终止，不能延长", en: "The clock ended on {stopped} and cannot be extended" },
    next: { zh: "已办结的事项无需延长", en: "What is decided needs no extension" },
  },
  EXTENSION_NOT_WHOLE: {
    rule: "CLK-12",
    text: {
      zh: "延长天数应为1至3660的整数，现为{found}",
      en: "An extension must be whole days, 1 to 3660; found {found}",
    },
    next: { zh: "填写批准延长的天数", en: "Enter the days that were approved" },
  },
  STOPPED_TWICE: {
    rule: "CLK-28",
    text: { zh: "时限已于{stopped}终止", en: "The clock ended on {stopped} already" },
    next: { zh: "核对办结日期；更正须另作记录", en: "Compare the day of the decision; a correction is its own record" },
  },
  ALREADY_STOPPED: {
    rule: "CLK-28",
    text: { zh: "时限已于{stopped}终止，之后不能再有事件", en: "The clock ended on {stopped}; nothing can follow" },
    next: { zh: "新的期限应另设时限", en: "A new period needs its own clock" },
  },
} as const satisfies Readonly<Record<string, FaultText>>;

export type ClockFaultCode = keyof typeof texts;

/** The fault of a code with its texts filled in. */
export function clockFaults(
  code: ClockFaultCode,
  index: number | null,
  details: Readonly<Record<string, unknown>>,
): ClockFault {
  const { rule, text, next } = texts[code];
  return { code, rule, ...fill(text, details), next: fill(next, details), index };
}
