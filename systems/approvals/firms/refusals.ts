import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why all papers of a subject cannot be taken along. */
export const { texts: firmRefusals, refuse: refuseFirm } = refusalsOf({
  TAKE_PURPOSE_MISSING: {
    rule: "COM-12",
    article: "个人信息保护法 第六条",
    text: {
      zh: "取走别人的全部材料，要先写明为了什么。",
      en: "To take all papers of somebody else along, say first what for.",
    },
    next: { zh: "写明用途，至少4个字；它留在日志里。", en: "State the purpose; it stays on record." },
    status: 422,
  },
  TAKE_NOT_OPEN: {
    rule: "COM-12",
    text: {
      zh: "没有可用的登记：只有本人在登记后五分钟内能取。",
      en: "Nothing is open: only who asked can fetch, within five minutes.",
    },
    next: { zh: "回到企业页面，再登记一次。", en: "Go back to the firm's page and ask again." },
    status: 403,
  },
  TAKE_TOO_LARGE: {
    rule: "FIL-02",
    text: {
      zh: "材料共{size}兆字节，一个压缩包最多{limit}兆。",
      en: "The papers have {size} MB; one archive has {limit} MB at most.",
    },
    next: { zh: "在各办件里分别打开。", en: "Open them in their cases." },
    status: 413,
  },
});
