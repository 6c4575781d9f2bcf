import { caseKindWords } from "./permit-words.ts";

type Content = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** With one full stop, whether one was typed or not. */
const sentence = (typed: unknown): string =>
  `${text(typed)
    .trim()
    .replace(/[。.]+$/, "")}。`;

/** 的申请 in the documents of a case; of a change or renewal 的变更申请, 的延续申请. */
export const applicationWords = ({ kind }: Content): string =>
  kind === "change" || kind === "renewal" ? `的${caseKindWords[kind].zh}申请` : "的申请";

/** What a change is to change, as the applicant put it. */
export const wishWords = ({ wish }: Content): readonly string[] =>
  text(wish) === "" ? [] : [`变更内容：${sentence(wish)}`];

/** 有效期自…至…; nothing for a document that states no term. `date` writes a day as the page does. */
export function termWords({ validFrom, validTo }: Content, date: (value: unknown) => string): readonly string[] {
  if (text(validFrom) === "") return [];
  return [
    validTo === null ? `自${date(validFrom)}起有效，没有期限。` : `有效期自${date(validFrom)}至${date(validTo)}。`,
  ];
}

/**
 * What the documents say that are about a permit: how it was changed or renewed (行政许可法 arts 49, 50). Undefined for any
 * other kind of document. Portal and desk print the same words.
 */
export function permitDocumentText(
  kind: string,
  content: Content,
  date: (value: unknown) => string,
): readonly string[] | undefined {
  return wordings[kind]?.(text(content.item), content, date);
}

type Wording = (item: string, content: Content, date: (value: unknown) => string) => readonly string[];

const wordings: Readonly<Record<string, Wording>> = {
  变更决定书: (item, content, date) => [
    `你（单位）关于“${item}”的变更申请（原证件${text(content.permit)}），经审查，符合法定条件、标准，依照《中华人民共和国行政许可法》第四十九条，本机关准予变更。`,
    ...wishWords(content),
    ...termWords(content, date),
  ],
  延续决定书: (item, content, date) => [
    content.deemed === true
      ? `你（单位）关于“${item}”的延续申请（原证件${text(content.permit)}），本机关在有效期届满前未作决定，依照《中华人民共和国行政许可法》第五十条第二款，视为准予延续。`
      : `你（单位）关于“${item}”的延续申请（原证件${text(content.permit)}），经审查，依照《中华人民共和国行政许可法》第五十条，本机关准予延续。`,
    ...termWords(content, date),
  ],
  撤销决定书: (_, content, date) => [
    ended(content, date, "撤销"),
    ...why(content),
    content.protected === true
      ? "被许可人的合法权益因此受到损害的，本机关依法给予赔偿（第六十九条第四款）。"
      : "被许可人基于该许可取得的利益不受保护（第六十九条第四款）。",
  ],
  撤回决定书: (_, content, date) => [
    ended(content, date, "撤回"),
    ...why(content),
    `依照第八条第二款给予的补偿：${sentence(content.compensation)}`,
  ],
  注销决定书: (_, content, date) => [ended(content, date, "注销"), ...why(content)],
};

/** Which permit ends, and by which article. */
const ended = (content: Content, date: (value: unknown) => string, how: string): string =>
  `本机关${date(content.issuedOn)}发给你（单位）的${text(content.name)}（${text(content.permit)}），依照《中华人民共和国行政许可法》${text(content.article)}${
    text(content.law) === "" ? "" : `、${text(content.law)}`
  }，予以${how}。`;

const why = (content: Content): readonly string[] => [
  `情形：${sentence(content.ground)}`,
  `理由：${sentence(content.reason)}`,
];
