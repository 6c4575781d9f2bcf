import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why the negative list and the answers on market access say no. */
export const { texts: negativeRefusals, refuse } = refusalsOf({
  LOCAL_LIST_FORBIDDEN: {
    rule: "LST-05",
    article: "优化营商环境条例 第二十条",
    text: {
      zh: "市场准入负面清单全国只有一张，各地区、各部门不得自行制定；地方的只能是2018年底以前的历史（写的截止日：{to}）。",
      en: "There is one national market-access negative list; no region or department may make its own. A local one can only be history that ended in 2018 (end given: {to}).",
    },
    next: {
      zh: "录入全国清单的新版本；本市2018年以前的清单，写上2019-01-01或更早的截止日。",
      en: "Import the new national edition; give a list of the city's own past an end on 2019-01-01 at the latest.",
    },
    status: 422,
  },
  EDITION_ORDER: {
    rule: "LST-05",
    text: {
      zh: "新版本自{on}起，而现有的版本自{last}起：新版本只能接在后面。",
      en: "The new edition begins on {on}, the present one on {last}: a new one follows it.",
    },
    next: { zh: "核对施行日期；已有的版本不重复录入。", en: "Check the day on which it takes effect." },
    status: 422,
  },
  EDITION_PAST: {
    rule: "LST-05",
    text: {
      zh: "新版本自{on}起施行，那一天已经过去（今天是{today}）：已经发出的答复依据的是当时的清单，不能倒回去改。",
      en: "The new edition begins on {on}, which is past ({today} today): letters that are out rest on the list of their day.",
    },
    next: {
      zh: "写今天或以后的日期；早已施行的版本随程序自带的全国清单装入。",
      en: "Give today or a later day; an edition that holds already comes with the national list of the program.",
    },
    status: 422,
  },
  EDITION_NOT_WHOLE: {
    rule: "LST-05",
    article: "优化营商环境条例 第二十条",
    text: {
      zh: "清单不完整：写了{given}条，公布的是{reported}项（禁止+许可）。清单上没有的就是不需要许可的，少一条就放开一项。",
      en: "The list is not whole: {given} entries, {reported} published (prohibited + permitted). What is left out would be free.",
    },
    next: {
      zh: "写上公布的项数，并把每一项都录入；一条也没有的不能录入。",
      en: "Give the published counts and enter every item; an edition without any cannot be entered.",
    },
    status: 422,
  },
  EDITION_DECIDED: {
    rule: "LST-05",
    text: {
      zh: "“{edition}”这一次录入已经核对过了，不能再核对一次。",
      en: "This entry of the edition “{edition}” is decided already.",
    },
    next: { zh: "退回的改正后重新录入。", en: "What was sent back is corrected and entered anew." },
  },
  EDITIONS_AT_ONCE: {
    rule: "LST-05",
    text: {
      zh: "同一时间只能有一版负面清单有效，这样做会有两版。",
      en: "One edition of the negative list holds at a time; this would make two.",
    },
    next: {
      zh: "前一版的截止日写成后一版的施行日。",
      en: "End the earlier edition on the day on which the later one begins.",
    },
  },
  ENTRY_TWICE: {
    rule: "LST-05",
    text: { zh: "编号“{code}”的条目写了两次。", en: "The entry “{code}” stands twice." },
    next: { zh: "删去重复的一条。", en: "Remove one of them." },
    status: 422,
  },
  ENTRY_ITEM_UNKNOWN: {
    rule: "LST-16",
    text: {
      zh: "条目写由事项“{items}”实施，而本市清单里没有。",
      en: "The entry names the items “{items}”, which the city's list does not have.",
    },
    next: { zh: "核对编码；没有对应事项的不写。", en: "Check the codes; leave out what the city does not have." },
    status: 422,
  },
  NO_NEGATIVE_LIST: {
    rule: "LST-05",
    text: {
      zh: "{on}没有装入有效的市场准入负面清单，不能答复准入问题。",
      en: "No negative list in force on {on} is loaded; questions of access cannot be answered.",
    },
    next: {
      zh: "先由清单管理员录入全国清单，法制审核员确认。",
      en: "The list keeper enters the national list and the legal reviewer confirms it first.",
    },
  },
  ACTIVITY_MATCHES: {
    rule: "LST-16",
    article: "优化营商环境条例 第二十条",
    text: {
      zh: "清单里有与这项活动相符的条目还没有处理：{entries}。",
      en: "Entries of the list match this activity and are not dealt with: {entries}.",
    },
    next: {
      zh: "每一条都引用，或写明为什么不适用。",
      en: "Cite each of them, or say why it does not apply.",
    },
    status: 422,
  },
  NOTHING_CITED: {
    rule: "LST-16",
    article: "行政许可法 第三十二条（一）",
    text: {
      zh: "说要许可或者禁止，就要引用清单上有效的条目或事项；现在一条也没有引用。没有依据，不得要求。",
      en: "Who says that it needs a permission or is prohibited cites an entry in force; none is cited. No citation, no demand.",
    },
    next: {
      zh: "引用条目；没有可引用的，答复“不需要许可”。",
      en: "Cite one; where there is none, the answer is “free”.",
    },
    status: 422,
  },
  CITATION_NOT_LIVE: {
    rule: "LST-16",
    text: {
      zh: "引用的“{cited}”今天不在清单上。",
      en: "What is cited, “{cited}”, is not on the list today.",
    },
    next: { zh: "从今天有效的条目和事项中选。", en: "Choose among those in force today." },
    status: 422,
  },
  CITATION_CLASS: {
    rule: "LST-16",
    text: {
      zh: "答复和引用的条目不一致：“{cited}”。需要许可的引用许可准入条目或许可事项；禁止的引用禁止准入条目；不需要许可的不引用。",
      en: "The answer does not fit what is cited, “{cited}”: a permission cites entries by permission or permits, a prohibition prohibited ones, “free” none.",
    },
    next: { zh: "改答复，或改引用。", en: "Change the answer or the citation." },
    status: 422,
  },
  ASKER_UNKNOWN: {
    rule: "IDN-01",
    text: { zh: "没有登记这个询问人。", en: "Whoever asks is not registered." },
    next: { zh: "先登记主体，告知书才能写给他。", en: "Register the subject first: the letter is addressed to it." },
    status: 422,
  },
  NO_OFFICE_CODE: {
    rule: "DOC-04",
    text: {
      zh: "“{body}”没有发文机关代字，不能发编号的告知书。",
      en: "“{body}” has no office code for a numbered letter.",
    },
    next: {
      zh: "在机构目录中补上代字，或由有代字的机构答复。",
      en: "Add its code, or let a body that has one answer.",
    },
    status: 422,
  },
  LETTER_UNKNOWN: {
    rule: "DOC-04",
    text: {
      zh: "查询码“{code}”没有编号为“{number}”的告知书。",
      en: "The query code “{code}” has no letter “{number}”.",
    },
    next: { zh: "对照告知书上的编号和查询码重写一遍。", en: "Compare both with your letter." },
    status: 404,
  },
});
