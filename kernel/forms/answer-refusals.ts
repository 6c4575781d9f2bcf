import { refusalsOf } from "#kernel/records/refusal.ts";

/** What can be wrong with the answers to an item's form, each told at its field. */
export const { texts: answerRefusals, refuse: answerFault } = refusalsOf({
  ANSWER_MISSING: {
    rule: "LST-17",
    text: { zh: "“{title}”没有填。", en: "“{title}” is not filled in." },
    next: { zh: "填写{title}。", en: "Fill in {title}." },
    status: 422,
  },
  ANSWER_MISFIT: {
    rule: "LST-17",
    text: { zh: "“{title}”应{wanted}，现为“{found}”。", en: "“{title}” should {wantedEn}; found “{found}”." },
    next: { zh: "改正{title}。", en: "Correct {title}." },
    status: 422,
  },
  ANSWER_NOT_ASKED: {
    rule: "LST-17",
    text: { zh: "表单没有问“{name}”，不能收。", en: "The form does not ask for “{name}”; it is not taken." },
    next: { zh: "删去这一项；清单以外的内容一项也不收。", en: "Leave it out; nothing beyond the form is taken." },
    status: 422,
  },
});
