type Content = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** With one full stop, whether one was typed or not. */
const sentence = (typed: unknown): string =>
  `${text(typed)
    .trim()
    .replace(/[。.]+$/, "")}。`;

const times = ["零", "一", "两"];

/**
 * What the documents about works say (CON-08, 建筑法 arts 9, 10); undefined for any other kind. `date` writes a day as the page does.
 */
export function worksDocumentText(
  kind: string,
  content: Content,
  date: (value: unknown) => string,
): readonly string[] | undefined {
  const permit = `${text(content.name)}（${text(content.permit)}）`;
  if (kind === "延期开工决定书")
    return content.decision === "granted"
      ? [
          `你（单位）${date(content.askedOn)}关于${permit}延期开工的申请，依照《中华人民共和国建筑法》第九条，本机关准予延期，应在${date(content.until)}前开工。`,
          `这是第${content.times === 1 ? "一" : "二"}次延期；延期以两次为限，每次不超过三个月。到期不开工又不再申请延期的，施工许可证自行废止。`,
        ]
      : [
          `你（单位）${date(content.askedOn)}关于${permit}延期开工的申请，依照《中华人民共和国建筑法》第九条，本机关不予延期。应在${date(content.until)}前开工；不开工的，施工许可证自行废止。`,
          `理由：${sentence(content.reason)}`,
        ];
  if (kind === "施工许可证废止通知书")
    return [
      `你（单位）${date(content.fetchedOn)}领取的${permit}，到${date(content.due)}为止没有开工${content.times === 0 ? "，也没有申请延期" : `，已经延期${times[Number(content.times)] ?? text(content.times)}次`}。依照《中华人民共和国建筑法》第九条，该施工许可证自行废止，自次日起不得凭它施工。`,
      "需要施工的，重新申请领取施工许可证。期限内已经开工的，凭证明材料向本机关说明。",
    ];
  if (kind === "施工许可证废止更正书")
    return [
      `${permit}的工程已于${date(content.startedOn)}、在${date(content.until)}的期限内开工。依照《中华人民共和国建筑法》第九条，该施工许可证没有废止，继续有效；此前的废止通知书不再适用。`,
      `说明：${sentence(content.reason)}`,
    ];
  if (kind === "施工许可证核验意见书")
    return [
      `${permit}的工程自${date(content.stoppedOn)}起中止施工，已满一年。依照《中华人民共和国建筑法》第十条，本机关对施工许可证进行了核验，结果：${content.result === "passed" ? "合格，可以恢复施工" : "不合格，不得恢复施工"}。`,
      ...(text(content.finding) === ""
        ? []
        : [`${content.result === "passed" ? "意见" : "理由"}：${sentence(content.finding)}`]),
    ];
  return undefined;
}
