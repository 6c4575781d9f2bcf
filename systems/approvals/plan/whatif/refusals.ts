import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a change of a flow cannot be thought through: by which rule, and what to do next. */
export const { texts: whatIfRefusals, refuse: refuseChange } = refusalsOf({
  CHANGE_UNREADABLE: {
    rule: "CON-11",
    text: { zh: "“{piece}”不是一项可读的改动。", en: "“{piece}” cannot be read as a change." },
    next: {
      zh: "改动写作：F26-2（时限改为2个工作日）、F10!材料名（不再要这份材料）、!材料名（由政府共享）、F16*F17（合并办理）、F26@4（每天增加4小时审查），多项之间用~隔开。",
      en: "Write F26-2 (a limit of 2 workdays), F10!paper (no longer asked), !paper (shared by the city), F16*F17 (handled as one), F26@4 (four more hours a day), joined by ~.",
    },
    status: 400,
  },
  CHANGES_TOO_MANY: {
    rule: "CON-11",
    text: {
      zh: "一次推演最多{most}项改动、{signs}个字。",
      en: "One what-if takes at most {most} changes and {signs} signs.",
    },
    next: { zh: "分几次推演。", en: "Think them through in parts." },
    status: 400,
  },
  PROCEDURE_NOT_IN_PLAN: {
    rule: "CON-11",
    text: {
      zh: "这个项目的计划里没有事项“{procedure}”：编号写错了，或者这个项目不需要办它。",
      en: "The plan of this project has no procedure “{procedure}”: the id is mistyped, or the project does not need it.",
    },
    next: { zh: "从计划里列出的事项中选。", en: "Choose one that the plan lists." },
    status: 422,
  },
  LIMIT_BELOW_ZERO: {
    rule: "CLK-10",
    article: "行政许可法 第三十四条",
    text: {
      zh: "“{name}”的时限不能是{days}个工作日：最短是0，即当场办结。",
      en: "The limit of “{name}” cannot be {days} workdays: the shortest is 0, decided on the spot.",
    },
    next: { zh: "填0或更大的整数。", en: "Give 0 or more." },
    status: 422,
  },
  LIMIT_OVER_LAW: {
    rule: "CLK-19",
    article: "优化营商环境条例 第三十六条",
    text: {
      zh: "“{name}”的时限不能改为{days}个工作日：法定时限是{legal}（{basis}），承诺只能更短。",
      en: "The limit of “{name}” cannot become {days} workdays: the law gives {legalEnglish} ({basis}), and a promise is never longer.",
    },
    next: { zh: "最多填{most}。", en: "Give at most {most}." },
    status: 422,
  },
  TIME_NOT_COUNTED: {
    rule: "CLK-16",
    article: "行政许可法 第四十五条",
    text: {
      zh: "“{name}”的时间依法不计入审批时限，不能当作工作日来改或合并。",
      en: "The time of “{name}” is by law not counted, so it cannot be changed or merged as workdays.",
    },
    next: { zh: "改它前后的事项。", en: "Change the procedures before or after it." },
    status: 422,
  },
  HOURS_NOT_MORE: {
    rule: "CON-11",
    text: {
      zh: "“{name}”增加的审查时间应是每天1小时以上，不能是{hours}小时。",
      en: "The hours added for “{name}” must be 1 or more a day, not {hours}.",
    },
    next: { zh: "填1或更大的整数。", en: "Give 1 or more." },
    status: 422,
  },
  PAPER_NOT_ASKED: {
    rule: "CON-11",
    text: { zh: "“{name}”本来就不要“{paper}”。", en: "“{name}” does not ask for “{paper}” anyway." },
    next: { zh: "从它要的材料中选：{asked}。", en: "Choose one that it asks for: {asked}." },
    status: 422,
  },
  LAW_ASKS_FOR_PAPER: {
    rule: "CON-07",
    text: {
      zh: "“{name}”要“{paper}”是法律的要求，不能去掉：{basis}。",
      en: "That “{english}” asks for “{paper}” is the law's own condition and stays: {basis}.",
    },
    next: {
      zh: "保留这份材料，从时限上想办法。",
      en: "Keep this paper; shorten limits instead.",
    },
    status: 422,
  },
  PAPER_ASKED_BY_NOBODY: {
    rule: "CON-11",
    text: {
      zh: "这个项目的计划里没有事项要“{paper}”，共享它不改变什么。",
      en: "No procedure in this project's plan asks for “{paper}”; sharing it would change nothing.",
    },
    next: { zh: "核对材料名称。", en: "Check the paper's name." },
    status: 422,
  },
  MERGED_TWICE: {
    rule: "CON-14",
    text: { zh: "“{procedure}”在同一次合并里写了两遍。", en: "“{procedure}” stands twice in one merger." },
    next: { zh: "每个事项只写一遍。", en: "Name each procedure once." },
    status: 422,
  },
  ADVICE_MERGED: {
    rule: "INV-08",
    text: {
      zh: "“{name}”没有设定依据，是服务，不能并入许可一起办：否则它就成了许可的条件。",
      en: "“{name}” is a service without legal basis; merged with a permit it would become its condition.",
    },
    next: { zh: "只合并有依据的事项。", en: "Merge only procedures that have a basis." },
    status: 422,
  },
  RING: {
    rule: "CON-11",
    text: {
      zh: "这样改以后，事项互相等待，谁也开始不了：{ring}。",
      en: "After this change procedures wait for each other and none can start: {ring}.",
    },
    next: {
      zh: "把环上的其他事项也并进来，或先去掉其中一份材料。",
      en: "Merge the others of the ring too, or drop one of the papers first.",
    },
    status: 422,
  },
  OWN_TIME_SKIPPED: {
    rule: "CON-10",
    text: {
      zh: "这样改，“{name}”就不用等前一阶段办完了，可是中间隔着一段时间：{between}。",
      en: "After this “{english}” would no longer wait for the stage before it, yet between them lies time that no paper replaces: {betweenEnglish}.",
    },
    next: {
      zh: "保留它对前一阶段证件的等待，从时限上想办法。",
      en: "Let it wait for the papers of the stage before; shorten limits instead.",
    },
    status: 422,
  },
  OWN_TIME_MERGED: {
    rule: "CON-10",
    text: {
      zh: "“{first}”和“{second}”不能合并办理，中间隔着一段时间：{between}。",
      en: "“{first}” and “{second}” cannot be handled as one, because between them lies: {betweenEnglish}.",
    },
    next: { zh: "只合并同一侧的事项。", en: "Merge only procedures on one side of it." },
    status: 422,
  },
  GATE_BROKEN: {
    rule: "CON-07",
    text: {
      zh: "并联不能突破这道法定关口：{gate}",
      en: "Parallel handling must not break this gate of the law: {gateEnglish}",
    },
    next: {
      zh: "保留这份材料和它的先后顺序，从时限上想办法。",
      en: "Keep this paper and its order; shorten limits instead.",
    },
    status: 422,
  },
});
