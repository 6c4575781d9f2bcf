import type { Words } from "#kernel/text/words.ts";

/** One case in which a law says that silence is consent, and the command that carries it out here, where there is one. */
export type DeemedApproval = {
  readonly id: string;
  readonly law: string;
  readonly article: string;
  readonly what: Words;
  readonly command: `${string}.${string}` | null;
};

/**
 * There is no general deemed approval: this list is closed, each entry with the article that says so (CLK-24). An overdue case
 * stays open and red; only a person decides it. That silence *accepts* an application (CLK-03) decides nothing.
 */
export const deemedApprovals = [
  {
    ...{ id: "renewal", law: "行政许可法", article: "第五十条", command: "approvals.deemRenewed" },
    what: {
      zh: "有效期届满前申请延续，届满时未作决定",
      en: "a renewal asked for in time and not decided when the term ends",
    },
  },
  {
    ...{ id: "eiaRecheck", law: "建设项目环境保护管理条例", article: "第十二条", command: null },
    what: { zh: "环评文件满五年重新审核，十日", en: "re-check of an EIA after five years, 10 days" },
  },
  {
    ...{ id: "waterFee", law: "取水许可和水资源费征收管理条例", article: "第三十四条", command: null },
    what: { zh: "缓缴水资源费，五个工作日", en: "deferred water fee, 5 workdays" },
  },
  {
    ...{ id: "internalPrint", law: "印刷业管理条例", article: "第二十条", command: null },
    what: { zh: "内部资料性出版物的印刷，三十日", en: "printing of an internal publication, 30 days" },
  },
  {
    ...{ id: "drugTrial", law: "药品管理法", article: "第十九条", command: null },
    what: {
      zh: "药物临床试验，六十个工作日，国家机关",
      en: "clinical trial of a drug, 60 workdays, the national office",
    },
  },
  {
    ...{ id: "deviceTrial", law: "医疗器械监督管理条例", article: "第二十七条", command: null },
    what: {
      zh: "医疗器械临床试验，六十个工作日，国家机关",
      en: "clinical trial of a device, 60 workdays, the national office",
    },
  },
] as const satisfies readonly DeemedApproval[];

/** The entries that this city's own bodies can come to: those with a command. */
export type DeemedHere = Extract<(typeof deemedApprovals)[number], { readonly command: string }>["id"];
