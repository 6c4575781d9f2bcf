import type { ActForm } from "./act-form.ts";
import { both, person, text } from "./act-form-parts.ts";

/** The acts by which others are heard within a case: bodies that are asked, and the parties at a hearing. */
export const roundForms: Readonly<Record<string, ActForm>> = {
  "approvals.consult": {
    ...{ key: "", group: "forward" },
    button: both("征求意见", "Ask for opinions"),
    fields: [
      {
        ...{
          kind: "pick",
          name: "bodies",
          label: both("问哪些机构", "Which bodies"),
          query: "directory.bodies",
          many: true,
        },
        // Townships and communities give no opinion on a permit; there are some hundreds of them.
        input: () => ({ level: "city", limit: 200 }),
        option: (row) => ({ value: String(row.id), text: both(String(row.name), String(row.nameEn || row.name)) }),
      },
      text("question", both("问什么", "What is asked"), 4, 2000),
      {
        ...{ kind: "number", name: "days", label: both("答复期限", "To answer within"), optional: true },
        ...{ least: 1, most: 60, unit: both("个工作日；不填按本市规定", "workdays; the city's own if empty") },
      },
    ],
  },
  "approvals.tellHearing": {
    ...{ key: "", group: "forward", fields: [] },
    button: both("告知听证权利并出具告知书", "Tell of the right to a hearing"),
  },
  "approvals.callHearing": {
    ...{ key: "", group: "forward" },
    button: both("通知举行听证并暂停计时", "Call the hearing and hold the clock"),
    fields: [
      {
        ...{ kind: "day", name: "day", label: both("听证日期", "Day") },
        hint: both("至少七个工作日以后", "at least seven workdays ahead"),
      },
      { kind: "line", name: "place", label: both("地点", "Place"), least: 2, most: 200 },
      { ...person, name: "chair", label: both("主持人（没有审查过本件的人）", "Chair, who did not review the file") },
    ],
  },
  "approvals.closeHearing": {
    ...{ key: "", group: "forward" },
    button: both("听证结束，恢复计时", "Close the hearing and resume"),
    fields: [text("minutes", both("听证笔录", "Minutes"), 10, 20000)],
  },
};
