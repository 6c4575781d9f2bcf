import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a permit cannot be changed, renewed or ended so, and why nothing is granted by silence. */
export const { texts: permitRefusals, refuse: refusePermit } = refusalsOf({
  NO_DEEMED_APPROVAL: {
    rule: "CLK-24",
    article: "行政许可法 第五十条",
    text: {
      zh: "没有人作决定，就没有决定：除法律列明的情形外，逾期不等于准予。",
      en: "Without a person there is no decision: silence grants nothing beyond what a law names.",
    },
    next: { zh: "由决定岗作出决定；逾期的，说明原因。", en: "Let the decider decide, and state why it is late." },
    status: 422,
  },
  PERMIT_NAMED_WRONGLY: {
    rule: "CLK-23",
    article: "行政许可法 第四十九条、第五十条",
    text: {
      zh: "变更和延续要写明是哪一件证件；新办不写。",
      en: "A change or renewal names the permit that it is about; a new application names none.",
    },
    next: { zh: "选择要变更或延续的证件，或按新办申请。", en: "Choose the permit, or apply for a new one." },
    status: 422,
  },
  WISH_WITHOUT_CHANGE: {
    rule: "CLK-23",
    article: "行政许可法 第四十九条",
    text: { zh: "只有变更申请才写要变更的内容。", en: "Only a change says what is to be changed." },
    next: { zh: "要变更的，按变更申请；延续不改内容。", en: "Apply for a change; a renewal changes nothing." },
    status: 422,
  },
  PERMIT_NOT_OWN: {
    rule: "CLK-23",
    article: "行政许可法 第四十九条、第五十条",
    text: {
      zh: "这个申请人没有这个事项的这件证件：只有被许可人能申请变更或延续自己的许可。",
      en: "The applicant holds no such permit of this item: only its holder can have it changed or renewed.",
    },
    next: { zh: "核对申请人、事项和证号。", en: "Check applicant, item and number." },
    status: 422,
  },
  PERMIT_ELSEWHERE: {
    rule: "CLK-23",
    article: "行政许可法 第四十九条、第五十条",
    text: {
      zh: "证件{number}不是这里发的：变更和延续向作出许可决定的机关申请。",
      en: "Permit {number} was not given here: a change or renewal is asked of the office that decided it.",
    },
    next: { zh: "到发证机关（{body}）申请。", en: "Apply at the office that gave it ({body})." },
    status: 422,
  },
  PERMIT_NOT_VALID: {
    rule: "CLK-27",
    article: "行政许可法 第八条、第四十九条、第五十条、第六十九条",
    text: {
      zh: "证件{number}{state}：只有有效的证件才能这样办。",
      en: "Permit {number} is {stateEn}: only a valid one can be handled so.",
    },
    next: {
      zh: "已届满的可以注销；需要的，重新申请。",
      en: "An expired one can be cancelled; who needs it applies anew.",
    },
  },
  PERMIT_CASE_OPEN: {
    rule: "CLK-23",
    text: {
      zh: "这件证件已有同样的申请在办。",
      en: "The same is being asked for this permit already.",
    },
    next: { zh: "打开在办的那一件。", en: "Open the running case." },
  },
  RENEWAL_WITHOUT_TERM: {
    rule: "CLK-23",
    article: "行政许可法 第五十条",
    text: { zh: "证件{number}没有有效期限，不用延续。", en: "Permit {number} has no term: there is nothing to renew." },
    next: { zh: "内容有变化的，申请变更。", en: "Apply for a change where something has changed." },
    status: 422,
  },
  RENEWAL_TOO_LATE: {
    rule: "CLK-23",
    article: "行政许可法 第五十条",
    text: {
      zh: "证件{number}到{validTo}届满，应当在届满{days}个工作日前、即{last}以前申请延续，现在已经晚了。",
      en: "Permit {number} ends on {validTo}; a renewal was to be asked {days} workdays before, by {last}.",
    },
    next: {
      zh: "按新办重新申请；届满以后、领到新证以前，不能从事许可的活动。",
      en: "Apply anew; from the end of the term until the new permit the activity is not allowed.",
    },
    status: 422,
  },
  PERMIT_IN_TERM: {
    rule: "CLK-23",
    text: { zh: "证件{number}的有效期还没有过。", en: "The term of permit {number} has not ended." },
    next: { zh: "届满时系统自动办理。", en: "The system does it when the term has ended." },
  },
  RENEWAL_UNDECIDED: {
    rule: "CLK-23",
    article: "行政许可法 第五十条",
    text: {
      zh: "证件{number}有按时提出、还没有决定的延续申请：届满时视为准予延续，不作届满处理。",
      en: "A renewal of permit {number} was asked in time and is undecided: it is deemed renewed and does not expire.",
    },
    next: { zh: "系统自动登记视为准予延续。", en: "The system records the deemed renewal." },
  },
  NOT_A_RENEWAL: {
    rule: "CLK-24",
    article: "行政许可法 第五十条",
    text: {
      zh: "这一件不是还没有决定的延续申请，逾期不能视为准予。",
      en: "This is no undecided renewal: silence does not grant it.",
    },
    next: { zh: "由决定岗作出决定。", en: "Let the decider decide." },
  },
  GROUND_UNFIT: {
    rule: "CLK-27",
    article: "行政许可法 第七十条",
    text: {
      zh: "“{ground}”（{article}）与这件证件不合：{number}现在是“{state}”。",
      en: "“{groundEn}” does not fit this permit: {number} is {stateEn} now.",
    },
    next: {
      zh: "换一条与实际相符的理由；撤销、撤回、注销是三种不同的决定。",
      en: "Choose the ground that is the case; revoking, withdrawing and cancelling are three different acts.",
    },
    status: 422,
  },
  GROUND_LAW_MISSING: {
    rule: "CLK-27",
    article: "行政许可法 第六十九条、第七十条",
    text: {
      zh: "{article}是“其他情形”，要写明是哪部法律、法规的规定。",
      en: "{article} is “another case”: the law or regulation that makes it one must be named.",
    },
    next: { zh: "写明法律、法规的名称和条款。", en: "Name the law or regulation with its article." },
    status: 422,
  },
  PERMIT_OFFICE_UNKNOWN: {
    rule: "LST-16",
    article: "行政许可法 第二十二条",
    text: {
      zh: "找不到现在有权处理这件证件的机构或它的持有人。",
      en: "The office that has the power over this permit, or its holder, is not known.",
    },
    next: { zh: "请管理员核对职权清单。", en: "Ask the administrator to check the power list." },
    status: 422,
  },
});
