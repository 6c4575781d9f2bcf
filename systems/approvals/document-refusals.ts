import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a document cannot be corrected or voided. */
export const { texts: documentRefusals, refuse: refuseDocument } = refusalsOf({
  WORDS_ABSENT: {
    rule: "DOC-01",
    text: {
      zh: "文书{number}里没有“{wrong}”这几个字，或者已经更正过。",
      en: "“{wrong}” does not stand in document {number}, or was corrected already.",
    },
    next: { zh: "照原文抄写有误的字句。", en: "Quote the wrong words as they stand." },
    status: 422,
  },
  WORDS_BINDING: {
    rule: "DOC-01",
    article: "行政许可法 第八条",
    text: {
      zh: "“{wrong}”改成“{right}”会动到日期、期限、依据或者决定的内容：更正只改文字笔误。",
      en: "Making “{wrong}” “{right}” would touch a date, a limit, a legal basis or what was decided: a correction mends words only.",
    },
    next: {
      zh: "日期和期限由日志和时限决定；决定有错的，走变更、撤销或撤回。",
      en: "Dates and limits follow from the journal; a wrong decision is changed, revoked or withdrawn.",
    },
    status: 422,
  },
  NOTHING_CORRECTED: {
    rule: "DOC-01",
    text: { zh: "更正前后一样。", en: "Wrong and right words are the same." },
    next: { zh: "写明应当是什么字句。", en: "Say what the words should be." },
    status: 422,
  },
  CORRECTS_ITSELF: {
    rule: "DOC-01",
    text: { zh: "{number}本身是更正通知书。", en: "{number} is itself a notice of correction." },
    next: { zh: "更正错了的，作废它，再更正原文书。", en: "Void it, and correct the document itself anew." },
  },
  DOCUMENT_VOID: {
    rule: "DOC-04",
    text: { zh: "文书{number}已经作废。", en: "Document {number} is void." },
    next: { zh: "作废的文号保留，不再使用。", en: "A void number stays, and is never used again." },
  },
  DOCUMENT_BINDS: {
    rule: "CLK-07",
    article: "行政许可法 第三十二条",
    text: {
      zh: "{kind}是办件状态、时限或者证件的凭据，不能作废（{number}）。",
      en: "A state, a clock or a permit rests on this document ({number}); it cannot be voided.",
    },
    next: {
      zh: "文字有误的，更正；决定有错的，走变更、撤销或撤回。",
      en: "Correct its words; a wrong decision is changed, revoked or withdrawn.",
    },
    status: 422,
  },
  DOCUMENT_OFFICE_GONE: {
    rule: "STF-07",
    text: { zh: "发出文书{number}的机构已不在，也没有承接的机构。", en: "The office of document {number} is gone." },
    next: { zh: "请管理员登记承接的机构。", en: "Ask the administrator to enter its successor." },
    status: 422,
  },
});
