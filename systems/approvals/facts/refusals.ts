import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why the facts of a project cannot be changed so. */
export const { texts: factRefusals, refuse: refuseFacts } = refusalsOf({
  FACTS_UNCHANGED: {
    rule: "CON-13",
    text: {
      zh: "填的和现在的项目条件一样，计划不会变。",
      en: "These are the project's facts already: the plan stays as it is.",
    },
    next: { zh: "改动至少一项条件，再提交。", en: "Change at least one fact." },
    status: 422,
  },
  FACT_DAY_UNFIT: {
    rule: "REC-11",
    text: {
      zh: "“{since}”不行：条件从哪天起变的，应在项目开立（{from}）和今天（{today}）之间。",
      en: "{since} does not fit: facts change between the opening of the project ({from}) and today ({today}).",
    },
    next: {
      zh: "改正日期；还没发生的，等发生了再登记。",
      en: "Correct the day; what has not happened yet is recorded then.",
    },
    status: 422,
  },
  FACTS_PROOF_MISSING: {
    rule: "INV-03",
    article: "企业投资项目核准和备案管理条例 第十四条",
    text: {
      zh: "项目情况发生变化，要有证明它的材料：写明材料名称、出具单位和日期。",
      en: "A change of the project rests on a paper: name it, who issued it and on which day.",
    },
    next: {
      zh: "写明变更依据，例如变更备案信息表、董事会决议或新的设计文件；日期不能晚于今天。",
      en: "Name it, such as the changed filing, a resolution or the new design; its day is not after today.",
    },
    status: 422,
  },
  PLAN_UNDOES: {
    rule: "CLK-27",
    article: "行政许可法 第八条、第六十九条、第七十条",
    text: {
      zh: "这样改，计划里就没有“{steps}”了，而它已经作出准予决定。改条件不能使已经作出的决定失效。",
      en: "So changed, the plan would have no “{stepsEn}” any more, which is granted. A change of facts undoes no decision.",
    },
    next: {
      zh: "确实不再需要的，先由决定机关撤回、撤销或注销那件许可，再改条件。",
      en: "If it is needed no more, let the office that decided withdraw, revoke or cancel that permit first.",
    },
  },
});
