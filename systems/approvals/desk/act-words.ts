import type { Words } from "#kernel/text/words.ts";

/** How an act on a case is asked for: its key, what the button says, and what has to be typed. */
export type ActForm = {
  readonly key: string;
  readonly button: Words;
  readonly fields: readonly ("decision" | "reason" | "rightOffice" | "means")[];
  /** Longest reason in characters, as the command's own schema has it. */
  readonly longestReason: number;
  /** Sentences to begin a reason with; law speaks in set phrases. */
  readonly phrases: readonly string[];
};

const forms: Readonly<Record<string, ActForm>> = {
  "approvals.accept": {
    key: "a",
    button: { zh: "受理并出具通知书", en: "Accept and issue the notice" },
    fields: [],
    longestReason: 500,
    phrases: [],
  },
  "approvals.decline": {
    key: "n",
    button: { zh: "不予受理并出具通知书", en: "Decline and issue the notice" },
    fields: ["reason", "rightOffice"],
    longestReason: 500,
    phrases: [
      "申请事项依法不需要取得行政许可（行政许可法第三十二条第一项）。",
      "申请事项依法不属于本机关职权范围（行政许可法第三十二条第二项）。",
    ],
  },
  "approvals.decide": {
    key: "d",
    button: { zh: "作出决定并出具决定书", en: "Decide and issue the decision" },
    fields: ["decision", "reason"],
    longestReason: 2000,
    phrases: ["申请材料反映的条件不符合本事项的法定条件。", "经现场核查，实际情况与申请材料不一致。"],
  },
  "approvals.deliver": {
    key: "v",
    button: { zh: "送达并出具回证", en: "Deliver and issue the proof" },
    fields: ["means"],
    longestReason: 500,
    phrases: [],
  },
  "approvals.withdraw": {
    key: "w",
    button: { zh: "撤回申请", en: "Withdraw the application" },
    fields: ["reason"],
    longestReason: 500,
    phrases: [],
  },
};

const plain: ActForm = { key: "", button: { zh: "办理", en: "Do it" }, fields: [], longestReason: 500, phrases: [] };

export const actForm = (command: string): ActForm => forms[command] ?? plain;

/** What is typed in the form of an act. */
export type Typed = {
  readonly decision: "granted" | "refused";
  readonly reason: string;
  readonly rightOffice: string;
  readonly means: string;
};
export const nothingTyped: Typed = { decision: "granted", reason: "", rightOffice: "", means: "window" };

/** The input of the command, of the fields that it has. */
export function inputOf(form: ActForm, typed: Typed): Record<string, string> {
  const input: Record<string, string> = {};
  for (const field of form.fields) {
    const value = typed[field].trim();
    if (value !== "") input[field] = value;
  }
  if (form.fields.includes("decision") && typed.decision === "granted") delete input.reason;
  return input;
}

/** What is still missing, as a sentence that says what to do; null when it can be sent. */
export function lackOf(command: string, typed: Typed): Words | null {
  const reason = typed.reason.trim();
  if (command === "approvals.decide" && typed.decision === "refused" && reason === "")
    return { zh: "错误：写明不予许可的理由", en: "Error: state the reasons of the refusal" };
  if (command === "approvals.decline" && reason.length < 4)
    return {
      zh: `错误：写明不予受理的理由，至少4个字，现为${reason.length}个`,
      en: `Error: state the reason in at least 4 characters, found ${reason.length}`,
    };
  return null;
}
