/** Who may set a kind of power and who may not, as a refusal says it, with the articles. */
type Setters = {
  readonly article: string | undefined;
  readonly setters: string;
  readonly settersEn: string;
  readonly never: string;
  readonly neverEn: string;
};

const byKind: Readonly<Record<string, Setters>> = {
  行政许可: {
    article: "行政许可法 第十四条至第十七条",
    setters: "法律、行政法规、国务院决定或地方性法规，或者施行未满一年的省级政府规章",
    settersEn:
      "a law, an administrative or local regulation, a State Council decision, or a provincial rule of less than a year",
    never: "部门规章和其他规范性文件一律不得设定行政许可",
    neverEn: "ministry rules and other documents set no permit",
  },
  行政处罚: {
    article: "行政处罚法 第十条至第十六条",
    setters: "法律、行政法规、地方性法规、部门规章或地方政府规章",
    settersEn: "a law, an administrative or local regulation, or a rule of a ministry or of a local government",
    never: "国务院决定和其他规范性文件不得设定行政处罚",
    neverEn: "decisions and other documents set no penalty",
  },
  行政强制: {
    article: "行政强制法 第十条、第十一条",
    setters: "法律、行政法规或地方性法规",
    settersEn: "a law, an administrative regulation or a local regulation",
    never: "规章和其他规范性文件不得设定行政强制措施",
    neverEn: "rules and other documents set no compulsory measure",
  },
};

const general: Setters = {
  article: undefined,
  setters: "设定或规定这项权力的法律、法规、规章或公开的规范性文件",
  settersEn: "the law, regulation, rule or published document that the power rests on",
  never: "没有公布的文件不能作为依据",
  neverEn: "what is not published is no basis",
};

/** What DRAFT_BASIS_KIND says for a kind of power (LST-12). */
export const settersOf = (kind: string): Setters => byKind[kind] ?? general;
