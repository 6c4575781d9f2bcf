import type { Words } from "#kernel/text/words.ts";

/** One group of a gate: any of these papers will do, and what they are called together. */
export type GateGroup = { readonly name: Words; readonly papers: readonly string[] };

/** An order that the law sets and that no plan may break (CON-07). */
export type Gate = {
  readonly id: string;
  /** Law and article. */
  readonly article: string;
  readonly text: Words;
  /** The gate stands before whoever makes one of these papers. */
  readonly after: readonly string[];
  /** Of each group one paper must be there before. */
  readonly before: readonly GateGroup[];
  /** Papers that must not be a condition of it. */
  readonly never?: GateGroup;
  /** The gate stands only for projects to which a maker of one of these papers applies. */
  readonly onlyWhen?: readonly string[];
};

/** A limit that follows a gate: shown, since it orders nothing before it. */
export type GateClock = {
  readonly id: string;
  readonly article: string;
  readonly text: Words;
  readonly after: readonly string[];
  readonly calendarDays: number;
};

const group = (zh: string, en: string, ...papers: readonly string[]): GateGroup => ({ name: { zh, en }, papers });

const landPapers = group(
  "土地使用证明（出让合同、划拨决定书或已有的土地证）",
  "a land paper (granting contract, allocation decision, or a title already held)",
  "国有建设用地使用权出让合同",
  "国有建设用地划拨决定书",
  "划拨决定书",
  "国有土地使用证",
  "建设用地使用权证",
  "不动产权证书（土地）",
  "不动产权证书",
  "用地权属证明",
  "土地使用权证明",
  "集体建设用地使用权证明",
);
const planningPermit = group(
  "建设工程规划许可证",
  "the works planning permit",
  "建设工程规划许可证",
  "临时建设工程规划许可证",
  "乡村建设规划许可证",
);
const reviewedDrawings = group("审查合格的施工图", "reviewed drawings", "施工图审查合格书", "施工图设计文件审查合格书");
const environmentalApproval = [
  "环评批复",
  "环评批复（报告书）",
  "环评批复（报告表）",
  "环境影响报告书批复",
  "环境影响报告表批复",
];
const environment = group("环评批复", "the environmental approval", ...environmentalApproval);
const constructionPermit = ["施工许可证", "建筑工程施工许可证"];
const completionFiling = ["竣工验收备案表"];

/** The gates of CON-07, by the names that the papers have in the editions of 2014 and of today. */
export const gates: readonly Gate[] = [
  {
    id: "land-contract",
    article: "城乡规划法 第三十八条、第三十九条",
    text: {
      zh: "出让土地前要有规划条件；规划条件未纳入出让合同的，合同无效",
      en: "Land is granted only with planning conditions; a contract without them is void",
    },
    after: ["国有建设用地使用权出让合同"],
    before: [
      group(
        "规划条件",
        "planning conditions",
        "规划条件通知书",
        "规划条件",
        "建设用地规划条件",
        "规划设计条件通知书",
        "规划设计条件",
        "地块规划条件",
      ),
    ],
  },
  {
    id: "works-planning",
    article: "城乡规划法 第四十条",
    text: {
      zh: "办建设工程规划许可证，先要有土地使用证明和建设工程设计方案",
      en: "The works planning permit needs a land paper and a design scheme first",
    },
    after: ["建设工程规划许可证"],
    before: [
      landPapers,
      group(
        "建设工程设计方案",
        "the design scheme",
        "设计方案审查意见",
        "建设工程设计方案",
        "建筑设计方案",
        "工程设计方案",
        "总平面图审查意见",
        "修建性详细规划",
      ),
    ],
  },
  {
    id: "construction-permit",
    article: "建筑法 第八条",
    text: {
      zh: "领取施工许可证，先要有用地、规划许可、施工企业、施工图、资金和质量安全措施",
      en: "The construction permit needs land, planning permit, contractor, drawings, funds and safety measures first",
    },
    after: constructionPermit,
    before: [
      landPapers,
      planningPermit,
      group(
        "已确定的施工企业",
        "a chosen contractor",
        "中标通知书",
        "施工合同",
        "合同备案表",
        "直接发包备案表",
        "施工承包合同",
      ),
      group(
        "满足施工需要的施工图",
        "drawings fit for building",
        "施工图审查合格书",
        "施工图设计文件审查合格书",
        "施工图设计文件",
        "施工图设计文件及承诺书",
      ),
      group(
        "资金安排",
        "the funds",
        "资金到位证明",
        "资金安排承诺书",
        "建设资金落实承诺书",
        "建设资金安排证明",
        "资金来源说明",
      ),
      group(
        "质量和安全的具体措施",
        "measures of quality and safety",
        "安全监督备案书",
        "质量安全监督书",
        "质量监督注册书",
        "施工组织设计",
        "质量安全措施承诺书",
      ),
    ],
  },
  {
    id: "reviewed-drawings",
    article: "建设工程质量管理条例 第十一条",
    text: { zh: "施工图未经审查批准的，不得使用", en: "Drawings that were not reviewed may not be used" },
    after: constructionPermit,
    before: [reviewedDrawings],
    onlyWhen: reviewedDrawings.papers,
  },
  {
    id: "environment-before-works",
    article: "环境影响评价法 第二十五条",
    text: {
      zh: "环评文件未经批准，不得开工建设",
      en: "Works may not start before the environmental assessment is approved",
    },
    after: constructionPermit,
    before: [environment],
    onlyWhen: environmentalApproval,
  },
  {
    id: "filing-without-environment",
    article: "环境影响评价法 第二十五条；企业投资项目核准和备案管理条例 第十三条",
    text: {
      zh: "环评是开工的前置，不是项目备案的前置",
      en: "The environmental approval comes before the works, never before the filing of the project",
    },
    after: ["项目备案通知书"],
    before: [],
    never: environment,
  },
  {
    id: "planning-check",
    article: "城乡规划法 第四十五条",
    text: {
      zh: "未经规划核实或不符合规划条件的，不得组织竣工验收",
      en: "No acceptance of works whose keeping to the plan was not checked",
    },
    after: completionFiling,
    before: [group("规划核实", "the planning check", "规划核实合格证", "规划核实意见", "建设工程规划核实合格证")],
  },
  {
    id: "fire-acceptance",
    article: "消防法 第十三条",
    text: {
      zh: "消防验收不合格的，不得投入使用；其他工程要报消防备案",
      en: "No use before fire acceptance; other works are filed for it",
    },
    after: completionFiling,
    before: [
      group(
        "消防验收或备案",
        "fire acceptance or filing",
        "消防验收意见",
        "消防验收备案凭证",
        "消防验收合格意见",
        "建设工程消防验收意见书",
      ),
    ],
  },
];

/** Clocks that begin at a gate. */
export const gateClocks: readonly GateClock[] = [
  {
    id: "completion-filing",
    article: "建设工程质量管理条例 第四十九条",
    text: {
      zh: "建设单位应在竣工验收合格之日起15日内报备案",
      en: "The developer files within 15 calendar days of the acceptance of the works",
    },
    after: completionFiling,
    calendarDays: 15,
  },
];
