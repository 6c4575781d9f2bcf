import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a step cannot be recorded as done outside the system. */
export const { texts: outsideRefusals, refuse: refuseOutside } = refusalsOf({
  STEP_ON_SYSTEM: {
    rule: "LST-16",
    article: "优化营商环境条例 第四十二条",
    text: {
      zh: "“{step}”由{body}在本系统办理，不能登记成在系统外办好的。",
      en: "“{stepEn}” is handled by {bodyEn} on this system; it cannot be recorded as done outside.",
    },
    next: {
      zh: "材料齐了它自己开办；急的话请那个部门的窗口开办这一步。",
      en: "It opens by itself once its papers are there; or ask that body's window to open it.",
    },
  },
  OUTSIDE_DAY_UNFIT: {
    rule: "REC-11",
    text: {
      zh: "{on}还没到：只登记已经办好的事，今天是{today}。",
      en: "{on} is still to come: only what is done is recorded, and today is {today}.",
    },
    next: { zh: "办好以后再登记，或改正日期。", en: "Record it once it is done, or correct the day." },
    status: 422,
  },
  OUTSIDE_PROOF_MISSING: {
    rule: "CON-11",
    article: "行政许可法 第三十一条",
    text: {
      zh: "系统外办好的一步，凭证明材料登记：材料名称、编号、出具单位和日期一样都不能少。",
      en: "A step done outside is recorded by the paper that proves it: its name, number, issuer and day.",
    },
    next: {
      zh: "照着那份材料填写；日期不能晚于今天，附件须是您自己上传的。",
      en: "Fill them in from the paper; its day is not after today, and a file is one that you uploaded.",
    },
    status: 422,
  },
  OUTSIDE_TOO_EARLY: {
    rule: "CON-07",
    text: {
      zh: "“{step}”依法要在这些之后：{papers}。现在还没有，或者比它晚。",
      en: "By law “{stepEn}” comes after {papers}: not there yet, or later than it.",
    },
    next: {
      zh: "先办好前面的；日期写错了就改正日期。",
      en: "Let what comes before be done first; if the day is wrong, correct it.",
    },
  },
  OUTSIDE_RECORDED: {
    rule: "CON-11",
    text: {
      zh: "“{step}”已经登记为{on}办好。",
      en: "“{stepEn}” is on record as done on {on}.",
    },
    next: { zh: "写错了的，用“更正系统外步骤”。", en: "If that is wrong, correct the record." },
  },
  OUTSIDE_UNKNOWN: {
    rule: "CON-11",
    text: { zh: "没有这条登记，或者已经更正过了。", en: "There is no such record, or it was corrected already." },
    next: { zh: "更正最新的一条。", en: "Correct the latest one." },
  },
});
