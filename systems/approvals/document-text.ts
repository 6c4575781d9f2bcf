import { dayInChinese } from "#kernel/calendar/day.ts";
import { jointDocumentText } from "./joint/document-text.ts";
import { applicationWords, permitDocumentText, termWords, wishWords } from "./permit-document-text.ts";
import { simulationText } from "./simulation/document-text.ts";
import { siteText } from "./site/document-text.ts";
import { villageText } from "./village/document-text.ts";
import { worksDocumentText } from "./works/document-text.ts";

/** The text of a document: paragraphs, then numbered points. Documents are written in Chinese only: it is the law's language. */
export type DocumentText = { readonly paragraphs: readonly string[]; readonly list: readonly string[] };

type Content = Readonly<Record<string, unknown>>;

/** The title that a document bears on paper, where it says more than its kind. */
const titles: Readonly<Record<string, string>> = {
  收件凭证: "申请材料收件凭证",
  补正告知书: "申请材料补正告知书",
  受理通知书: "行政许可申请受理通知书",
  不予受理通知书: "行政许可申请不予受理通知书",
  特别程序告知书: "行政许可特别程序告知书",
  听证告知书: "行政许可听证告知书",
  延期通知书: "行政许可延期通知书",
  准予许可决定书: "准予行政许可决定书",
  不予许可决定书: "不予行政许可决定书",
  变更决定书: "准予变更行政许可决定书",
  延续决定书: "准予延续行政许可决定书",
  撤销决定书: "撤销行政许可决定书",
  撤回决定书: "撤回行政许可决定书",
  注销决定书: "注销行政许可决定书",
};
export const documentTitle = (kind: string): string => titles[kind] ?? kind;

/**
 * The wording of each kind of document (DOC-01) from what was recorded when it was issued. A kind without a wording of its
 * own lists what was recorded, so that nothing of a document is ever hidden.
 */
export function documentText(kind: string, content: Content, issued: { issuedOn: string; code: string }): DocumentText {
  const item = text(content.item);
  const ofPermit = permitDocumentText(kind, content, dateInProse) ?? worksDocumentText(kind, content, dateInProse);
  if (ofPermit) return { paragraphs: [...ofPermit, REMEDIES], list: [] };
  const own =
    jointDocumentText(kind, content, dateInProse) ??
    simulationText(kind, content) ??
    siteText(kind, content, dateInProse) ??
    villageText(kind, content, dateInProse);
  if (own) return own;
  const wording = wordings[kind];
  return wording ? wording(item, content, issued) : { paragraphs: [`事项：${item}。`], list: recorded(content) };
}

/** What the receipt says of acceptance: by when it is answered, or that it was accepted at once. */
const answerWords = (content: Content): string =>
  content.noticeBy === undefined
    ? `材料齐全、符合法定形式，本机关于${dateInProse(content.acceptedOn)}当场受理，另发受理通知书（《中华人民共和国行政许可法》第三十二条）。`
    : `是否受理，本机关于${dateInProse(content.noticeBy)}前答复；材料不齐的，一次告知需要补正的全部内容。逾期不告知的，自收到申请材料之日起即为受理（《中华人民共和国行政许可法》第三十二条）。`;

type Wording = (item: string, content: Content, issued: { issuedOn: string; code: string }) => DocumentText;

