import { excludedGrounds, specialGrounds } from "#kernel/items/content.ts";
import type { Words } from "#kernel/text/words.ts";
import type { ActField, ActForm, Choice } from "./act-form.ts";
import { both, person, text } from "./act-form-parts.ts";
import { permitForms } from "./act-forms-permits.ts";
import { roundForms } from "./act-forms-rounds.ts";
import { worksForms } from "./act-forms-works.ts";
import { isAtWindow } from "./at-window.ts";

const same = (value: string): Choice => ({ value, text: { zh: value, en: value } });
const granted: Choice = { value: "granted", text: both("准予", "Grant") };
const refused: Choice = { value: "refused", text: both("不予许可（须说明理由）", "Refuse (with reasons)") };

const decision: ActField = {
  ...{ kind: "choice", name: "decision", label: both("决定", "Decision"), first: "granted" },
  choices: [granted, refused],
};
const refusalReason: ActField = {
  ...{ kind: "text", name: "reason", label: both("理由", "Reason"), least: 1, most: 2000 },
  when: ({ decision }) => decision === "refused",
  lack: both("错误：写明不予许可的理由", "Error: state the reasons of the refusal"),
  phrases: ["申请材料反映的条件不符合本事项的法定条件。", "经现场核查，实际情况与申请材料不一致。"],
};
const onDueDay: ActField = {
  ...{ kind: "line", name: "explanation", label: both("恰在到期日结束的说明", "Why it ends on the due day") },
  ...{ least: 4, most: 500, optional: true },
  hint: both("只有恰好在到期日结束时才要写", "needed only when it ends exactly on the day it is due"),
};

