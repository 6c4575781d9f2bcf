import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why the public pages of cases say no. */
export const { texts: portalRefusals, refuse: refusePage } = refusalsOf({
  QUERY_CODE_UNKNOWN: {
    rule: "IDN-04",
    text: { zh: "没有查询码是“{code}”的办件。", en: "No case has the query code “{code}”." },
    next: {
      zh: "对照收件凭证重写一遍：12位，形如AB12-CD34-EF56，没有字母I、L、O、U。凭证丢了，带证件到收件的窗口补。",
      en: "Compare it with your receipt: 12 characters such as AB12-CD34-EF56, without the letters I, L, O and U. If it is lost, ask at the window where you applied.",
    },
    status: 404,
  },
  DOCUMENT_UNKNOWN: {
    rule: "DOC-04",
    text: {
      zh: "查询码“{code}”的办件没有编号为“{number}”的文书。",
      en: "The case of query code “{code}” has no document “{number}”.",
    },
    next: { zh: "在查进度页，从这一件的文书里打开。", en: "Open it from the documents under Progress." },
    status: 404,
  },
  PERMIT_UNKNOWN: {
    rule: "DOC-03",
    article: "行政许可法 第四十条",
    text: { zh: "本市没有证号是“{number}”的证件。", en: "This city has given no permit “{number}”." },
    next: {
      zh: "对照证件重写一遍，年份用六角括号〔〕；还是没有的，向证件上的发证机关核实。",
      en: "Compare it with the permit, with the year in 〔〕; if it stays unknown, ask the office named on it.",
    },
    status: 404,
  },
  PROJECT_UNKNOWN: {
    rule: "CON-11",
    text: { zh: "没有编号为“{id}”的公开项目。", en: "There is no public project “{id}”." },
    next: { zh: "核对项目代码，或在首页搜索里写项目代码。", en: "Check the project's code, or search for it." },
    status: 404,
  },
  FLOW_MISSING: {
    rule: "CON-13",
    text: { zh: "这个城市还没有公布工程建设的审批流程。", en: "This city has not published a construction flow yet." },
    next: { zh: "到事项清单里按事项办。", en: "See the list of services instead." },
    status: 404,
  },
});
