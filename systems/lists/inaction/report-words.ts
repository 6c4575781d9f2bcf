import type { Words } from "#kernel/text/words.ts";
import type { InactionReport } from "../records.ts";

/** The states of a report as people read them. */
export const reportStateWords: Readonly<Record<InactionReport["state"], Words>> = {
  received: { zh: "已收到，待决定是否受理", en: "received, to be taken or not" },
  taken: { zh: "已受理，正在核查", en: "taken, being looked into" },
  notTaken: { zh: "不受理", en: "not taken" },
  answered: { zh: "已答复", en: "answered" },
};

/** What was found. */
export const findingWords: Readonly<Record<NonNullable<InactionReport["finding"]>, Words>> = {
  founded: { zh: "属实", en: "founded" },
  unfounded: { zh: "不属实", en: "unfounded" },
  elsewhere: { zh: "不归本机关处理，已转有权机关", en: "another authority's, passed on to it" },
};

/** The two clocks of a report, by name. */
export const reportClocks: Readonly<Record<"taking" | "answer", Words>> = {
  taking: { zh: "决定是否受理", en: "deciding whether it is taken" },
  answer: { zh: "答复", en: "the answer" },
};