/** The acts on a case, in the order in which the desk shows them. */
const forms: Readonly<Record<string, ActForm>> = {
  "approvals.accept": {
    ...{ key: "a", group: "forward", fields: [] },
    button: both("受理并出具通知书", "Accept and issue the notice"),
  },
  "approvals.tellMissing": {
    ...{ key: "r", group: "forward" },
    button: both("一次告知并出具补正告知书", "Tell once and issue the notice"),
    fields: [
      {
        ...{ kind: "asked", name: "asked", label: both("要补正的材料", "Papers to be supplemented") },
        hint: both(
          "只能告知一次，写全；笔误当场更正，不写在这里",
          "told once, so all of it; slips are put right on the spot",
        ),
      },
    ],
  },
  "approvals.decideOnTheSpot": {
    ...{ key: "o", group: "forward" },
    button: both("当场办结并出具文书", "Decide on the spot"),
    fields: [
      {
        ...{ kind: "tick", name: "delivered", label: both("当场送达（已交给申请人）", "Handed over at once") },
        ...{ optional: true, hint: both("同时出具送达回证", "makes the proof of delivery too") },
      },
    ],
    first: (answer, posts) => ({ delivered: isAtWindow(answer, posts) }),
  },
  "approvals.review": {
    ...{ key: "c", group: "forward" },
    button: both("提交审查意见", "Propose it"),
    fields: [
      {
        ...{ kind: "choice", name: "proposal", label: both("建议", "Proposal"), first: "granted" },
        choices: [
          { value: "granted", text: both("建议准予", "to grant") },
          { value: "refused", text: both("建议不予许可", "to refuse") },
        ],
      },
      text("opinion", both("审查意见", "Opinion"), 2, 2000, {
        phrases: ["经审查，材料齐全、符合法定形式，建议准予。", "经现场核查，符合条件。"],
      }),
    ],
  },
  "approvals.decide": {
    ...{ key: "d", group: "forward" },
    fields: [
      decision,
      refusalReason,
      {
        ...{
          kind: "line",
          name: "withoutOpinions",
          label: both("不等征求的意见，因为", "Not waiting for opinions, because"),
        },
        ...{ least: 4, most: 500, optional: true },
        hint: both("征求的意见还没到期时才要写", "needed only while opinions that were asked for may still come"),
      },
    ],
    button: both("作出决定并出具决定书", "Decide and issue the decision"),
  },
  "approvals.deliver": {
    ...{ key: "v", group: "forward" },
    button: both("送达并出具回证", "Deliver and issue the proof"),
    fields: [
      {
        ...{ kind: "select", name: "means", label: both("送达方式", "By"), first: "window" },
        choices: [
          { value: "window", text: both("窗口领取", "at the window") },
          { value: "post", text: both("邮寄", "post") },
          { value: "online", text: both("网上", "online") },
        ],
      },
    ],
  },
  "approvals.decline": {
    ...{ key: "n", group: "end" },
    button: both("不予受理并出具通知书", "Decline and issue the notice"),
    fields: [
      {
        ...{ kind: "choice", name: "ground", label: both("情形", "Ground"), first: "notNeeded" },
        choices: [
          { value: "notNeeded", text: both("依法不需要许可（第三十二条第一项）", "no permit is needed") },
          { value: "notOurs", text: both("不属于本机关职权（第三十二条第二项）", "another office is the right one") },
        ],
      },
      text("reason", both("不予受理的理由", "Reason"), 4, 500, {
        lack: both("错误：写明不予受理的理由，至少4个字", "Error: state the reason in at least 4 characters"),
        phrases: [
          "申请事项依法不需要取得行政许可（行政许可法第三十二条第一项）。",
          "申请事项依法不属于本机关职权范围（行政许可法第三十二条第二项）。",
        ],
      }),
      {
        ...{ kind: "line", name: "rightOffice", label: both("应向哪个机关提出", "The right office"), most: 100 },
        when: ({ ground }) => ground === "notOurs",
        lack: both("错误：写明应向哪个机关申请", "Error: name the right office"),
      },
    ],
  },
  "approvals.sendBack": {
    ...{ key: "", group: "forward" },
    button: both("退回重审", "Send back"),
    fields: [text("note", both("还要核实什么", "What is still to be looked at"), 2, 2000)],
  },
  "approvals.fixOnTheSpot": {
    ...{ key: "f", group: "forward" },
    button: both("登记当场更正", "Record the correction"),
    fields: [
      { kind: "paper", name: "paper", label: both("材料", "Paper") },
      {
        ...{ kind: "line", name: "what", label: both("更正了什么", "What was corrected"), least: 2, most: 300 },
        hint: both("例如：日期改为2026年3月2日，申请人签字", "such as: the date, signed by the applicant"),
      },
    ],
  },
  ...roundForms,
  "approvals.pause": {
    ...{ key: "p", group: "clock" },
    button: both("暂停计时并出具告知书", "Exclude the time and issue the notice"),
    fields: [
      {
        ...{ kind: "select", name: "ground", label: both("法定事由", "Ground"), first: "专家评审" },
        choices: [...excludedGrounds, ...specialGrounds].map(same),
        hint: both(
          "行政许可法第四十五条；征求意见、评估须有特别法规定",
          "art. 45; consulting and evaluation only by a special law",
        ),
      },
      {
        ...{ kind: "number", name: "plannedDays", label: both("预计需要", "Planned") },
        ...{ least: 1, most: 365, unit: both("个工作日", "workdays") },
      },
      onDueDay,
    ],
  },
  "approvals.resume": {
    ...{ key: "p", group: "clock", fields: [onDueDay] },
    button: both("恢复计时", "Resume the clock"),
  },
  "approvals.extend": {
    ...{ key: "e", group: "clock" },
    button: both("批准延期并出具通知书", "Extend and issue the notice"),
    fields: [
      {
        ...{ kind: "number", name: "days", label: both("延长", "By") },
        ...{ least: 1, most: 365, unit: both("天（按法定期限的单位）", "days of the limit's unit") },
      },
      text("reason", both("延期的理由（告知申请人）", "Reason, told to the applicant"), 4, 500),
    ],
  },
  "approvals.explainDelay": {
    ...{ key: "", group: "clock" },
    button: both("公开说明逾期原因", "State in public why it is late"),
    fields: [text("reason", both("原因", "Reason"), 8, 500)],
  },
  "approvals.handUp": {
    ...{ key: "u", group: "forward" },
    button: both("初审上报并出具意见书", "Hand up with the opinion"),
    fields: [text("opinion", both("初审意见", "Opinion after screening"), 2, 2000)],
  },
  "approvals.recordAnswer": {
    ...{ key: "", group: "forward" },
    button: both("登记上级的决定", "Record the decision"),
    fields: [
      decision,
      { kind: "line", name: "number", label: both("决定文号", "Its number"), least: 4, most: 100 },
      { kind: "day", name: "on", label: both("决定日期", "Its day") },
      refusalReason,
    ],
  },
  "approvals.claim": { key: "m", group: "people", fields: [], button: both("认领", "Claim it") },
  "approvals.release": { key: "", group: "people", fields: [], button: both("放回，不再认领", "Give it back") },
  "approvals.assign": { key: "", group: "people", fields: [person], button: both("分派", "Assign") },
  "approvals.handOverCase": {
    ...{ key: "", group: "people" },
    button: both("转交", "Hand over"),
    fields: [person, text("note", both("交代", "Note"), 2, 500)],
  },
  "approvals.reroute": {
    ...{ key: "", group: "people" },
    button: both("改派", "Reroute"),
    fields: [
      {
        ...{ kind: "pick", name: "power", label: both("改派到", "To"), query: "approvals.otherPowers" },
        input: (answer) => ({ case: answer.case.id }),
        option: (row) => ({
          value: String(row.id),
          text: both(`${row.body} · ${row.division}`, `${row.body} · ${row.division}`),
        }),
      },
      text("note", both("为什么改派（告知申请人）", "Why, told to the applicant"), 4, 500),
    ],
  },
  "approvals.endCase": {
    ...{ key: "", group: "end" },
    button: both("终止办理并出具通知书", "Close and issue the notice"),
    fields: [text("reason", both("终止的理由", "Reason"), 4, 500)],
  },
  "approvals.withdraw": {
    ...{ key: "w", group: "end" },
    button: both("撤回申请", "Withdraw the application"),
    fields: [text("reason", both("理由", "Reason"), 1, 500, { optional: true })],
  },
  ...permitForms,
  ...worksForms,
};

const plain: ActForm = { key: "", group: "forward", button: both("办理", "Do it"), fields: [] };

export const actForm = (command: string): ActForm => forms[command] ?? plain;

/**
 * Acts that the desk has no form for: they are done where they belong, a paper's check mark at the paper, and what the applicant
 * uploads by the query code on the portal.
 */
const elsewhere: ReadonlySet<string> = new Set(["approvals.checkPaper", "approvals.supply"]);
export const isElsewhere = (command: string): boolean => elsewhere.has(command);

const order = Object.keys(forms);
/** The place of an act in the list; what has no form stands last. */
export const rankOf = (command: string): number => {
  const at = order.indexOf(command);
  return at < 0 ? order.length : at;
};

export const groupWords: Readonly<Record<ActForm["group"], Words>> = {
  forward: both("办理", "Go on"),
  clock: both("时限", "The clock"),
  people: both("人员", "People"),
  end: both("了结", "End"),
};
