import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a joint round cannot begin, a member cannot answer, or a case waits for its round. */
export const { texts: jointRefusals, refuse: refuseJoint } = refusalsOf({
  GROUP_UNKNOWN: {
    rule: "CON-14",
    text: { zh: "本项目的流程没有联合办理组“{group}”。", en: "The project's flow has no joint group “{group}”." },
    next: { zh: "按流程里的组选，或逐件指定办件。", en: "Choose a group of the flow, or name the cases." },
    status: 422,
  },
  NOT_THE_LEAD: {
    rule: "CON-14",
    text: { zh: "“{title}”由“{lead}”牵头。", en: "“{title}” is led by the body of “{lead}”." },
    next: { zh: "由牵头机构发起。", en: "Let the lead begin it." },
    status: 422,
  },
  MEMBER_UNFIT: {
    rule: "CON-14",
    text: {
      zh: "“{member}”不能一起办：要是本项目已受理的办件，或者计划里还没有办件的步骤。",
      en: "“{member}” cannot take part: only accepted cases of this matter, or steps of its plan without a case.",
    },
    next: { zh: "去掉它，或等它受理后再发起。", en: "Leave it out, or begin once it is accepted." },
    status: 422,
  },
  NOTHING_JOINT: {
    rule: "CON-14",
    text: {
      zh: "联合办理至少要有两个机构，其中至少一件已受理。",
      en: "Joint handling needs two bodies at least, and one accepted case.",
    },
    next: { zh: "只有一个机构的，按单件办理。", en: "With one body only, handle the case by itself." },
    status: 422,
  },
  TWO_LEADS: {
    rule: "CON-14",
    text: {
      zh: "这一阶段的{kind}已由{lead}牵头发起（{day}），还没有结束。",
      en: "{lead} has begun the {kindEn} of this stage on {day}; it is still open.",
    },
    next: { zh: "同一阶段只有一个牵头机构，等这一轮结束。", en: "A stage has one lead: wait for that round." },
  },
  IN_ANOTHER_ROUND: {
    rule: "CON-14",
    text: { zh: "“{member}”已在另一轮联合办理中。", en: "“{member}” takes part in another joint round already." },
    next: { zh: "等那一轮结束，或不列入这一轮。", en: "Wait for that one to end, or leave it out." },
  },
  VISIT_UNFIT: {
    rule: "CON-14",
    text: {
      zh: "联合验收要定一次现场验收的日期（今天或以后）和地点；联合审查不去现场。",
      en: "An acceptance has one visit, today or later, and a place; a review has none.",
    },
    next: { zh: "改正日期和地点。", en: "Correct day and place." },
    status: 422,
  },
  ROUND_OVER: {
    rule: "CON-14",
    text: { zh: "这一轮联合办理不在这一步。", en: "The joint round does not stand where this can be done." },
    next: {
      zh: "先各成员答复，再一次出意见；有问题的，整改后只复验列出的问题。",
      en: "Members answer, then one list is sent; after defects only these are looked at again.",
    },
  },
  BEFORE_VISIT: {
    rule: "CON-14",
    text: { zh: "现场验收定在{day}，还没有进行。", en: "The visit is on {day}; it has not been made." },
    next: { zh: "到现场看过以后再答复。", en: "Answer after the visit." },
  },
  ANSWERED_ALREADY: {
    rule: "CON-14",
    text: { zh: "已在{day}答复。", en: "It was answered on {day}." },
    next: { zh: "意见只提一次；等牵头机构汇总。", en: "An opinion is given once; the lead sums up." },
  },
  DEFECTS_UNFIT: {
    rule: "CON-14",
    text: {
      zh: "提出问题的，逐条写明问题和依据；其他意见不列问题。",
      en: "Who names defects states each with its basis; any other opinion lists none.",
    },
    next: { zh: "改正意见或问题清单。", en: "Correct the opinion or the list." },
    status: 422,
  },
  LATE_DEMAND: {
    rule: "CON-14",
    article: "优化营商环境条例 第三十六条",
    text: {
      zh: "意见已在{day}一次汇总告知申请人，之后不能再提新的要求；再提会列为异常（A05）。",
      en: "The one list was sent on {day}; a new demand after it is not taken, and is an anomaly (A05).",
    },
    next: {
      zh: "按已经告知的意见办；确有法定情形的，在本机构的决定里写明理由。",
      en: "Go by the list that was sent; where a law requires more, say so with reasons in your own decision.",
    },
  },
  SILENCE_KEPT: {
    rule: "CLK-25",
    text: {
      zh: "答复期限已过，按本市规定已记为无意见。",
      en: "The time to answer is over; by the city's rule this was recorded as no remark.",
    },
    next: { zh: "不用再答复。", en: "No answer is needed any more." },
  },
  NOT_LISTED_DEFECT: {
    rule: "CON-14",
    text: {
      zh: "复验只看意见里列出的问题，每条一次；新的问题是A05异常。",
      en: "A re-check looks at the listed defects only, each once; a new one is an anomaly (A05).",
    },
    next: { zh: "只填列出的各条是否整改到位。", en: "Say of each listed defect whether it was put right." },
    status: 422,
  },
  MENDED_TOLD: {
    rule: "CON-14",
    text: { zh: "已在{day}报告过整改完成。", en: "It was reported on {day} already." },
    next: { zh: "等牵头机构通知复验。", en: "Wait for the lead to call the re-check." },
  },
  MEMBERS_AWAITED: {
    rule: "CON-14",
    text: {
      zh: "还有{count}个成员（{bodies}）没有答复，期限未过。",
      en: "{count} members ({bodies}) have not answered, and their time is not over.",
    },
    next: { zh: "等他们答复或期限届满。", en: "Wait for their answers, or for their time to end." },
  },
  DEFECTS_STAND: {
    rule: "CON-14",
    text: { zh: "还有{count}条问题没有整改到位，不能通过。", en: "{count} defects still stand: it has not passed." },
    next: { zh: "作不通过的结论，写明理由。", en: "Conclude that it failed, with the reason." },
    status: 422,
  },
  NOTHING_AGAINST: {
    rule: "CON-14",
    text: {
      zh: "列出的问题都已整改到位，不能作不通过的结论。",
      en: "All listed defects were put right: nothing is left to fail it for.",
    },
    next: { zh: "作通过的结论。", en: "Conclude that it passed." },
    status: 422,
  },
  ROUND_REASON_MISSING: {
    rule: "CLK-26",
    text: { zh: "要写明理由。", en: "The reason is missing." },
    next: { zh: "写明理由再提交。", en: "State the reason." },
    status: 422,
  },
  JOINT_EXTENSION: {
    rule: "CLK-13",
    article: "行政许可法 第四十二条第二款",
    text: {
      zh: "联合办理最多延长{most}个工作日，不能延长{days}个。",
      en: "Joint handling is prolonged by {most} workdays at most; {days} are too many.",
    },
    next: { zh: "填写{most}以内。", en: "Enter {most} or fewer." },
    status: 422,
  },
  JOINT_LIMIT: {
    rule: "CLK-13",
    article: "行政许可法 第四十二条第二款",
    text: {
      zh: "这一件在联合办理，期限是四十五个工作日；延长由本级人民政府负责人对整轮批准。",
      en: "This case is handled jointly, in forty-five workdays; the head of the government prolongs the whole round.",
    },
    next: { zh: "由牵头机构报本级政府负责人。", en: "Let the lead ask the head of the government." },
  },
  JOINT_OPEN: {
    rule: "CON-14",
    text: {
      zh: "这一件在联合办理中，还没有一次出意见，不能单独决定。",
      en: "This case is part of a joint round that is still open: it is not decided alone.",
    },
    next: {
      zh: "等牵头机构汇总意见；联合验收有问题的，等复验结论。",
      en: "Wait for the lead's one list, and after defects for the re-check.",
    },
  },
  NOTHING_TO_FOLLOW: {
    rule: "CON-14",
    text: { zh: "各成员没有变化。", en: "Nothing has changed about the members." },
    next: { zh: "不用处理。", en: "Nothing needs to be done." },
  },
});
