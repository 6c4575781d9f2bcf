import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a case cannot change hands. */
export const { texts: handRefusals, refuse: refusePeople } = refusalsOf({
  CASE_CLAIMED: {
    rule: "COM-07",
    text: {
      zh: "这一件已由“{post}”岗认领，一件同时只由一个人经办。",
      en: "The post “{postEn}” has this case already; one person at a time handles it.",
    },
    next: {
      zh: "请经办人转交，或由负责人、审批岗重新分派。",
      en: "Ask for it to be handed over, or let the head or who decides assign it anew.",
    },
  },
  NOT_IN_HAND: {
    rule: "COM-07",
    text: { zh: "这一件不在您手上。", en: "This case is not on your desk." },
    next: {
      zh: "没有人认领的，先认领；在别人手上的，由负责人、审批岗分派。",
      en: "Claim it where nobody has; where somebody has, the head or who decides assigns it.",
    },
  },
  NO_POST_THERE: {
    rule: "COM-07",
    text: {
      zh: "此人今天在承办机构没有窗口、审查、审批或负责人岗，也不替岗，办不了这一件。",
      en: "Today this person neither holds nor stands in for a post at the body that could handle the case.",
    },
    next: { zh: "从承办机构在岗的人中选。", en: "Choose somebody who is at a post of the body today." },
    status: 422,
  },
  SAME_HAND: {
    rule: "COM-07",
    text: { zh: "这一件已经在此人手上。", en: "This person has the case already." },
    next: { zh: "选另一个人。", en: "Choose somebody else." },
    status: 422,
  },
  HANDLING_OVER: {
    rule: "COM-07",
    text: {
      zh: "这一件是“{status}”，不用再有经办人。",
      en: "This case is “{statusEn}”: nobody has to handle it any more.",
    },
    next: { zh: "查看办件的时间线。", en: "See the case's timeline." },
  },
  REROUTED_LATE: {
    rule: "CLK-05",
    text: {
      zh: "这一件是“{status}”，已经不能改派：改派只在作出决定之前。",
      en: "This case is “{statusEn}”: it goes to another body only before it is decided.",
    },
    next: { zh: "由现承办机构办完。", en: "The body that has it finishes it." },
  },
  NO_OTHER_BODY: {
    rule: "CLK-05",
    article: "行政许可法 第三十二条（二）",
    text: {
      zh: "本市没有别的机构有权办理“{item}”，不能改派。",
      en: "No other body of the city may handle “{item}”: there is nowhere to reroute it to.",
    },
    next: {
      zh: "不属于本机关职权的，即时作出不予受理决定，告知向哪个机关申请。",
      en: "Where it is not this office's, decline at once and name the right office.",
    },
  },
  REROUTED_NOWHERE: {
    rule: "CLK-05",
    text: { zh: "这一件现在就在这个机构、这个区划。", en: "The case is at this body and division already." },
    next: { zh: "选同一事项的另一个办理机构。", en: "Choose another body that may handle the same item." },
    status: 422,
  },
  NOTHING_TO_FREE: {
    rule: "COM-07",
    text: { zh: "没有经办人，或者经办人还在岗。", en: "Nobody has the case, or who has it is still at the post." },
    next: { zh: "不用再办。", en: "Nothing needs to be done." },
  },
});
