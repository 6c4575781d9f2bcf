import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why the lists say no. */
export const { texts: listRefusals, refuse } = refusalsOf({
  ITEM_UNKNOWN: {
    rule: "LST-08",
    article: "优化营商环境条例 第四十条",
    text: {
      zh: "清单里没有编号为“{code}”的事项：清单之外不得实施行政许可。",
      en: "The list has no item “{code}”: what is not on the list may not be run as a permit.",
    },
    next: {
      zh: "核对编号，或在“办事”里按名称查找；有人要您办清单外的事，打12345。",
      en: "Check the code, or look it up by name under Services; if somebody asks you for it all the same, call 12345.",
    },
    status: 404,
  },
  BODY_UNKNOWN: {
    rule: "IDN-06",
    text: { zh: "没有编号为“{id}”的机构。", en: "There is no body “{id}”." },
    next: {
      zh: "从事项页进入承办机构；机构合并或撤销后，原编号仍可查。",
      en: "Come from an item's page; a body that was merged or dissolved keeps its id.",
    },
    status: 404,
  },
});
