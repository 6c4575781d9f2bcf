import type { Refusal } from "#kernel/records/refusal.ts";
import { fill, type Words } from "#kernel/text/words.ts";

/**
 * What one visitor can send in one window: forms from one address, or by one person; keys that open nothing; and the size of
 * a form in bytes.
 */
export const formLimits = {
  ...{ perAddress: 20, perPerson: 60, wrongKeys: 20, windowMs: 60_000 },
  ...{ bytes: 65_536, fields: 100 },
} as const;

type FormRefusal = { readonly status: number; readonly rule: string; readonly text: Words; readonly next: Words };

/** Why a form of the portal is not even read by its page. */
const texts = {
  FORM_CROSS_SITE: {
    status: 403,
    rule: "API-12",
    text: {
      zh: "这份表单不是从本站的页面提交的，没有办理",
      en: "This form was not sent from a page of this site; nothing was done",
    },
    next: { zh: "在本站打开那一页，重新填写。", en: "Open the page on this site and fill it in there." },
  },
  FORM_TYPE: {
    status: 415,
    rule: "API-08",
    text: { zh: "表单的格式读不懂，没有办理", en: "The form's encoding cannot be read; nothing was done" },
    next: { zh: "用浏览器在本站的页面上填写。", en: "Fill it in on this site with a browser." },
  },
  FORM_TOO_LARGE: {
    status: 413,
    rule: "API-07",
    text: {
      zh: "填写的内容太长（超过64千字节），没有办理",
      en: "What was filled in is too long (over 64 kB); nothing was done",
    },
    next: { zh: "写得短些；长的材料可以到窗口交。", en: "Make it shorter; long papers can be handed in at a window." },
  },
  FORM_FILES_TOO_LARGE: {
    status: 413,
    rule: "FIL-02",
    text: {
      zh: "提交的文件加起来超过{limit}兆字节，没有办理。",
      en: "The files that were sent have more than {limit} MB together; nothing was done.",
    },
    next: {
      zh: "文件拆小，或者用较低的分辨率重新扫描（300 dpi足够），再提交。",
      en: "Split them, or scan them again with fewer dots (300 dpi are enough), and send them again.",
    },
  },
  FORM_FILES_TOO_MANY: {
    status: 422,
    rule: "FIL-02",
    text: {
      zh: "一次最多交{most}个文件，多出来的没有收。",
      en: "One form takes {most} files at most; the others were not taken.",
    },
    next: { zh: "先提交这些，其余的下一次再交。", en: "Send these first, and the others with another form." },
  },
  FORM_TOO_MANY: {
    status: 429,
    rule: "ACC-03",
    text: {
      zh: "从这个地址提交得太多，这一次没有办理。",
      en: "Too much was sent from this address; this time nothing was done.",
    },
    next: { zh: "{seconds}秒后再提交，填的内容都还在。", en: "Send it again in {seconds} s; what you typed is kept." },
  },
  KEYS_TOO_MANY: {
    status: 429,
    rule: "ACC-03",
    text: {
      zh: "从这个地址试了太多打不开的编码，这一次没有查。",
      en: "Too many codes that open nothing came from this address; this one was not looked up.",
    },
    next: {
      zh: "{seconds}秒后再试；编码在凭证上，逐字对照。",
      en: "Try again in {seconds} s, letter by letter as on your receipt.",
    },
  },
  FORM_KEY: {
    status: 400,
    rule: "REC-06",
    text: {
      zh: "这份表单缺少防重复的编号，没有办理。",
      en: "This form lacks the number that keeps it from being done twice; nothing was done.",
    },
    next: { zh: "核对后再提交一次，填的内容都还在。", en: "Check it and send it once more; what you typed is kept." },
  },
} satisfies Record<string, FormRefusal>;

export const formRefusals: Readonly<Record<string, FormRefusal>> = texts;

export function refuseForm(code: keyof typeof texts, details: Readonly<Record<string, unknown>> = {}): Refusal {
  const { status, rule, text, next } = texts[code];
  return {
    ...{ refused: true, code, rule, article: undefined, status, field: undefined, details },
    text: fill(text, details),
    next: fill(next, details),
  };
}
