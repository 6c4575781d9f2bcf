import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a list change does not go on its way (LST-11). */
export const { texts: changeRefusals, refuse } = refusalsOf({
  DRAFT_FAULTY: {
    rule: "LST-11",
    text: {
      zh: "这一条还有{count}处不合规定，先改正：{first}",
      en: "{count} things are wrong with this entry; first: {firstEn}",
    },
    next: {
      zh: "在编辑器里逐条改正，每处都写着依据；已经送审、审核或批准的，先“退回清单变动”。",
      en: "Correct them in the editor, each names its rule; what is under way is returned first.",
    },
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
  KIND_DIFFERS: {
    rule: "LST-01",
    text: {
      zh: "事项“{item}”是{kind}，不能改成{other}：换了种类，就是另一项职权。",
      en: "Item “{item}” is of the kind {kind} and cannot become {other}: another kind is another power.",
    },
    next: {
      zh: "取消这一项，写明由新事项代替，再用新的编号新增。",
      en: "Cancel it, name the new item as its replacement, and add that under a code of its own.",
    },
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
  REPLACEMENT_UNKNOWN: {
    rule: "LST-11",
    text: {
      zh: "代替它的事项“{item}”在{on}不在清单上。",
      en: "The item “{item}” that is to replace it is not on the list on {on}.",
    },
    next: { zh: "核对编号；新事项先公布，再取消旧的。", en: "Check the code; publish a new item before this ends." },
    status: 422,
  },
  CONTENT_MISSING: {
    rule: "LST-11",
    text: { zh: "没有写这一条改成什么。", en: "It does not say what the entry is to be." },
    next: {
      zh: "写上事项内容；要撤下清单的，用“取消”。",
      en: "Give its content; to withdraw it, make it a cancellation.",
    },
    status: 422,
  },
  CANCELLED_SAYS_NOTHING: {
    rule: "LST-11",
    text: { zh: "取消的事项不再有内容。", en: "A cancelled item has no content any more." },
    next: { zh: "内容留空；要改内容的，用“调整”。", en: "Leave the content out; to change it, make it an adjustment." },
    status: 422,
  },
  ITEM_CODE_DIFFERS: {
    rule: "LST-11",
    text: {
      zh: "这条变动是“{item}”的，内容却写着另一个编号“{code}”。",
      en: "This is a change of “{item}”, but its content has the code “{code}”.",
    },
    next: {
      zh: "编号改为一致；另一个事项另拟一条。",
      en: "Make the codes agree; another item has a change of its own.",
    },
    status: 422,
  },
  EFFECTIVE_ENDED: {
    rule: "LST-04",
    text: {
      zh: "失效日{to}不晚于生效日{on}，这一版一天也不会有效。",
      en: "Its last day {to} is not after its first day {on}: it would never be in force.",
    },
    next: {
      zh: "改晚失效日，或留空；已批准的，先“退回清单变动”。",
      en: "Give a later day or none; return it first if it is approved.",
    },
    status: 422,
  },
  ENDS_OTHERS: {
    rule: "LST-11",
    text: { zh: "只有“合并”才能同时终止别的事项。", en: "Only a merger ends other items with it." },
    next: {
      zh: "改为“合并”，或给那些事项各拟一条“取消”。",
      en: "Make it a merger, or cancel those items by themselves.",
    },
    status: 422,
  },
  ENDS_UNKNOWN: {
    rule: "LST-11",
    text: {
      zh: "“{version}”不能随之终止：{on}那一天没有这一版在先生效，或已有更晚的一版，或它就是本事项，或写了两次。",
      en: "“{version}” cannot end with it: it is not in force before {on}, has a later version, is this item, or stands twice.",
    },
    next: { zh: "写别的事项最后一版的编号，如B08@1。", en: "Name the last versions of other items, such as B08@1." },
    status: 422,
  },
  DIVISION_OUTSIDE: {
    rule: "LST-11",
    text: {
      zh: "这条变动涉及“{place}”的职权，不在区划“{division}”之内，不归它的政府批准。",
      en: "This touches a power of “{place}”, which is not within “{division}”: its government cannot approve it.",
    },
    next: {
      zh: "由包含这些职权的区划的清单管理员拟，如设区市的；或只写本区划的职权。",
      en: "Let the list keeper of a division that contains them draft it, such as the city's; or name own powers only.",
    },
    status: 403,
  },
  CHANGE_STATE: {
    rule: "LST-11",
    text: { zh: "这条变动现为“{state}”，不能这样办。", en: "This change is “{stateEn}” and cannot be handled so." },
    next: { zh: "看它的经过，办下一步。", en: "See its history and take the next step." },
  },
  SAME_PERSON: {
    rule: "LST-11",
    text: {
      zh: "拟过、改过、送过这一条的人，都不能审核或批准它；审核的人也不能批准。",
      en: "Whoever drafted, changed or submitted an entry neither checks nor approves it; who checks does not approve.",
    },
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
    next: {
      zh: "办“退回清单变动”，改好后再保存，就以现行版本为基础重新送审；不再需要的，作废。",
      en: "Return it and save it anew: it then rests on the present version; or abandon it.",
    },
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
