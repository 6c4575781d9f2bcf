import type { Words } from "#kernel/text/words.ts";

/** What to do about each kind of fault, and the rule that it breaks. */
const codes = {
  FORMAT: {
    rule: "CON-11",
    next: { zh: "按流程文件的格式改正这一处。", en: "Correct this place; the format of a flow file says how." },
  },
  SAME_ID: { rule: "CON-11", next: { zh: "改其中一个编号。", en: "Change one of the two ids." } },
  BROUGHT_AND_YIELDED: {
    rule: "COM-05",
    next: {
      zh: "从申请人材料中删去，或改出具它的事项。",
      en: "Take it off the applicant's documents, or correct the procedure that yields it.",
    },
  },
  NOBODY_YIELDS: {
    rule: "CON-11",
    next: {
      zh: "补上出具它的事项，或列入applicantDocuments。",
      en: "Add a procedure that yields it, or list it in applicantDocuments.",
    },
  },
  UNREADABLE_CONDITION: {
    rule: "CON-13",
    next: {
      zh: '写成得出“是”或“否”的FEEL表达式，如 project.landMode = "出让"。',
      en: 'Write a FEEL expression that gives true or false, such as project.landMode = "出让".',
    },
  },
  EXPRESSION_TOO_LONG: {
    rule: "CON-13",
    next: { zh: "把条件写短，或拆到几个事项上。", en: "Shorten the condition, or split it over several procedures." },
  },
  EXPRESSION_TOO_DEEP: {
    rule: "CON-13",
    next: { zh: "减少括号和条件的嵌套。", en: "Nest fewer brackets and conditions." },
  },
  NOT_BOOLEAN: {
    rule: "CON-13",
    next: {
      zh: "条件要得出“是”或“否”；检查条件和所用的项目事实。",
      en: "A condition must come out true or false; check it and the facts that it uses.",
    },
  },
  UNKNOWN_STAGE: { rule: "CON-01", next: { zh: "改用流程中有的阶段。", en: "Use a stage that the flow has." } },
  UNKNOWN_GROUP: {
    rule: "CON-14",
    next: { zh: "在jointGroups里写上这个组。", en: "Declare the group in jointGroups." },
  },
  LEAD_OUTSIDE_GROUP: {
    rule: "CON-14",
    next: { zh: "让组里的一个事项牵头。", en: "Let a member of the group lead it." },
  },
  UNKNOWN_ITEM: {
    rule: "INV-08",
    next: {
      zh: "改用当时有效的事项编码，或从流程中删去。",
      en: "Use the code of an item in force on that day, or take it out of the flow.",
    },
  },
  EXCLUDED_COUNTS: {
    rule: "CON-10",
    next: { zh: "承诺和原时限都写0。", en: "Write 0 for the promised and the old limit." },
  },
  CYCLE: {
    rule: "CON-11",
    next: {
      zh: "去掉环上的一份材料，或补上能独立出具它的事项。",
      en: "Drop one of the papers in the ring, or add another procedure that yields it.",
    },
  },
  UNREACHABLE_GOAL: {
    rule: "CON-11",
    next: {
      zh: "核对材料名称和项目事实，或改要别的材料。",
      en: "Check the paper's name and the project's facts, or ask for another paper.",
    },
  },
  FACT_OUT_OF_SCOPE: {
    rule: "CON-13",
    next: { zh: "按这一版流程列出的事实和取值改正。", en: "Use the facts and values that this edition lists." },
  },
  FACT_UNREADABLE: {
    rule: "CON-13",
    next: {
      zh: '项目事实写成文字、数字或真假，如 {"project.landMode": "出让"}。',
      en: 'Facts are texts, numbers, true or false, such as {"project.landMode": "出让"}.',
    },
  },
  FACTS_CONTRADICT: {
    rule: "CON-13",
    next: { zh: "两处只能对一处，核对后改正。", en: "Both cannot be right; find out which is." },
  },
  DAY_OUTSIDE_CALENDAR: {
    rule: "CLK-01",
    next: {
      zh: "改受理日，或把自己的时间和时限改短，使整个计划都在工作日历的年份里。",
      en: "Change the day of acceptance, or shorten own time and limits, so that the plan stays within the calendar's years.",
    },
  },
  GATE_BROKEN: {
    rule: "CON-07",
    next: {
      zh: "补上所缺的前置材料或出具它的事项；法律规定的先后，并联也不能打乱。",
      en: "Add the paper that is missing, or the procedure that makes it: parallel handling may not break an order set by law.",
    },
  },
} satisfies Record<string, { rule: string; next: Words }>;

export type FlowFaultCode = keyof typeof codes;

/** One thing in a flow, or in what is asked of it, that must be put right, with the place where it stands. */
export type FlowFault = {
  readonly code: FlowFaultCode;
  readonly rule: string;
  /** Law and article, when the law itself is in the way. */
  readonly article?: string;
  /** The procedure's id, when the fault is in one. */
  readonly procedure?: string;
  readonly field: string;
  readonly text: Words;
  readonly next: Words;
};

/** A fault with its rule and what to do next. */
export function fault(
  code: FlowFaultCode,
  place: { readonly field: string; readonly procedure?: string; readonly article?: string },
  text: Words,
): FlowFault {
  return { code, ...codes[code], ...place, text };
}

/**
 * A flow that no plan can follow, or a project that the flow has no plan for. The message holds every fault, so that one
 * reading mends the file.
 */
export class FlowRefused extends Error {
  readonly faults: readonly FlowFault[];
  constructor(faults: readonly FlowFault[]) {
    super(
      faults
        .map(({ procedure, field, text }) => `${[procedure, field].filter(Boolean).join(" ")}: ${text.zh} / ${text.en}`)
        .join("\n"),
    );
    this.name = "FlowRefused";
    this.faults = faults;
  }
}
