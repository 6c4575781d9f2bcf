/** A letter on market access as it was recorded when it was issued. */
export type LetterContent = {
  readonly activity?: string;
  readonly answer?: "free" | "permitted" | "prohibited";
  readonly edition?: string;
  readonly editionDocument?: string | null;
  readonly lookedThrough?: number;
  readonly cited?: readonly { readonly title: string; readonly measure: string; readonly department: string | null }[];
  readonly items?: readonly { readonly code: string; readonly name: string }[];
  readonly filings?: readonly { readonly name: string; readonly how: string; readonly basis: string }[];
  readonly setAside?: readonly { readonly title: string; readonly why: string }[];
};

/**
 * The wording of 无需许可告知书 and 准入告知书 (CLK-05), in Chinese only: it is the law's language. Each says what was asked, what was
 * looked through, what is cited, and that whoever demands a permission all the same has to cite an entry (LST-16).
 */
export function letterText(content: LetterContent): {
  readonly paragraphs: readonly string[];
  readonly list: readonly string[];
  readonly closing: readonly string[];
} {
  const { activity = "", answer = "free", edition = "", editionDocument, lookedThrough = 0 } = content;
  const { cited = [], items = [], filings = [], setAside = [] } = content;
  const list = cited.map(
    ({ title, measure, department }) => `${title}：${measure}${department === null ? "" : `（主管：${department}）`}`,
  );
  const document = editionDocument ? `（${editionDocument}）` : "";
  const asked = `你（单位）询问：从事“${activity}”是否需要许可。本机关逐条查阅了《${edition}》${document}已装入的${lookedThrough}条，答复如下。`;
  const aside = setAside.map(({ title, why }) => `与“${title}”的文字相近，但不适用：${why}。`);
  const applyFor = items.map(({ code, name }) => `${name}（${code}）`).join("、");
  const toFile = filings.map(({ name, how, basis }) => `${name}：${how}（${basis}）。`).join("");
  const filing = toFile === "" ? [] : [`依法备案（备案不是许可）：${toFile}`];
  const byAnswer: Record<typeof answer, readonly string[]> = {
    free: [
      "这项活动不在清单之内，不需要取得许可，可以依法直接从事，不用向任何机关申请准入。",
      "依据：《优化营商环境条例》第二十条，清单以外的领域，各类市场主体均可以依法平等进入；《中华人民共和国行政许可法》第三十二条第一款第一项。",
      "其他机关要求就此取得许可的，应当指出清单上的条目或者法律、法规、国务院决定的条款；不能指出的，可以拒绝，并可以举报。",
      ...filing,
      "本告知书只说准入。登记、备案、消防、食品、税务等普遍适用的规定，仍应遵守。",
    ],
    permitted: [
      `这项活动需要先取得许可。${applyFor === "" ? "" : `请申请：${applyFor}。`}${list.length === 0 ? "" : "依据的条目："}`,
      ...filing,
      "符合条件的，机关应当准予；不准予的，说明理由（《中华人民共和国行政许可法》第三十八条）。",
    ],
    prohibited: ["这项活动属于禁止准入，任何人不得从事，也没有可以申请的许可。依据的条目："],
  };
  const [verdict = "", ...closing] = byAnswer[answer];
  // The answer comes first, the cited entries follow the sentence that announces them, and the rest closes the letter.
  return { paragraphs: [asked, ...aside, verdict], list, closing };
}
