import type { Words } from "#kernel/text/words.ts";
import type { Answer } from "../negative/answer-faults.ts";

/** What the cited entries together say: the strictest counts, and with none of them it is free (LST-16). */
export function verdictOf(cited: readonly { readonly class: "prohibited" | "permitted" }[]): Answer {
  if (cited.some((entry) => entry.class === "prohibited")) return "prohibited";
  return cited.length > 0 ? "permitted" : "free";
}

export const verdictWords: Readonly<Record<Answer, Words>> = {
  free: { zh: "不需要许可", en: "no permission is needed" },
  permitted: { zh: "需要许可", en: "it needs a permission" },
  prohibited: { zh: "禁止", en: "it is prohibited" },
};
