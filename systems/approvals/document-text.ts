/** The text of a document: paragraphs, then numbered points. Documents are written in Chinese only: it is the law's language. */
export type DocumentText = { readonly paragraphs: readonly string[]; readonly list: readonly string[] };

type Content = Readonly<Record<string, unknown>>;

/**
 * The wording of each kind of document (DOC-01) from what was recorded when it was issued. A kind without a wording of its
 * own lists what was recorded, so that nothing of a document is ever hidden.
 */
export function documentText(kind: string, content: Content, issued: { issuedOn: string; code: string }): DocumentText {
  const item = text(content.item);
  const wording = wordings[kind];
  return wording ? wording(item, content, issued) : { paragraphs: [`事项：${item}。`], list: recorded(content) };
}

type Wording = (item: string, content: Content, issued: { issuedOn: string; code: string }) => DocumentText;

const wordings: Readonly<Record<string, Wording>> = {
  收件凭证: (item, content, { code }) => ({
    paragraphs: [
      `现收到你（单位）关于“${item}”的申请。`,
      `是否受理，本机关于${dateInProse(content.noticeBy)}前答复；材料不齐的，一次告知需要补正的全部内容。逾期不告知的，自收到申请材料之日起即为受理（《中华人民共和国行政许可法》第三十二条）。`,
      `查询码：${code}。凭查询码可以随时查看办理进度。`,
      papers(content.papers).length === 0 ? "本次没有收取纸质材料。" : "收到的材料：",
    ],
    list: papers(content.papers),
  }),
  受理通知书: (item, content) => ({
    paragraphs: [
      content.deemed === true
        ? `你（单位）关于“${item}”的申请，本机关未在法定期限内告知需要补正的内容，依照《中华人民共和国行政许可法》第三十二条第一款第四项，自${dateInProse(content.acceptedOn)}收到申请材料之日起即为受理。`
        : `你（单位）关于“${item}”的申请，材料齐全、符合法定形式，依照《中华人民共和国行政许可法》第三十二条第一款第五项，本机关于${dateInProse(content.acceptedOn)}受理。`,
      `承诺时限：${text(content.promisedDays)}个工作日，${dateInProse(content.promisedDue)}前作出决定。${legalSentence(content)}时限自受理的次日起计算。`,
      "超过承诺时限未作出决定的，可以拨打12345投诉。",
    ],
    list: [],
  }),
  不予受理通知书: (item, content) => ({
    paragraphs: [
      `你（单位）关于“${item}”的申请，依照《中华人民共和国行政许可法》第三十二条，本机关决定不予受理。`,
      `理由：${text(content.reason)}。`,
      ...(content.rightOffice ? [`请向${text(content.rightOffice)}申请。`] : []),
      REMEDIES,
    ],
    list: [],
  }),
  准予许可决定书: granted,
  办理结果通知书: granted,
  不予许可决定书: (item, content) => ({
    paragraphs: [
      `你（单位）关于“${item}”的申请，经审查，依照《中华人民共和国行政许可法》第三十八条第二款，本机关决定不予许可。`,
      `理由：${text(content.reason)}。`,
      REMEDIES,
    ],
    list: [],
  }),
  送达回证: (item, content) => ({
    paragraphs: [
      `“${item}”的决定已经送达。送达方式：${means[text(content.means)] ?? text(content.means)}。`,
      "依据：《中华人民共和国行政许可法》第四十四条。",
    ],
    list: [],
  }),
};

function granted(item: string, content: Content): DocumentText {
  const yields = papers(content.yields);
  return {
    paragraphs: [
      `你（单位）关于“${item}”的申请，经审查，符合法定条件，本机关准予。`,
      ...(papers(content.bases).length === 0 ? [] : [`依据：${papers(content.bases).join("；")}。`]),
      ...(yields.length === 0 ? [] : [`发给：${yields.join("、")}。`]),
      REMEDIES,
    ],
    list: [],
  };
}

/** What every decision says about how it can be contested (CLK-26). */
const REMEDIES = "不服本决定的，可以自收到之日起六十日内依法申请行政复议，或者六个月内依法向人民法院提起行政诉讼。";

const means: Readonly<Record<string, string>> = { window: "窗口领取", post: "邮寄", online: "网上送达" };

const legalSentence = ({ legalDays, legalUnit }: Content): string =>
  typeof legalDays === "number" && legalDays > 0
    ? `法定时限：${legalDays}${legalUnit === "calendar" ? "日（日历日）" : "个工作日"}。`
    : "";

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

const papers = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** 2026年3月2日; a text that is no day stays as it is. */
export function dateInProse(value: unknown): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text(value));
  return parts === null ? text(value) : `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`;
}

const recorded = (content: Content): string[] =>
  Object.entries(content).flatMap(([name, value]) => (text(value) === "" ? [] : [`${name}：${text(value)}`]));
