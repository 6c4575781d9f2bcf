import { longDay } from "#kernel/desk/dates.ts";

type Content = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");
/** With one full stop, whether one was typed or not. */
const sentence = (typed: string): string => `${typed.trim().replace(/[。.]+$/, "")}。`;
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const date = (value: unknown): string => (typeof value === "string" ? longDay(value, "zh") : "");

/** 文书的标题，按种类。 */
const titles: Readonly<Record<string, string>> = {
  收件凭证: "申请材料收件凭证",
  受理通知书: "行政许可申请受理通知书",
  不予受理通知书: "行政许可申请不予受理通知书",
  准予许可决定书: "准予行政许可决定书",
  不予许可决定书: "不予行政许可决定书",
  办理结果通知书: "办理结果通知书",
  送达回证: "送达回证",
};

const means: Readonly<Record<string, string>> = { window: "窗口领取", post: "邮寄", online: "网上" };

export const documentTitle = (kind: string): string => titles[kind] ?? kind;

/**
 * The paragraphs of a document, from the data that it is kept as. Documents are Chinese in both languages of the desk: the
 * law's texts are not translated.
 */
export function documentText(kind: string, content: Content): readonly string[] {
  const item = text(content.item);
  if (kind === "收件凭证")
    return [
      `你（单位）提出的${item}申请及下列材料已收到：${list(content.papers).join("；") || "（未带材料）"}。`,
      `本机关将在${date(content.noticeBy)}前告知是否受理；逾期不告知的，自收到申请材料之日起即为受理。`,
    ];
  if (kind === "受理通知书") {
    const legal = legalLimit(content);
    return [
      `你（单位）提出的${item}申请，材料齐全、符合法定形式，${content.deemed ? `自${date(content.acceptedOn)}起视为受理` : "现予受理"}。`,
      `承诺${String(content.promisedDays)}个工作日内、即${date(content.promisedDue)}前作出决定${legal}。`,
    ];
  }
  if (kind === "不予受理通知书")
    return [
      `你（单位）提出的${item}申请，本机关不予受理。`,
      `理由：${sentence(text(content.reason))}`,
      ...(text(content.rightOffice) ? [`应当向${text(content.rightOffice)}提出。`] : []),
      remedy,
    ];
  if (kind === "准予许可决定书" || kind === "办理结果通知书") {
    const yields = list(content.yields);
    return [
      `你（单位）提出的${item}申请，经审查，符合法定条件。依据${list(content.bases).join("、") || "有关规定"}，${
        kind === "准予许可决定书" ? "决定准予许可" : "办理完毕"
      }。`,
      ...(yields.length > 0 ? [`发给：${yields.join("、")}。`] : []),
    ];
  }
  if (kind === "不予许可决定书")
    return [
      `你（单位）提出的${item}申请，经审查，决定不予许可。`,
      `理由：${sentence(text(content.reason))}`,
      `依据：${list(content.bases).join("、")}。`,
      remedy,
    ];
  if (kind === "送达回证")
    return [`送达文书：${item}的决定。`, `送达方式：${means[text(content.means)] ?? "窗口领取"}。`, "受送达人签收："];
  return [item];
}

function legalLimit({ legalDays, legalUnit }: Content): string {
  if (typeof legalDays !== "number") return "";
  return `；法定期限为${legalDays}个${legalUnit === "calendar" ? "日历日" : "工作日"}`;
}

const remedy =
  "不服本决定的，可以自收到之日起60日内申请行政复议（行政复议法 第二十条），或者6个月内提起行政诉讼（行政诉讼法 第四十六条）。";
