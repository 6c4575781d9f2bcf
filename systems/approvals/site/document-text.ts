type Content = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The wording of what was settled for a site (CON-06); undefined for any other kind of document. */
export function siteText(
  kind: string,
  content: Content,
  date: (value: unknown) => string,
): { paragraphs: string[]; list: string[] } | undefined {
  if (kind !== "多规合一会商意见书") return undefined;
  const rows = Array.isArray(content.site) ? (content.site as Content[]) : [];
  return {
    paragraphs: [
      `“${text(content.item)}”办理中，各规划部门在一张图上对项目选址和建设条件进行了会商，立项前定下以下条件。`,
      "以后的申请直接采用这些条件，不再要求重复提供；不合的，窗口会提醒。条件要变的，重新会商。",
      "条件：",
    ],
    list: rows.map(({ what, body, on }) => `${text(what)}（${text(body)}，${date(on)}）`),
  };
}
