import type { Words } from "#kernel/text/words.ts";
import type { OpinionKind } from "./records.ts";

/** The official words for an opinion. */
export const opinionWords: Readonly<Record<OpinionKind, Words>> = {
  agree: { zh: "同意", en: "agrees" },
  agreeWithConditions: { zh: "附条件同意", en: "agrees with conditions" },
  object: { zh: "不同意", en: "objects" },
  noOpinion: { zh: "无意见", en: "no objection" },
};
