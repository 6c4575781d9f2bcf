import { type Day, dayInChinese } from "#kernel/calendar/day.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Notice } from "./notices.ts";

/** What an e-mail text is made of: the notice, and where what it is about is found. */
export type ToWrite = Pick<Notice, "title" | "owed" | "owedUntil"> & {
  readonly city: Words;
  /** The day of the notice. */
  readonly on: Day;
  /** The public number of the matter: a case's query code, a project's code; null when it has none. */
  readonly number: string | null;
  /** The path of the page, which opens under the reader's own rights; the channel puts the city's address before it. */
  readonly path: string;
};

export type EmailText = { readonly subject: string; readonly body: string };

/**
 * The e-mail of a notice: plain text, Chinese first. It says what the notice says and no more, so it holds no personal value
 * (IDN-02); the same notice always gives the same text.
 */
export function emailText(notice: ToWrite): EmailText {
  const { title, owed, owedUntil, city, on, number, path } = notice;
  const zh = [
    title.zh,
    "",
    ...(number === null ? [] : [`编号：${number}`]),
    `日期：${dayInChinese(on)}`,
    ...(owed === null ? [] : [`要交的：${owed.join("、")}`]),
    ...(owedUntil === null ? [] : [`最晚：${dayInChinese(owedUntil)}`]),
    `查看：${path}（登录后打开）`,
    "",
    `${city.zh}并联审批自动发出，请勿直接回复。`,
  ];
  const en = [
    title.en,
    "",
    ...(number === null ? [] : [`Number: ${number}`]),
    `Date: ${on}`,
    ...(owed === null ? [] : [`To be handed in: ${owed.join("; ")}`]),
    ...(owedUntil === null ? [] : [`By: ${owedUntil}`]),
    `See: ${path} (after signing in)`,
    "",
    `Sent automatically by the approvals of ${city.en}; answers are not read.`,
  ];
  return { subject: oneLine(`【${city.zh}】${title.zh}`), body: [...zh, "", "----", "", ...en, ""].join("\n") };
}

/** A line break in a subject line would begin another head of the e-mail. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
