import { type Refusal, refusalsOf } from "#kernel/records/refusal.ts";
import { FlowRefused } from "../plan/flow-fault.ts";

/** Why a plan cannot be shown. */
export const { texts: planRefusals, refuse: refusePlan } = refusalsOf({
  EDITION_UNKNOWN: {
    rule: "CON-13",
    text: { zh: "没有“{edition}”这一版流程。", en: "There is no edition “{edition}” of the flow." },
    next: { zh: "从这些版里选：{known}。", en: "Choose one of {known}." },
    status: 404,
  },
  PLAN_NOT_POSSIBLE: {
    rule: "CON-11",
    text: { zh: "这样排不出计划：{fault}。", en: "No plan can be made so: {faultEn}." },
    next: { zh: "改这一处。", en: "Change that." },
    status: 422,
  },
  ADDRESS_UNREADABLE: {
    rule: "CON-13",
    text: { zh: "地址里的“{name}”读不出：{value}。", en: "“{name}” in the address cannot be read: {value}." },
    next: {
      zh: "在页面上重新填这一项；日期写成2026-03-02。",
      en: "Fill it in again on the page; a day is written 2026-03-02.",
    },
    status: 400,
  },
  OWN_TIME_UNREADABLE: {
    rule: "CON-10",
    text: {
      zh: "“{text}”读不出自己要用的时间：天数是0到3650的整数。",
      en: "“{text}” does not say how long the applicant takes: days are whole, from 0 to 3650.",
    },
    next: {
      zh: "写成“阶段=天数”（如3=300）或“材料=天数”（如施工图设计文件=20），按日历日。",
      en: "Write stage=days (3=300) or paper=days (施工图设计文件=20), in calendar days.",
    },
    status: 400,
  },
});

/** What a flow refuses, as a refusal by its own rule and article: the first fault is told, all are in the details. */
export function asRefusal(error: unknown): Refusal {
  if (!(error instanceof FlowRefused)) throw error;
  const [first] = error.faults;
  if (first === undefined) throw error;
  const { rule, article, next, text } = first;
  const faults = error.faults.map(({ code, procedure, field }) => ({ code, procedure, field }));
  const told = refusePlan("PLAN_NOT_POSSIBLE", { fault: bare(text.zh), faultEn: bare(text.en), faults });
  return { ...told, rule, article, next };
}

/** Without its full stop: the sentence goes on. */
function bare(text: string): string {
  return text.replace(/[。.]$/, "");
}
