import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a list change does not go on its way (LST-11). */
export const { texts: changeRefusals, refuse } = refusalsOf({
  DRAFT_FAULTY: {
    rule: "LST-11",
    text: {
      zh: "这一条还有{count}处不合规定，先改正：{first}",
      en: "{count} things are wrong with this entry; first: {firstEn}",
    },
    next: { zh: "在编辑器里逐条改正，每处都写着依据。", en: "Correct them in the editor; each names its rule." },
    status: 422,
  },
  ITEM_ON_LIST: {
    rule: "LST-04",
    text: {
      zh: "事项“{item}”已在清单上，不能再新增一次。",
      en: "Item “{item}” is on the list already; it cannot be added again.",
    },
    next: { zh: "改为“调整”，在现行版本上修改。", en: "Make it an adjustment of the version in force." },
  },
  NOTHING_TO_CHANGE: {
    rule: "LST-11",
    text: {
      zh: "清单上没有生效的事项“{item}”，没有可改的版本。",
      en: "The list has no item “{item}” in force: there is nothing to change.",
    },
    next: { zh: "核对编号；新事项用“新增”。", en: "Check the code; a new item is an addition." },
    status: 422,
  },
  EFFECTIVE_PAST: {
    rule: "LST-11",
    text: {
      zh: "生效日{on}已经过去；清单从公布之日以后生效。",
      en: "The effective day {on} is past; a list takes effect from its publication on.",
    },
    next: { zh: "生效日应为{today}或以后。", en: "Give {today} or a later day." },
    status: 422,
  },
  EFFECTIVE_OVERLAP: {
    rule: "LST-04",
    text: { zh: "{on}那一天已有第{number}版在先或同日生效。", en: "Version {number} takes effect on {on} or later." },
    next: { zh: "换一个更晚的生效日，或先取消那一版。", en: "Choose a later day, or cancel that version first." },
    status: 422,
  },
  REPLACEMENT_MISSING: {
    rule: "LST-11",
    text: {
      zh: "取消事项要写明由什么代替：不再管、备案、告知承诺、市场自律，或另一事项。",
      en: "A cancellation names what replaces it: nothing, a filing, a commitment, the market, or another item.",
    },
    next: {
      zh: "选定“由什么代替”；是另一事项的，写它的编号。",
      en: "Choose the replacement; for another item give its code.",
    },
    status: 422,
  },
  CHANGE_STATE: {
    rule: "LST-11",
    text: { zh: "这条变动现为“{state}”，不能这样办。", en: "This change is “{stateEn}” and cannot be handled so." },
    next: { zh: "看它的经过，办下一步。", en: "See its history and take the next step." },
  },
  SAME_PERSON: {
    rule: "LST-11",
    text: { zh: "拟稿、审核、批准不能是同一个人。", en: "Who writes an entry neither checks nor approves it." },
    next: { zh: "由另一位有此岗位的人办。", en: "Somebody else who holds the post must do it." },
    status: 403,
  },
  OPINION_MISSING: {
    rule: "LST-11",
    text: { zh: "退回要写明理由。", en: "A return needs its reason." },
    next: { zh: "写明哪一处、依据哪一条、怎么改。", en: "Say which place, by which article, and what to do." },
    status: 422,
  },
  CHANGE_OPEN: {
    rule: "LST-11",
    text: {
      zh: "这个事项已有一条变动在办，不能同时再拟一条。",
      en: "A change of this item is under way; a second one cannot be drafted beside it.",
    },
    next: { zh: "在那一条里接着改，或先作废它。", en: "Go on in that one, or abandon it first." },
  },
  NO_CHANGE: {
    rule: "LST-11",
    text: { zh: "没有编号为“{id}”的清单变动。", en: "There is no list change “{id}”." },
    next: { zh: "从清单变动一览进入。", en: "Come from the list of changes." },
    status: 404,
  },
  NO_VERSION_FOLLOWS: {
    rule: "LST-11",
    text: {
      zh: "“{item}”的现行版本在办这条变动时已经变了。",
      en: "The version in force of “{item}” has changed since this draft was made.",
    },
    next: { zh: "退回拟稿，在新版本上重拟。", en: "Return it and draft it anew on the present version." },
  },
});

/** The states of a change as people read them. */
export const changeStateWords = {
  draft: { zh: "拟稿", en: "draft" },
  submitted: { zh: "送审", en: "submitted" },
  checked: { zh: "审核通过", en: "checked" },
  approved: { zh: "批准", en: "approved" },
  published: { zh: "已公布", en: "published" },
  returned: { zh: "退回", en: "returned" },
  abandoned: { zh: "作废", en: "abandoned" },
} as const;
