import { opinionWords } from "../consult/opinion-words.ts";
import type { ActField, ActForm } from "./act-form.ts";
import { both, person, text } from "./act-form-parts.ts";

/** What a body says when it is asked, alone or in simulation. */
const opinion: readonly ActField[] = [
  {
    ...{ kind: "choice", name: "opinion", label: both("本机构的意见", "Our opinion"), first: "agree" },
    choices: Object.entries(opinionWords).map(([value, words]) => ({ value, text: words })),
  },
  {
    ...{ kind: "lines", name: "conditions", label: both("条件", "Conditions"), most: 4000 },
    hint: both("一行一条", "one on each line"),
    when: ({ opinion }) => opinion === "agreeWithConditions",
    lack: both("错误：至少写明一个条件", "Error: state one condition at least"),
  },
  text("reply", both("说明", "Explanation"), 2, 2000, {
    when: ({ opinion }) => opinion !== "object",
    optional: true,
  }),
  text("reply", both("不同意的理由", "Why we object"), 2, 2000, {
    when: ({ opinion }) => opinion === "object",
    lack: both("错误：写明不同意的理由", "Error: say why you object"),
  }),
];

/** The acts by which others are heard: bodies that are asked, the parties at a hearing, the members of a joint round. */
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
  "approvals.answerConsultation": {
    ...{ key: "", group: "forward" },
    button: both("答复意见", "Send the opinion"),
    fields: [
      ...opinion,
      {
        ...{ kind: "site", name: "site", optional: true },
        label: both("选址和建设条件（多规合一）", "Conditions for the site"),
        hint: both("只写本机构管的；不写的不限", "only those that are this body's; what is left out is not limited"),
        when: ({ opinion }) => opinion !== "object" && opinion !== "noOpinion",
      },
    ],
  },
  "approvals.settleSite": {
    ...{ key: "", group: "forward" },
    button: both("定下条件并出具会商意见书", "Settle them and issue the document"),
    fields: [
      {
        ...{ kind: "site", name: "site", optional: true, label: both("本机构的条件", "Our own conditions") },
        hint: both("各部门答复的条件一并定下", "what the others have answered is settled with them"),
      },
    ],
  },
  "approvals.giveSimulatedOpinion": {
    ...{ key: "", group: "forward", fields: opinion },
    button: both("出具模拟意见书（不具法律效力）", "Give the simulated opinion (not binding)"),
  },
  "approvals.convertSimulation": {
    ...{ key: "", group: "forward", fields: [] },
    button: both("正式受理，时限从今天起算", "Accept formally: the limit runs from today"),
  },
  "approvals.endSimulation": {
    ...{ key: "", group: "end", fields: [] },
    button: both("取消模拟审批", "End the simulation"),
  },
  "approvals.askHearing": {
    ...{ key: "", group: "forward", fields: [] },
    button: both("要求听证", "Ask for the hearing"),
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
  "approvals.answerJoint": {
    ...{ key: "", group: "forward" },
    button: both("答复牵头机构", "Answer the lead"),
    fields: [
      {
        ...{ kind: "choice", name: "opinion", label: both("本机构的意见", "Our opinion"), first: "agree" },
        choices: [
          { value: "agree", text: both("同意", "Agree") },
          { value: "noRemark", text: both("无意见", "No remark") },
          { value: "defects", text: both("有问题（逐条写明依据）", "Defects, each with its basis") },
        ],
      },
      {
        ...{ kind: "defects", name: "defects", label: both("问题清单", "Defects") },
        hint: both(
          "一次写全；汇总以后再提就是异常（A05）",
          "all at once; what comes after the list is an anomaly (A05)",
        ),
        when: ({ opinion }) => opinion === "defects",
        lack: both("错误：至少写明一条问题和依据", "Error: state one defect with its basis at least"),
      },
      text("remark", both("说明", "Remark"), 2, 2000, { optional: true }),
    ],
  },
  "approvals.answerRecheck": {
    ...{ key: "", group: "forward" },
    button: both("提交复验结果", "Send the result"),
    fields: [
      {
        ...{
          kind: "listed",
          name: "results",
          label: both("列出的问题是否整改到位", "Was each listed defect put right"),
        },
        hint: both("只看列出的问题，不提新的", "the listed defects only, no new ones"),
        lack: both("错误：逐条选择是否整改到位", "Error: say of each defect whether it was put right"),
      },
    ],
  },
  "approvals.settleJoint": {
    ...{ key: "", group: "forward", fields: [] },
    button: both("汇总，一次发给申请人", "Send the one list"),
  },
  "approvals.reportMended": {
    ...{ key: "", group: "forward", fields: [] },
    button: both("报告整改完成，等复验", "Report it and wait for the re-check"),
  },
  "approvals.callRecheck": {
    ...{ key: "", group: "forward" },
    button: both("通知复验", "Call the re-check"),
    fields: [
      { kind: "day", name: "on", label: both("复验日期", "Day") },
      {
        ...{ kind: "line", name: "place", label: both("地点", "Place"), least: 2, most: 200, optional: true },
        hint: both("不填为原来的地点", "the same place if empty"),
      },
    ],
  },
  "approvals.concludeJoint": {
    ...{ key: "", group: "forward" },
    button: both("作出结论并出具意见书", "Conclude and issue the opinion"),
    fields: [
      {
        ...{ kind: "choice", name: "result", label: both("结论", "Result"), first: "passed" },
        choices: [
          { value: "passed", text: both("通过", "Passed") },
          { value: "failed", text: both("不通过（须说明理由）", "Failed (with reasons)") },
        ],
      },
      text("reason", both("理由", "Reason"), 4, 2000, { when: ({ result }) => result === "failed" }),
    ],
  },
  "approvals.extendJoint": {
    ...{ key: "", group: "clock" },
    button: both("批准延长", "Prolong it"),
    fields: [
      {
        ...{ kind: "number", name: "days", label: both("延长", "By"), least: 1, most: 15 },
        unit: both("个工作日，最多15个", "workdays, 15 at most"),
      },
      text("reason", both("理由（告知申请人）", "Reason, told to the applicant"), 4, 500),
    ],
  },
  "approvals.cancelJoint": {
    ...{ key: "", group: "end" },
    button: both("取消，各件分别办理", "Break it off"),
    fields: [text("reason", both("为什么取消（告知申请人）", "Why, told to the applicant"), 4, 500)],
  },
};
