import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a hearing cannot be asked for, called or closed, or why a decision waits for it. */
export const { texts: hearingRefusals, refuse: refuseHearing } = refusalsOf({
  HEARING_TOLD: {
    rule: "CLK-22",
    article: "行政许可法 第四十七条",
    text: { zh: "已经告知过听证权利。", en: "The right to a hearing has been told already." },
    next: { zh: "等当事人在五个工作日内申请。", en: "Wait for it to be asked for within five workdays." },
  },
  THIRD_PARTY_UNKNOWN: {
    rule: "CLK-22",
    text: { zh: "没有登记这个利害关系人。", en: "This third party is not registered." },
    next: { zh: "先登记主体。", en: "Register the subject first." },
    status: 422,
  },
  HEARING_NOT_OPEN: {
    rule: "CLK-22",
    article: "行政许可法 第四十七条",
    text: { zh: "现在不能这样办：听证的步骤不对。", en: "The hearing does not stand where this can be done." },
    next: { zh: "先告知，再申请，再通知，最后结束。", en: "It is told of, asked for, called, and then closed." },
  },
  ASKED_TOO_LATE: {
    rule: "CLK-22",
    article: "行政许可法 第四十七条",
    text: {
      zh: "申请听证的期限（被告知之日起五个工作日，至{day}）已过。",
      en: "The five workdays to ask for a hearing ended on {day}.",
    },
    next: { zh: "可以向办理机关书面陈述意见。", en: "You can still state your opinion in writing." },
  },
  NOTICE_TOO_SHORT: {
    rule: "CLK-22",
    article: "行政许可法 第四十八条",
    text: {
      zh: "听证要在七个工作日前通知，最早{day}举行。",
      en: "A hearing is announced seven workdays ahead: {day} at the earliest.",
    },
    next: { zh: "改期到{day}或以后。", en: "Choose {day} or later." },
    status: 422,
  },
  HEARING_TOO_LATE: {
    rule: "CLK-22",
    article: "行政许可法 第四十七条",
    text: {
      zh: "听证应在申请之日起二十个工作日内（{day}前）举行。",
      en: "A hearing is held within twenty workdays of being asked for: by {day}.",
    },
    next: { zh: "改期到{day}或以前。", en: "Choose {day} or earlier." },
    status: 422,
  },
  CHAIR_REVIEWED: {
    rule: "CLK-22",
    article: "行政许可法 第四十八条",
    text: {
      zh: "审查或经办这一件的人不能主持听证。",
      en: "Whoever reviewed or handles the case does not chair its hearing.",
    },
    next: { zh: "指定没有参与审查的工作人员。", en: "Name somebody who did not review it." },
    status: 422,
  },
  CHAIR_UNFIT: {
    rule: "CLK-22",
    article: "行政许可法 第四十八条",
    text: { zh: "听证主持人应是本机关现任的工作人员。", en: "The chair is a present member of the office's staff." },
    next: { zh: "另行指定。", en: "Name somebody else." },
    status: 422,
  },
  HEARING_NOT_HELD: {
    rule: "CLK-22",
    text: { zh: "听证定在{day}，还没有举行。", en: "The hearing is on {day}; it has not been held." },
    next: { zh: "举行后再录入笔录。", en: "Enter the minutes after it was held." },
  },
  HEARING_PENDING: {
    rule: "CLK-22",
    article: "行政许可法 第四十八条",
    text: {
      zh: "听证还没有结束，或者申请听证的期限还没有过，不能作出决定。",
      en: "A hearing is pending, or can still be asked for: no decision before that.",
    },
    next: { zh: "等期限届满，或听证结束后根据笔录决定。", en: "Wait for that, and decide by the minutes." },
  },
});
