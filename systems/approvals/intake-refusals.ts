import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why an act between receipt and acceptance cannot be: what is told, once, and from when the time counts. */
export const { texts: intakeRefusals, refuse: refuseIntake } = refusalsOf({
  SUPPLEMENT_WAITS: {
    rule: "CLK-08",
    article: "行政许可法 第三十二条（五）",
    text: {
      zh: "“{item}”还在等补正材料：补齐的那一天才是受理日。",
      en: "“{item}” still waits for its supplement: the day on which all of it is there is the day of acceptance.",
    },
    next: {
      zh: "收下申请人补交的材料；材料齐了，这一件自己回到“已收件”。",
      en: "Take in what the applicant brings; once it is all there, the case is received again by itself.",
    },
  },
  SUPPLEMENT_TOLD: {
    rule: "CLK-04",
    article: "行政许可法 第三十二条（四）、优化营商环境条例 第三十六条",
    text: {
      zh: "{day}已经一次告知过要补正的内容，不能再发第二份。",
      en: "On {day} the applicant was told what is missing; there is no second notice.",
    },
    next: { zh: "等申请人补齐；补齐后受理。", en: "Wait for the supplement, then accept." },
  },
  ASKED_AGAIN: {
    rule: "CLK-04",
    article: "行政许可法 第三十二条（四）、优化营商环境条例 第三十六条",
    text: {
      zh: "“{paper}”本可以在{day}的补正告知书里一次告知，不能再次要求。",
      en: "“{paper}” could have been asked for in the notice of {day}; it cannot be asked for now.",
    },
    next: {
      zh: "材料齐全的，受理；补正后仍不合格的材料才能再告知。",
      en: "Accept what is complete; only a paper that came with a fault of its own can be asked for again.",
    },
    status: 422,
  },
  ASKED_TWICE: {
    rule: "CLK-03",
    text: { zh: "“{paper}”在告知书里写了两次。", en: "“{paper}” stands twice in the notice." },
    next: { zh: "同一份材料的问题写在一处。", en: "Write what is wrong with one paper in one place." },
    status: 422,
  },
  ASKED_WRONGLY: {
    rule: "CLK-03",
    text: {
      zh: "“{paper}”的情况与告知的不符：已有的不能说缺，没有的不能说不合格，本项目不用的不能要。",
      en: "“{paper}” is not as the notice says: what is there is not missing, what is not there has no fault, what this project does not need is not asked for.",
    },
    next: { zh: "核对材料，按实际情况写。", en: "Look at the papers, and write what is the case." },
    status: 422,
  },
  NOT_ALL_TOLD: {
    rule: "CLK-03",
    article: "行政许可法 第三十二条（四）",
    text: {
      zh: "告知书没有写全，还缺：{papers}。要一次告知全部内容。",
      en: "The notice leaves out: {papers}. Everything must be told at once.",
    },
    next: { zh: "把这些也写进同一份告知书。", en: "Put these into the same notice." },
    status: 422,
  },
  FIXED_ON_THE_SPOT: {
    rule: "CLK-06",
    article: "行政许可法 第三十二条（三）",
    text: {
      zh: "“{paper}”是可以当场更正的错误，应当让申请人当场更正，不能发补正告知书。",
      en: "What is wrong with “{paper}” can be put right on the spot; the applicant must be let do so, and no notice is sent.",
    },
    next: {
      zh: "请申请人当场更正后，用“当场更正”登记。",
      en: "Let it be corrected, then record it as corrected on the spot.",
    },
    status: 422,
  },
  RIGHT_OFFICE_MISSING: {
    rule: "CLK-05",
    article: "行政许可法 第三十二条（二）",
    text: {
      zh: "不属于本机关职权的，要告诉申请人向哪个机关申请。",
      en: "Where another office is the right one, the applicant must be told which.",
    },
    next: { zh: "写明有权办理的机关。", en: "Name the right office." },
    status: 422,
  },
  PAPERS_MISSING: {
    rule: "CLK-03",
    article: "行政许可法 第三十二条（四）",
    text: { zh: "材料还不齐，缺：{papers}。", en: "Papers are still missing: {papers}." },
    next: {
      zh: "当场或者五个工作日内一次告知申请人需要补正的全部内容；逾期不告知的，自收到之日起即为受理。",
      en: "Tell the applicant everything that is missing, once, on the spot or within five workdays; silence is acceptance.",
    },
  },
  STILL_IN_TIME: {
    rule: "CLK-03",
    text: {
      zh: "五个工作日还没有过，不能视为受理。",
      en: "The five workdays have not passed; silence is not yet acceptance.",
    },
    next: { zh: "到期后系统自动办理。", en: "The system does it when the time has passed." },
  },
  PAPER_NOT_HERE: {
    rule: "LST-17",
    text: { zh: "“{paper}”还没有收到。", en: "“{paper}” has not come in." },
    next: { zh: "先收材料，再核对。", en: "Take it in first." },
    status: 422,
  },
  PAPER_HAS_DEFECT: {
    rule: "CLK-03",
    text: { zh: "“{paper}”已告知有问题：{defect}。", en: "“{paper}” was told to have a fault: {defect}." },
    next: { zh: "等申请人补正，或者当场更正。", en: "Wait for the supplement, or let it be corrected on the spot." },
  },
  NOTHING_TO_CHECK: {
    rule: "CLK-06",
    text: {
      zh: "这一件是“{status}”，不再核对或更正材料。",
      en: "This case is “{statusEn}”; papers are no longer checked.",
    },
    next: { zh: "已作出的决定有笔误，走更正。", en: "A slip in a decision is corrected by a notice." },
  },
  NOT_IMMEDIATE: {
    rule: "CLK-10",
    article: "行政许可法 第三十四条",
    text: {
      zh: "“{item}”不是即办件（承诺{days}个工作日），先受理、审查，再决定。",
      en: "“{item}” is not decided on the spot (promised in {days} workdays): accept and review it first.",
    },
    next: { zh: "先受理。", en: "Accept it first." },
  },
  NOT_SUPPLEMENTING: {
    rule: "CLK-09",
    text: { zh: "这一件是“{status}”，不是在等补正。", en: "This case is “{statusEn}”; it does not wait for papers." },
    next: { zh: "只有逾期不补正的才能终止。", en: "Only a file that is never supplemented can be closed so." },
  },
  NO_LOCAL_RULE: {
    rule: "CLK-09",
    text: {
      zh: "法律没有规定申请人的补正期限，本市也没有定终止的规则，不能终止。",
      en: "The law sets the applicant no time to supplement and the city names no rule, so it cannot be closed.",
    },
    next: {
      zh: "继续等待；有本地规定的，由管理员写进设置。",
      en: "Wait; a local rule, if there is one, goes into the settings.",
    },
  },
  TOO_SOON_TO_CLOSE: {
    rule: "CLK-09",
    text: { zh: "按“{rule}”，{day}以前不能终止。", en: "By “{rule}” it cannot be closed before {day}." },
    next: { zh: "到那一天仍未补正的，再终止。", en: "Close it then, if nothing has come." },
  },
});
