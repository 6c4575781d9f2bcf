type Content = Readonly<Record<string, unknown>>;
type Text = { readonly paragraphs: readonly string[]; readonly list: readonly string[] };

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const rows = (value: unknown): readonly Content[] => (Array.isArray(value) ? (value as Content[]) : []);

/** The wording of the documents of joint handling (DOC-01): one list, one visit, one opinion, each under one number. */
export function jointDocumentText(kind: string, content: Content, prose: (day: unknown) => string): Text | undefined {
  const project = text(content.item);
  const joint = text(content.joint);
  const visit = content.visitOn ? `${prose(content.visitOn)}在${text(content.place)}` : "";
  switch (kind) {
    case "联合办理告知书":
      if (content.ended)
        return {
          paragraphs: [
            `“${project}”的${joint}自${prose(content.ended)}起取消，各办件由承办机构分别办理，期限按各自的规定。`,
            `理由：${text(content.reason)}。`,
          ],
          list: [],
        };
      return {
        paragraphs: [
          `“${project}”的下列事项，由${text(content.lead)}牵头${joint}，各部门同时办理（《中华人民共和国行政许可法》第二十六条第二款）。意见由牵头机构一次汇总告知，之后不再提新的要求。`,
          `办理期限：自${prose(content.since)}受理起四十五个工作日，至${prose(content.due)}（${text(content.basis)}）；各事项的承诺时限不变。`,
          ...(visit ? [`现场验收只有一次：${visit}进行，请到场。`] : []),
          "参加的机构、事项和答复日期：",
        ],
        list: rows(content.members).map(
          ({ body, name, until }) => `${text(body)}：${text(name)}，${prose(until)}前答复`,
        ),
      };
    case "联合审查意见书":
      return { paragraphs: [`“${project}”的${joint}，各机构意见一次汇总如下：`], list: opinions(content) };
    case "联合验收整改通知书":
      return {
        paragraphs: [
          `“${project}”的${joint}，有下列问题需要整改。整改后只复验列出的问题，不再提新的要求。`,
          "各机构意见：",
        ],
        list: opinions(content),
      };
    case "联合验收复验通知书":
      return {
        paragraphs: [`“${project}”的${joint}，定于${visit}复验，只看下列问题：`],
        list: opinions(content),
      };
    case "联合验收意见书":
      return {
        paragraphs: [
          `“${project}”的${joint}，结论：${content.result === "passed" ? "通过" : "不通过"}。`,
          ...(content.reason ? [`理由：${text(content.reason)}。`] : []),
          "各机构意见：",
        ],
        list: opinions(content),
      };
    default:
      return undefined;
  }
}

/** A line for each member; defects with what each rests on, and on which day it was found put right. */
const opinions = ({ opinions }: Content): string[] =>
  rows(opinions).map(({ body, name, opinion, remark, defects }) => {
    const listed = rows(defects).map(
      ({ what, basis, clearedOn }, index) =>
        `${index + 1}. ${text(what)}（${text(basis)}）${clearedOn ? `，${text(clearedOn)}复验已整改到位` : ""}`,
    );
    const points = [...(remark ? [text(remark)] : []), ...listed].join("；");
    return `${text(body)}（${text(name)}）：${text(opinion)}${points === "" ? "" : `：${points}`}`;
  });
