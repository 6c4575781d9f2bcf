import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why an approval command says no: by which rule and article, and what to do next. */
export const { texts: approvalRefusals, refuse } = refusalsOf({
  NO_POWER: {
    rule: "LST-16",
    article: "行政许可法 第二十二条",
    text: {
      zh: "{date}没有机构有权办理事项“{item}”：法无授权不可为。",
      en: "On {date} no body has the power to handle item “{item}”: no authority, no act.",
    },
    next: { zh: "在权力清单中查找有权办理的机构。", en: "Look up in the power list which body may handle it." },
    status: 422,
  },
  NO_LIVE_VERSION: {
    rule: "LST-16",
    article: "优化营商环境条例 第四十条",
    text: {
      zh: "事项“{item}”在{date}没有生效的版本，不能受理。",
      en: "Item “{item}” has no version in force on {date}; it cannot be taken in.",
    },
    next: { zh: "查看该事项的生效日期，或办理替代它的事项。", en: "See the item's dates, or what replaces it." },
    status: 422,
  },
  BASIS_LAPSED: {
    rule: "LST-12",
    article: "行政许可法 第十四条至第十七条",
    text: {
      zh: "事项“{item}”的设定依据已经失效：{laws}。没有依据的事项不能收件。",
      en: "What item “{item}” rests on is no longer in force: {laws}. Nothing may be taken in without a basis.",
    },
    next: {
      zh: "告诉清单管理员：补上现行依据，或取消这个事项；在办的件按受理时的版本办完。",
      en: "Tell the list keeper: name a basis in force, or cancel the item; running cases go on under their version.",
    },
    status: 422,
  },
  FLOW_UNCHANGED: {
    rule: "LST-04",
    text: {
      zh: "流程“{flow}”与清单一致，没有可更新的。",
      en: "The flow “{flow}” agrees with the lists: there is nothing to renew.",
    },
    next: { zh: "清单有变动时会自动更新。", en: "It renews itself when the lists change." },
  },
  WRONG_SUBJECT: {
    rule: "LST-16",
    text: {
      zh: "事项“{item}”不适用于这类主体（{kind}）。",
      en: "Item “{item}” is not for this kind of subject ({kind}).",
    },
    next: { zh: "核对申请人类型，或换一个适用的事项。", en: "Check the applicant's kind, or choose an item for it." },
    status: 422,
  },
  UNKNOWN_APPLICANT: {
    rule: "IDN-01",
    text: { zh: "没有登记这个申请人。", en: "This applicant is not registered." },
    next: { zh: "先登记主体（统一社会信用代码或公民身份号码）。", en: "Register the subject first." },
    status: 422,
  },
  NO_NUMBER_SERIES: {
    rule: "CLK-07",
    article: "行政许可法 第三十二条",
    text: {
      zh: "“{body}”没有发文机关代字，出不了文号；没有文号，办件状态不能改变。",
      en: "“{body}” has no office code, so there is no document number; without a number no status changes.",
    },
    next: { zh: "请管理员给这个机构登记代字。", en: "Ask the administrator to enter the body's office code." },
    status: 422,
  },
  CASE_NOT_RECEIVED: {
    rule: "CLK-07",
    article: "行政许可法 第三十二条",
    text: {
      zh: "这一件已是“{status}”，只有“已收件”的办件才能这样办。",
      en: "This case is “{statusEn}”; only a received case can be handled so.",
    },
    next: { zh: "查看办件的时间线，办下一步。", en: "See the case's timeline for the next step." },
  },
  CASE_PAUSED: {
    rule: "CLK-16",
    article: "行政许可法 第四十五条",
    text: {
      zh: "时限还在暂停中：先有结果，才能作出决定。",
      en: "The clock is held: what it waits for must come before a decision.",
    },
    next: { zh: "先恢复计时，写明结果。", en: "Resume the clock with what came of it." },
  },
  DECIDED_ABOVE: {
    rule: "CLK-14",
    article: "行政许可法 第四十三条",
    text: {
      zh: "“{item}”由{office}决定，本机关只作初审。",
      en: "“{item}” is decided by {office}; this office only screens it.",
    },
    next: { zh: "初审后上报；上级的决定登记后即办结。", en: "Screen it and hand it up; then enter what was decided." },
  },
  CASE_NOT_ACCEPTED: {
    rule: "CLK-11",
    article: "行政许可法 第三十二条、第四十二条",
    text: {
      zh: "这一件是“{status}”：先受理，才能作出决定；决定只作一次。",
      en: "This case is “{statusEn}”: accept first, then decide, and decide once.",
    },
    next: {
      zh: "已收件的先受理；已办结的走变更或撤销。",
      en: "Accept it first; a decided one can be changed or revoked.",
    },
  },
  CASE_NOT_DECIDED: {
    rule: "CLK-15",
    article: "行政许可法 第四十四条",
    text: {
      zh: "这一件是“{status}”，作出决定后才能送达。",
      en: "This case is “{statusEn}”; only a decision can be delivered.",
    },
    next: { zh: "先作出决定。", en: "Decide first." },
  },
  CASE_OVER: {
    rule: "CLK-27",
    text: { zh: "这一件是“{status}”，不能撤回申请。", en: "This case is “{statusEn}”; it cannot be withdrawn." },
    next: { zh: "已作出的决定走变更、注销或撤销。", en: "A decision is changed, cancelled or revoked instead." },
  },
  PAPER_OUTSIDE_LIST: {
    rule: "LST-17",
    article: "优化营商环境条例 第三十五条",
    text: {
      zh: "有一份材料不在清单里：清单之外的材料，数据库也不收。",
      en: "A paper is not on the list: what the list does not ask for, the database does not take either.",
    },
    next: { zh: "只收清单上的材料。", en: "Take only what the list names." },
    status: 422,
  },
  PAPER_NOT_LISTED: {
    rule: "LST-17",
    article: "优化营商环境条例 第三十五条",
    text: {
      zh: "“{paper}”不在本事项的材料清单里，不能收。",
      en: "“{paper}” is not on this item's list of papers; it may not be asked for or taken.",
    },
    next: { zh: "只收清单上的材料。", en: "Take only what the list names." },
    status: 422,
  },
  PAPER_YIELDED: {
    rule: "COM-05",
    article: "国务院关于在线政务服务的若干规定 第七条",
    text: {
      zh: "“{paper}”由“{step}”这一步产生，不用也不能由申请人提交。",
      en: "“{paper}” is what the step “{stepEn}” yields; the applicant need not and cannot bring it.",
    },
    next: { zh: "那一步办结后，系统自己调取。", en: "It is there by itself when that step is decided." },
    status: 422,
  },
  REASON_MISSING: {
    rule: "CLK-26",
    article: "行政许可法 第三十八条",
    text: { zh: "不予许可应当说明理由。", en: "A refusal must state its reasons." },
    next: { zh: "写明理由；决定书会附上复议和诉讼的途径。", en: "State the reasons; the decision adds the remedies." },
    status: 422,
  },
  MATTER_CLOSED: {
    rule: "LST-04",
    text: { zh: "这件事已经办完。", en: "This matter is closed." },
    next: { zh: "另开一件新的事。", en: "Open a new matter." },
  },
  UNKNOWN_DIVISION: {
    rule: "IDN-03",
    text: { zh: "没有这个行政区划。", en: "There is no such division." },
    next: { zh: "使用本市的区划代码，如360502。", en: "Use a code of this city's divisions, such as 360502." },
    status: 422,
  },
  NO_FLOW: {
    rule: "CON-13",
    text: { zh: "没有“{flow}”这个流程。", en: "There is no flow “{flow}”." },
    next: { zh: "选择已公布的流程和版本。", en: "Choose a published flow and edition." },
    status: 422,
  },
  EDITION_ENDED: {
    rule: "LST-04",
    text: {
      zh: "流程“{flow}”在{today}不施行，不能按它开立新项目；在办的项目照原来的版本办完。",
      en: "The flow “{flow}” is not in force on {today}: no new project begins by it; running ones keep their edition.",
    },
    next: { zh: "按现行的版本重新排计划，再开立。", en: "Plan by the edition in force, and open the project then." },
    status: 422,
  },
  NOT_IN_PLAN: {
    rule: "CON-11",
    text: {
      zh: "这个项目的计划里没有“{procedure}”这一步。",
      en: "This project's plan has no step “{procedure}”.",
    },
    next: {
      zh: "核对项目情况；情况变了计划会重新推演。",
      en: "Check the project's facts; the plan follows from them.",
    },
    status: 422,
  },
  PROCEDURE_OPEN: {
    rule: "CON-11",
    text: { zh: "“{procedure}”已经开办，一步只办一次。", en: "“{procedure}” is open already; a step is handled once." },
    next: { zh: "打开已有的办件。", en: "Open the existing case." },
  },
  PROCEDURE_WAITS: {
    rule: "CON-11",
    text: {
      zh: "“{procedure}”还在等材料：{papers}。",
      en: "“{procedure}” still waits for: {papers}.",
    },
    next: { zh: "材料一到，系统自动开办这一步。", en: "It opens by itself when they come." },
  },
  PROJECT_CODE: {
    rule: "INV-04",
    article: "企业投资项目核准和备案管理条例 第四条",
    text: { zh: "项目代码不对：{fault}", en: "The project code is not right: {faultEn}" },
    next: { zh: "使用投资项目在线审批监管平台赋予的代码。", en: "Use the code that the online platform gave." },
    status: 422,
  },
});
