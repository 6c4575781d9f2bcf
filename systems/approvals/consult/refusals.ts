import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a body cannot be asked, cannot answer, or why a decision waits for an answer. */
export const { texts: consultationRefusals, refuse: refuseConsultation } = refusalsOf({
  OWN_BODY_ASKED: {
    rule: "CLK-25",
    text: { zh: "征求意见是问别的机构，不能问本机构。", en: "Another body is consulted, never one's own." },
    next: { zh: "本机构的意见写在审查意见里。", en: "Write the own body's opinion in the review." },
    status: 422,
  },
  BODY_NOT_TO_BE_ASKED: {
    rule: "CLK-25",
    text: {
      zh: "“{body}”不在，或者没有能答复的岗位，不能向它征求意见。",
      en: "“{body}” is not there, or has no post that could answer.",
    },
    next: { zh: "问它的承接机构，或请管理员先设岗。", en: "Ask its successor, or have a post set up first." },
    status: 422,
  },
  ALREADY_ASKED: {
    rule: "CLK-25",
    text: {
      zh: "已在{day}问过“{body}”，还没有答复。",
      en: "“{body}” was asked on {day} and has not answered yet.",
    },
    next: { zh: "等它答复，或先取消原来的一次。", en: "Wait for the answer, or cancel that one first." },
  },
  CONSULTATION_OVER: {
    rule: "CLK-25",
    text: { zh: "这次征求意见已经结束。", en: "This consultation is over." },
    next: { zh: "不用再答复。", en: "No answer is needed any more." },
  },
  SILENCE_RECORDED: {
    rule: "CLK-25",
    text: {
      zh: "答复期限已过，按本市规定已记为无意见。",
      en: "The time to answer is over; by the city's rule this was recorded as no objection.",
    },
    next: { zh: "请办件机构再次征求意见。", en: "Ask the body that handles the case to consult once more." },
  },
  CONDITIONS_UNFIT: {
    rule: "CLK-25",
    text: {
      zh: "附条件同意要列出条件；其他意见不列条件。",
      en: "Agreeing with conditions lists them; any other opinion has none.",
    },
    next: { zh: "改正意见或条件。", en: "Correct the opinion or the conditions." },
    status: 422,
  },
  OBJECTION_UNEXPLAINED: {
    rule: "CLK-25",
    text: { zh: "不同意的，要说明理由和依据。", en: "An objection states its reasons and what it rests on." },
    next: { zh: "写明理由。", en: "State the reasons." },
    status: 422,
  },
  CANCEL_REASON_MISSING: {
    rule: "CLK-25",
    text: { zh: "取消征求意见要说明理由。", en: "Cancelling a consultation states why." },
    next: { zh: "写明理由。", en: "State the reason." },
    status: 422,
  },
  OPINIONS_AWAITED: {
    rule: "CLK-25",
    text: {
      zh: "还在等{count}个机构的意见（{bodies}），答复期限未过。",
      en: "{count} bodies ({bodies}) have not answered yet, and their time is not over.",
    },
    next: {
      zh: "等期限届满，或写明不等的理由后决定。",
      en: "Wait for their time to end, or state why the decision does not wait.",
    },
  },
});
