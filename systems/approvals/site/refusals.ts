import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why site and conditions cannot be settled so, or not be built on. */
export const { texts: siteRefusals, refuse: refuseSite } = refusalsOf({
  SITE_NOT_SETTLED_HERE: {
    rule: "CON-06",
    text: {
      zh: "“{item}”的办件里不定多规合一的条件。",
      en: "Site conditions are not settled in a case of “{item}”.",
    },
    next: {
      zh: "在牵头事项的办件里定；是哪些事项由本市设定。",
      en: "Settle them in a case of the item that leads; the city says which ones do.",
    },
    status: 422,
  },
  SITE_CONDITION_UNFIT: {
    rule: "CON-06",
    text: {
      zh: "写的条件不在清单里，或者值不合它的种类，或者写了两次。",
      en: "A condition is none of the list, its value is none of its kind, or it is given twice.",
    },
    next: { zh: "从清单里选条件，数值填数字。", en: "Choose it from the list, and give numbers as numbers." },
    status: 422,
  },
  SITE_WITHOUT_AGREEING: {
    rule: "CON-06",
    text: {
      zh: "提条件就是同意或者附条件同意；不同意、无意见不写条件。",
      en: "Who sets conditions agrees, or agrees with conditions; an objection sets none.",
    },
    next: { zh: "改意见，或者去掉条件。", en: "Change the opinion, or leave the conditions out." },
    status: 422,
  },
  SITE_ANSWERS_AWAITED: {
    rule: "CON-06",
    text: { zh: "还在等{bodies}的意见，期限没过。", en: "{bodies} can still answer within its time." },
    next: {
      zh: "等答复；不用等了的，先取消征求意见。",
      en: "Wait for it; where it is needed no more, cancel the consultation.",
    },
  },
  SITE_CONDITIONS_DIFFER: {
    rule: "CON-06",
    text: { zh: "各部门的条件对不上：{found}。", en: "The bodies' conditions do not go together: {foundEn}." },
    next: {
      zh: "在一张图上对齐：取消其中一件征求意见，再问一次。",
      en: "Bring them together on one map: cancel one of the consultations and ask again.",
    },
  },
  SITE_NOTHING_AGREED: {
    rule: "CON-06",
    text: { zh: "没有一个部门提出条件，没有可定的。", en: "No body has set a condition; there is nothing to settle." },
    next: {
      zh: "先征求规划部门的意见，或者写本机构的条件。",
      en: "Ask the planning bodies, or give your own conditions.",
    },
    status: 422,
  },
  SITE_SETTLED: {
    rule: "CON-06",
    text: { zh: "这一件的条件已在{on}定下。", en: "The conditions of this case were settled on {on}." },
    next: { zh: "条件变了的，另行会商。", en: "If they have changed, begin another round." },
  },
  SITE_AGREEMENT_UNFIT: {
    rule: "CON-06",
    text: {
      zh: "没有这个申请人的这次多规合一会商，或者条件还没定。",
      en: "This applicant has no such agreement, or its conditions are not settled.",
    },
    next: {
      zh: "核对办件和申请人；没有会商的，不填。",
      en: "Check case and applicant; leave it out where there was none.",
    },
    status: 422,
  },
  SITE_CONTRADICTED: {
    rule: "CON-06",
    text: {
      zh: "与立项前定下的条件不合：{found}。本市规定，不合的不收。",
      en: "This contradicts what was settled before filing: {foundEn}. The city takes nothing that does.",
    },
    next: {
      zh: "改申请内容；条件要变的，先重新会商。",
      en: "Change what is applied for, or have the conditions settled anew.",
    },
    status: 422,
  },
});
