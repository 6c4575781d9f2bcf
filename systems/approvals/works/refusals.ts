import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why works cannot be recorded as begun, stopped or resumed, nor their time extended. */
export const { texts: worksRefusals, refuse: refuseWorks } = refusalsOf({
  WORKS_STAND_OTHERWISE: {
    rule: "CON-08",
    article: "建筑法 第九条、第十条",
    text: { zh: "现在是“{state}”，不能这样办。", en: "The works are {stateEn}; this cannot be done now." },
    next: {
      zh: "先报告开工，才有中止；中止了，才有核验和恢复。",
      en: "What has begun can be stopped; what is stopped is re-checked and resumed.",
    },
  },
  WORKS_PERMIT_OVER: {
    rule: "CON-08",
    article: "建筑法 第七条、第九条",
    text: {
      zh: "施工许可证{number}{permitState}，不能凭它施工。",
      en: "Construction permit {number} is {permitStateEn}; nothing may be built under it.",
    },
    next: { zh: "需要施工的，重新申请施工许可证。", en: "Who needs to build applies for a new permit." },
  },
  START_DAY_UNFIT: {
    rule: "CON-08",
    article: "建筑法 第七条、第九条",
    text: {
      zh: "开工日期{on}不行：应在领取施工许可证（{from}）到今天之间，最晚{until}。",
      en: "{on} does not fit: works begin between the day the permit was fetched ({from}) and today, by {until}.",
    },
    next: {
      zh: "改正日期；领证以前已经施工的，由主管部门依法处理。",
      en: "Correct the day; what began before the permit was fetched is for the supervising body.",
    },
    status: 422,
  },
  START_PROOF_MISSING: {
    rule: "CON-08",
    article: "建筑法 第九条",
    text: {
      zh: "开工要有证明：写明材料名称、出具单位和日期。",
      en: "A start is proved by a paper: name it, who issued it and on which day.",
    },
    next: {
      zh: "例如监理单位签发的工程开工令；日期不能晚于今天，附件须是您自己上传的。",
      en: "Such as the supervisor's order to commence; its day is not after today, and a file is one that you uploaded.",
    },
    status: 422,
  },
  START_TIME_OVER: {
    rule: "CON-08",
    article: "建筑法 第九条",
    text: {
      zh: "开工期限到{due}为止，已经过了，不能再申请延期。",
      en: "The time to begin ended on {due}; it is too late to ask.",
    },
    next: {
      zh: "施工许可证自行废止；需要的，重新申请。",
      en: "The construction permit lapses; who needs one applies anew.",
    },
  },
  EXTENSION_ASKED: {
    rule: "CON-08",
    article: "建筑法 第九条",
    text: { zh: "{on}提出的延期申请还没有决定。", en: "An extension was asked for on {on} and is not decided." },
    next: { zh: "等发证机关决定。", en: "Wait for the decision of the body that gave the permit." },
  },
  EXTENDED_TWICE: {
    rule: "CON-08",
    article: "建筑法 第九条",
    text: {
      zh: "开工已经延期{times}次：延期以两次为限，每次不超过三个月。",
      en: "The start was put off {times} times: the law allows two extensions of three months.",
    },
    next: { zh: "在{due}前开工；不然施工许可证自行废止。", en: "Begin by {due}, or the permit lapses." },
  },
  NO_EXTENSION_ASKED: {
    rule: "CON-08",
    article: "建筑法 第九条",
    text: { zh: "没有等待决定的延期申请。", en: "No extension is asked for." },
    next: { zh: "由建设单位在期限内申请。", en: "The developer asks for it before the time is over." },
  },
  START_IN_TIME: {
    rule: "CON-08",
    article: "建筑法 第九条",
    text: { zh: "开工期限还没有过。", en: "The time to begin has not ended." },
    next: { zh: "期限届满时系统自动办理。", en: "The system does it when the time has ended." },
  },
  EXTENSION_UNDECIDED: {
    rule: "CON-08",
    article: "建筑法 第九条",
    text: {
      zh: "期限内提出的延期申请还没有决定，施工许可证现在不废止。",
      en: "An extension that was asked for in time is undecided, so the permit does not lapse now.",
    },
    next: { zh: "由发证机关作出决定。", en: "Let the body that gave the permit decide." },
  },
  STOP_DAY_UNFIT: {
    rule: "CON-08",
    article: "建筑法 第十条",
    text: {
      zh: "中止日期{on}不行：应在{from}到今天之间。",
      en: "{on} does not fit: works stop between {from} and today.",
    },
    next: { zh: "改正日期；还没有中止的，中止了再报告。", en: "Correct the day; a stop is told once it has happened." },
    status: 422,
  },
  RESUME_DAY_UNFIT: {
    rule: "CON-08",
    article: "建筑法 第十条",
    text: {
      zh: "恢复日期{on}不行：应在中止（{from}）以后，不晚于今天。",
      en: "{on} does not fit: works resume after they stopped ({from}) and not after today.",
    },
    next: { zh: "改正日期。", en: "Correct the day." },
    status: 422,
  },
  RECHECK_FIRST: {
    rule: "CON-08",
    article: "建筑法 第十条第二款",
    text: {
      zh: "中止施工到{year}已满一年：恢复施工前，施工许可证要经发证机关核验，现在还没有核验合格。",
      en: "The stop was a full year old on {year}: before works resume, the body that gave the permit re-checks it, and it has not passed.",
    },
    next: {
      zh: "先报发证机关核验施工许可证；合格后再恢复。",
      en: "Ask for the re-check first; resume once it has passed.",
    },
  },
  RECHECK_NOT_NEEDED: {
    rule: "CON-08",
    article: "建筑法 第十条第二款",
    text: {
      zh: "中止施工到{year}才满一年，现在不用核验。",
      en: "The stop is a full year old on {year} only; no re-check is needed now.",
    },
    next: { zh: "恢复施工的，报告恢复就行。", en: "Where works resume, telling it is enough." },
  },
  RECHECK_ASKED: {
    rule: "CON-08",
    article: "建筑法 第十条第二款",
    text: { zh: "{on}已经报请核验，还没有结果。", en: "The re-check was asked for on {on} and has no result yet." },
    next: { zh: "等发证机关核验。", en: "Wait for the body that gave the permit." },
  },
  RECHECK_PASSED: {
    rule: "CON-08",
    article: "建筑法 第十条第二款",
    text: { zh: "施工许可证已在{on}核验合格。", en: "The permit passed its re-check on {on}." },
    next: { zh: "可以恢复施工。", en: "Works can resume." },
  },
  FINDING_MISSING: {
    rule: "CON-08",
    article: "建筑法 第十条第二款",
    text: {
      zh: "不同意延期、核验不合格，要写明理由。",
      en: "A refusal, or a re-check that fails, states its reasons.",
    },
    next: { zh: "写明理由，至少4个字。", en: "State the reasons in at least four characters." },
    status: 422,
  },
});
