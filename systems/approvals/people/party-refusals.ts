import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why somebody cannot become a party to a matter, or cease to be one. */
export const { texts: partyRefusals, refuse: refuseParty } = refusalsOf({
  PARTY_UNKNOWN: {
    rule: "IDN-01",
    text: {
      zh: "没有登记这个主体，或者不是这件事的当事人。",
      en: "No such subject is registered, or it is no party here.",
    },
    next: { zh: "先登记主体（统一社会信用代码或公民身份号码）。", en: "Register the subject first." },
    status: 422,
  },
  PARTY_ALREADY: {
    rule: "INV-06",
    text: {
      zh: "这个主体已经是本件的申请人，或者已经以这个身份参加。",
      en: "This subject is the applicant, or has this part already.",
    },
    next: { zh: "不用再加。", en: "Nothing needs to be added." },
  },
  PARTY_OVER: {
    rule: "INV-06",
    text: { zh: "这一方{on}起已经不再参加。", en: "This party's part ended on {on}." },
    next: { zh: "不用再办。", en: "Nothing needs to be done." },
  },
  MANDATE_MISSING: {
    rule: "INV-06",
    article: "行政许可法 第二十九条",
    text: {
      zh: "代理人凭书面委托参加：写明委托书编号和委托到哪一天为止。",
      en: "An agent acts by a written mandate: give its number and the day on which it ends.",
    },
    next: { zh: "请申请人出具有期限的委托书。", en: "Ask the applicant for a written mandate with an end." },
    status: 422,
  },
  PARTY_DAYS: {
    rule: "INV-06",
    text: {
      zh: "日期不对：不能倒签，截止日要在{from}以后。",
      en: "The dates do not fit: nothing is backdated, and the end is after {from}.",
    },
    next: {
      zh: "改正日期；截止日是不再参加的第一天。",
      en: "Correct the dates; the end is the first day that no longer counts.",
    },
    status: 422,
  },
  APPLICANT_STAYS: {
    rule: "INV-06",
    article: "行政许可法 第二十九条",
    text: {
      zh: "申请人不能从自己的申请里去掉；换申请人就是另一件申请。",
      en: "The applicant cannot be taken out of its own application; another applicant makes another application.",
    },
    next: { zh: "不办了的，撤回申请，再由新的申请人申请。", en: "Withdraw it, and let the new applicant apply." },
    status: 422,
  },
});
