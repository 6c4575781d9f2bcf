import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why an act between acceptance and decision cannot be. */
export const { texts: reviewRefusals, refuse: refuseReview } = refusalsOf({
  GRANT_WITHOUT_PAPERS: {
    rule: "CLK-11",
    article: "行政许可法 第三十八条",
    text: {
      zh: "材料还不齐，缺：{papers}，不能这样办。",
      en: "Papers are still missing: {papers}; this cannot be done.",
    },
    next: { zh: "收齐以后再办。", en: "Take them in first." },
    status: 422,
  },
  NOTHING_PROPOSED: {
    rule: "CLK-11",
    text: { zh: "还没有审查意见，没有可退回的。", en: "Nothing was proposed, so there is nothing to send back." },
    next: { zh: "等审查岗提出意见。", en: "Wait for the reviewer's proposal." },
  },
  DECIDED_HERE: {
    rule: "CLK-14",
    article: "行政许可法 第四十三条",
    text: { zh: "“{item}”由本机关决定，不用上报。", en: "“{item}” is decided by this office, not above." },
    next: { zh: "审查后作出决定。", en: "Review it and decide." },
  },
  NOT_HANDED_UP: {
    rule: "CLK-14",
    text: {
      zh: "这一件是“{status}”，没有上报，登记不了上级的决定。",
      en: "This case is “{statusEn}”; it was not handed up.",
    },
    next: { zh: "先初审上报。", en: "Screen it and hand it up first." },
  },
  ANSWER_DAY: {
    rule: "CLK-14",
    text: {
      zh: "上级决定的日期应在{since}（上报日）到{today}之间。",
      en: "The day of the decision lies between {since}, when it was handed up, and {today}.",
    },
    next: { zh: "按决定文书上的日期填写。", en: "Enter the day that the decision bears." },
    status: 422,
  },
});
