import type { ActForm } from "./act-form.ts";
import { both, text } from "./act-form-parts.ts";
import { proofFields } from "./project-forms.ts";

/** What becomes of works under a construction permit (CON-08). */
export const worksForms: Readonly<Record<string, ActForm>> = {
  "approvals.reportStart": {
    ...{ key: "", group: "forward", proof: true },
    button: both("报告开工", "Report the start"),
    fields: [
      { kind: "day", name: "on", label: both("哪天开工的", "Begun on") },
      ...proofFields("例如：监理单位签发的工程开工令", false),
    ],
  },
  "approvals.askLaterStart": {
    ...{ key: "", group: "clock" },
    button: both("申请延期三个月", "Ask for three months more"),
    fields: [text("reason", both("为什么不能按期开工", "Why works cannot begin in time"), 4, 500)],
  },
  "approvals.decideLaterStart": {
    ...{ key: "", group: "clock" },
    button: both("作出决定并出具决定书", "Decide and issue the decision"),
    fields: [
      {
        ...{ kind: "choice", name: "decision", label: both("决定", "Decision"), first: "granted" },
        choices: [
          { value: "granted", text: both("准予延期三个月", "Three months more") },
          { value: "refused", text: both("不予延期（须说明理由）", "Refuse (with reasons)") },
        ],
      },
      text("reason", both("理由", "Reason"), 4, 500, { when: ({ decision }) => decision === "refused" }),
    ],
  },
  "approvals.undoLapse": {
    ...{ key: "", group: "end", proof: true },
    button: both("更正，证件继续有效", "Correct it: the permit holds"),
    fields: [
      { kind: "day", name: "on", label: both("哪天开工的", "Begun on") },
      ...proofFields("例如：监理单位签发的工程开工令", false),
      text("reason", both("为什么当时没有登记", "Why it was not on record"), 4, 500),
    ],
  },
  "approvals.reportStop": {
    ...{ key: "", group: "clock" },
    button: both("报告中止施工", "Report the stop"),
    fields: [
      { kind: "day", name: "on", label: both("哪天中止的", "Stopped on") },
      text("reason", both("为什么中止", "Why"), 4, 500),
      text("care", both("工地怎样维护管理", "How the site is kept meanwhile"), 4, 500),
    ],
  },
  "approvals.askRecheck": { key: "", group: "clock", fields: [], button: both("报请核验", "Ask for the re-check") },
  "approvals.recheckPermit": {
    ...{ key: "", group: "clock" },
    button: both("核验并出具意见书", "Re-check and issue the opinion"),
    fields: [
      {
        ...{ kind: "choice", name: "result", label: both("核验结果", "Result"), first: "passed" },
        choices: [
          { value: "passed", text: both("合格，可以恢复施工", "passed, works can resume") },
          { value: "failed", text: both("不合格（须说明理由）", "failed (with reasons)") },
        ],
      },
      text("finding", both("理由", "Reasons"), 4, 1000, { when: ({ result }) => result === "failed" }),
    ],
  },
  "approvals.reportResumption": {
    ...{ key: "", group: "forward" },
    button: both("报告恢复施工", "Report that works resume"),
    fields: [{ kind: "day", name: "on", label: both("哪天恢复的", "Resumed on") }],
  },
};