const wordings: Readonly<Record<string, Wording>> = {
  收件凭证: (item, content, { code }) => ({
    paragraphs: [
      `现收到你（单位）关于“${item}”${applicationWords(content)}。`,
      ...wishWords(content),
      answerWords(content),
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
      `理由：${sentence(content.reason)}`,
      ...(content.rightOffice ? [`请向${text(content.rightOffice)}申请。`] : []),
      REMEDIES,
    ],
    list: [],
  }),
  补正告知书: (item, content) => ({
    paragraphs: [
      `你（单位）关于“${item}”的申请，材料不齐全或者不符合法定形式，依照《中华人民共和国行政许可法》第三十二条第一款第四项，现一次告知需要补正的全部内容。`,
      "按要求交齐全部补正材料的当日，即为受理之日（第三十二条第一款第五项）。补正没有法定期限，不补正也不影响您再次申请。",
      "需要补正：",
    ],
    list: faults(content.asked),
  }),
  特别程序告知书: (item, content) => ({
    paragraphs: [
      `你（单位）关于“${item}”的申请，依法需要${text(content.ground)}。依照《中华人民共和国行政许可法》第四十五条，所需时间不计算在办理期限内。`,
      `预计需要${text(content.plannedDays)}个工作日，自${dateInProse(content.from)}起，至${dateInProse(content.until)}止。结束后继续计时。`,
      ...(content.explanation ? [`说明：${sentence(content.explanation)}`] : []),
    ],
    list: [],
  }),
  听证告知书: (item, content) => ({
    paragraphs: content.day
      ? [
          `关于“${item}”的听证，定于${dateInProse(content.day)}在${text(content.place)}举行（《中华人民共和国行政许可法》第四十八条）。`,
          "你（单位）可以申辩和质证；认为主持人与本事项有直接利害关系的，有权申请回避。听证笔录经确认无误后签字或者盖章。",
        ]
      : [
          `“${item}”的办理直接涉及你（单位）的重大利益。依照《中华人民共和国行政许可法》第四十七条，你（单位）有要求听证的权利。`,
          `要求听证的，请在${dateInProse(content.askBy)}前（被告知之日起五个工作日内）提出；听证不收取费用。`,
        ],
    list: [],
  }),
  延期通知书: (item, content) => ({
    paragraphs: [
      `你（单位）关于“${item}”的申请，在法定期限内不能作出决定，经${content.by === "leader" ? "本级人民政府" : "本行政机关"}负责人批准，办理期限延长${text(content.days)}${content.unit === "calendar" ? "日" : "个工作日"}（${text(content.basis)}）。`,
      `理由：${sentence(content.reason)}`,
      "延长只有一次。",
    ],
    list: [],
  }),
  逾期说明: (item, content) => ({
    paragraphs: [
      `“${item}”一件未能在承诺的${dateInProse(content.due)}前办结。依照《优化营商环境条例》第三十六条，公开说明原因：`,
      sentence(content.delay),
    ],
    list: [],
  }),
  终止办理通知书: (item, content) => ({
    paragraphs: [
      `你（单位）关于“${item}”的申请，一直没有补正材料，依照${text(content.rule)}，终止办理。`,
      `理由：${sentence(content.reason)}`,
      "材料备齐后可以随时重新申请。",
      REMEDIES,
    ],
    list: [],
  }),
  初审意见书: (item, content) => ({
    paragraphs: [
      `你（单位）关于“${item}”的申请，本机关已经完成初审，依照《中华人民共和国行政许可法》第四十三条，将初审意见和全部申请材料报送${text(content.office)}。`,
      "上级机关不得要求重复提供申请材料。",
    ],
    list: [],
  }),
  转办告知书: (item, content) => ({
    paragraphs: [
      `你（单位）关于“${item}”的申请，自${dateInProse(content.on)}起由${text(content.to)}办理，不用重新提交申请和材料。`,
      `办理时限不变，仍从原来的日期起算${text(content.due) === "" ? "" : `，${dateInProse(content.due)}到期`}。查询码不变，可以继续用来查询进度。`,
    ],
    list: [],
  }),
  准予许可决定书: granted,
  办理结果通知书: granted,
  不予许可决定书: (item, content) => ({
    paragraphs: [
      `你（单位）关于“${item}”的申请，经审查，依照《中华人民共和国行政许可法》第三十八条第二款，本机关决定不予许可。`,
      `理由：${sentence(content.reason)}`,
      REMEDIES,
    ],
    list: [],
  }),
  更正通知书: (_, content) => ({
    paragraphs: [
      `本机关${dateInProse(content.issuedOn)}发出的${text(content.correctedKind)}（${text(content.corrects)}）中，“${text(content.wrong)}”有误，现更正为“${text(content.right)}”。`,
      "其他内容、日期和期限不变。",
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
  if (content.decidedBy)
    return {
      paragraphs: [
        `你（单位）关于“${item}”的申请，${text(content.decidedBy)}已于${dateInProse(content.on)}作出${content.decision === "refused" ? "不予许可" : "准予许可"}的决定，文号：${text(content.number)}。`,
        ...(content.reason ? [`理由：${sentence(content.reason)}`] : []),
        REMEDIES,
      ],
      list: [],
    };
  return {
    paragraphs: [
      `你（单位）关于“${item}”的申请，经审查，符合法定条件，本机关准予。`,
      ...(papers(content.bases).length === 0 ? [] : [`依据：${papers(content.bases).join("；")}。`]),
      ...(yields.length === 0 ? [] : [`发给：${yields.join("、")}。`]),
      ...termWords(content, dateInProse),
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

/** With one full stop, whether one was typed or not. */
const sentence = (value: unknown): string =>
  `${text(value)
    .trim()
    .replace(/[。.]+$/, "")}。`;

/** "营业执照：没有提交" */
const faults = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((one: Content) => `${text(one.paper)}：${text(one.defect)}`) : [];

const papers = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** 2026年3月2日; a text that is no day stays as it is. */
export function dateInProse(value: unknown): string {
  const said = text(value);
  return /^\d{4}-\d\d-\d\d$/.test(said) ? dayInChinese(said) : said;
}

const recorded = (content: Content): string[] =>
  Object.entries(content).flatMap(([name, value]) => (text(value) === "" ? [] : [`${name}：${text(value)}`]));
