import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why the commands on reports of inaction say no. */
export const { texts: inactionRefusals, refuse } = refusalsOf({
  REPORT_BODY: {
    rule: "IDN-06",
    text: { zh: "没有编号为“{body}”的现存机构。", en: "There is no body “{body}” today." },
    next: {
      zh: "从名单中选被举报的机构；已撤并的选承接它的机构。",
      en: "Choose the body from the list; for one that has ended, its successor.",
    },
    status: 422,
  },
  REPORT_BODY_MISSING: {
    rule: "LST-16",
    text: { zh: "没有选是哪个机关。", en: "No body is chosen." },
    next: {
      zh: "从名单中选一个；不知道归谁管的，打12345问。",
      en: "Choose one from the list; ask 12345 if you do not know which.",
    },
    status: 422,
  },
  REPORT_WHAT: {
    rule: "SUP-06",
    text: { zh: "发生了什么写得太少，没法核查。", en: "Too little is written to look into it." },
    next: {
      zh: "至少写10个字：什么时候、找了谁、该办什么没有办。",
      en: "Write 10 characters at least: when, whom you asked, what was not done.",
    },
    status: 422,
  },
  REPORT_ITEM: {
    rule: "LST-16",
    text: { zh: "清单里没有编码为“{item}”的事项。", en: "The list has no item “{item}”." },
    next: { zh: "在事项清单里查编码；不知道可以不写。", en: "Look its code up in the list, or leave it out." },
    status: 422,
  },
  REPORT_STATE: {
    rule: "SUP-06",
    text: {
      zh: "这份举报是“{state}”，不能这样办。",
      en: "This report is “{stateEn}” and cannot be handled so.",
    },
    next: {
      zh: "先决定是否受理，受理了再答复；办过的不再改。",
      en: "Decide on taking it, then answer it; what is done stays.",
    },
  },
  REPORT_REASON: {
    rule: "SUP-06",
    text: { zh: "不受理要告诉举报人为什么、该找谁。", en: "Who does not take a report says why, and whom to ask." },
    next: { zh: "写明理由和有权处理的机关。", en: "Give the reason and the right office." },
    status: 422,
  },
  REPORT_OWN_BODY: {
    rule: "LST-16",
    article: "行政许可法 第六十条",
    text: {
      zh: "被举报的就是本机构：自己的不作为不由自己查。",
      en: "The report is about your own body: nobody judges their own.",
    },
    next: { zh: "由别的机构的监察岗或市领导办。", en: "A supervisor of another body or a city leader handles it." },
  },
  REPORT_UNKNOWN: {
    rule: "IDN-04",
    text: { zh: "没有查询码是“{code}”的举报。", en: "No report has the query code “{code}”." },
    next: {
      zh: "对照记下的查询码重写一遍：12位，形如AB12-CD34-EF56，没有字母I、L、O、U。",
      en: "Compare it with the code you noted: 12 characters such as AB12-CD34-EF56, without I, L, O and U.",
    },
    status: 404,
  },
});
