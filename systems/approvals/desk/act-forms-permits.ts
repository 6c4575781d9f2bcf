import { cancellationGrounds, type PermitGround, revocationGrounds, withdrawalGrounds } from "../permit-grounds.ts";
import type { ActField, ActForm } from "./act-form.ts";
import { both, text } from "./act-form-parts.ts";

/** The closed list of an act's grounds, each with its article (CLK-27); none is chosen beforehand. */
function groundsOf(grounds: Readonly<Record<string, PermitGround>>): readonly ActField[] {
  const needLaw = Object.keys(grounds).filter((id) => grounds[id]?.needsLaw);
  return [
    {
      ...{ kind: "select", name: "ground", label: both("法定情形", "Ground"), first: "" },
      choices: [
        { value: "", text: both("请选择", "Choose") },
        ...Object.entries(grounds).map(
          ([
            value,
            {
              article,
              text: { zh, en },
            },
          ]) => ({
            ...{ value, text: both(`${zh}（${article}）`, `${en} (${article})`) },
          }),
        ),
      ],
      lack: both("错误：选择法定情形；清单以外不能办", "Error: choose the ground; there is none beyond the list"),
    },
    ...(needLaw.length > 0 ? [lawFor(needLaw)] : []),
  ];
}

const lawFor = (grounds: readonly string[]): ActField => ({
  ...{ kind: "line", name: "law", label: both("哪部法律、法规的规定", "Which law makes it one"), least: 2, most: 200 },
  when: ({ ground }) => grounds.includes(String(ground)),
  lack: both("错误：写明法律、法规的名称和条款", "Error: name the law or regulation with its article"),
});

/** What happens to a permit before its time, and to a document after it was issued. */
export const permitForms: Readonly<Record<string, ActForm>> = {
  "approvals.revokePermit": {
    ...{ key: "", group: "end", word: both("撤销", "revoke") },
    button: both("撤销并出具决定书", "Revoke and issue the decision"),
    fields: [...groundsOf(revocationGrounds), text("reason", both("事实和理由", "Facts and reasons"), 4, 2000)],
  },
  "approvals.withdrawPermit": {
    ...{ key: "", group: "end", word: both("撤回", "withdraw") },
    button: both("撤回并出具决定书", "Withdraw and issue the decision"),
    fields: [
      ...groundsOf(withdrawalGrounds),
      text("reason", both("为了哪项公共利益", "Which public interest needs it"), 4, 2000),
      text("compensation", both("怎样补偿持有人的损失", "How the loss is compensated"), 4, 1000, {
        hint: both("没有损失的，写明没有", "where there is none, say so"),
      }),
    ],
  },
  "approvals.cancelPermit": {
    ...{ key: "", group: "end", word: both("注销", "cancel") },
    button: both("注销并出具决定书", "Cancel and issue the decision"),
    fields: [...groundsOf(cancellationGrounds), text("reason", both("事实和理由", "Facts and reasons"), 4, 2000)],
  },
  "approvals.correctDocument": {
    ...{ key: "", group: "forward" },
    button: both("更正并出具更正通知书", "Correct and issue the notice"),
    fields: [
      {
        ...{ kind: "line", name: "wrong", label: both("文书里写错的字", "The wrong words"), most: 200 },
        hint: both("照文书原样抄写；日期、期限和决定不能这样改", "as they stand; never a date, a limit or a decision"),
      },
      { kind: "line", name: "right", label: both("应当写作", "The right words"), most: 200 },
    ],
  },
  "approvals.voidDocument": {
    ...{ key: "", group: "end", word: both("作废", "void") },
    button: both("作废，文号保留", "Void it; its number stays"),
    fields: [text("reason", both("为什么是误发", "Why it was a mistake"), 4, 500)],
  },
};
