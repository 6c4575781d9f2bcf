import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a clock cannot be held, go on or be extended: by which rule, and what to do instead. */
export const { texts: caseClockRefusals, refuse: refuseClock } = refusalsOf({
  CLOCK_FORBIDS: {
    rule: "CLK-28",
    text: { zh: "{fault}。", en: "{faultEn}." },
    next: { zh: "{mend}。", en: "{mendEn}." },
  },
  GROUND_NOT_EXCLUDED: {
    rule: "CLK-17",
    article: "行政许可法 第四十五条",
    text: {
      zh: "“{ground}”的时间不能扣除：没有法律对“{item}”这样规定。",
      en: "The time of “{ground}” is not excluded: no law says so of “{item}”.",
    },
    next: {
      zh: "在时限内办理；征求意见另有自己的期限。",
      en: "Do it within the limit; a consultation has a clock of its own.",
    },
    status: 422,
  },
  ENDS_ON_DUE_DAY: {
    rule: "SUP-04",
    text: {
      zh: "暂停恰好在到期日{day}结束，会被列为异常（A08）。",
      en: "The pause ends exactly on the due day {day}; that is an anomaly (A08).",
    },
    next: { zh: "写明为什么恰好是这一天，再提交。", en: "Say why it is this very day, and send it again." },
    status: 422,
  },
  NOT_HELD: {
    rule: "CLK-16",
    text: { zh: "计时没有暂停。", en: "The clock is not held." },
    next: { zh: "不用处理。", en: "Nothing needs to be done." },
  },
  HEAD_APPROVES: {
    rule: "CLK-12",
    article: "行政许可法 第四十二条",
    text: { zh: "延期由本机关负责人批准（{basis}）。", en: "The head of the office approves an extension ({basis})." },
    next: { zh: "报本机关负责人。", en: "Ask the head of the office." },
    status: 403,
  },
  GOVERNMENT_APPROVES: {
    rule: "CLK-13",
    article: "行政许可法 第四十二条第二款",
    text: {
      zh: "这一延期由本级人民政府负责人批准（{basis}）。",
      en: "This extension is approved by the head of the government of that level ({basis}).",
    },
    next: { zh: "报本级政府负责人。", en: "Ask the head of the government." },
    status: 403,
  },
  EXTENSION_TOO_LONG: {
    rule: "CLK-12",
    article: "行政许可法 第四十二条",
    text: {
      zh: "最多延长{most}天（{basis}），不能延长{days}天。",
      en: "At most {most} days ({basis}); {days} are too many.",
    },
    next: { zh: "填写{most}天以内。", en: "Enter {most} or fewer." },
    status: 422,
  },
  NOTHING_TO_EXTEND: {
    rule: "CLK-12",
    text: { zh: "“{item}”没有法定时限，没有可延长的。", en: "“{item}” has no legal limit to extend." },
    next: { zh: "按承诺办理；办不完的，公开说明原因。", en: "Keep the promise, or state in public why not." },
  },
  NOT_LATE: {
    rule: "CLK-19",
    text: {
      zh: "没有超过承诺时限（{due}），不用说明。",
      en: "The promise ({due}) is not broken; there is nothing to explain.",
    },
    next: { zh: "继续办理。", en: "Go on with it." },
  },
});
