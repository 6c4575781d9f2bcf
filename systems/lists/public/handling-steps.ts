import type { ItemVersion } from "#kernel/items/records.ts";
import type { Language, Words } from "#kernel/text/words.ts";

/** A step of handling on the clock of the promise: workdays from the day after acceptance, [from, to]. */
export type HandlingStep = {
  readonly name: string;
  readonly who: string;
  readonly from: number;
  readonly to: number;
};

const posts: Readonly<Record<ItemVersion["steps"][number]["post"], Words>> = {
  window: { zh: "窗口", en: "window" },
  reviewer: { zh: "审查岗", en: "reviewer" },
  decider: { zh: "审批岗", en: "decider" },
  head: { zh: "机构负责人", en: "head of the body" },
};

/** The steps after acceptance: as the entry lists them, else review and decision within the promise. */
export function handlingSteps(
  { steps, promisedDays }: Pick<ItemVersion, "steps" | "promisedDays">,
  language: Language,
): HandlingStep[] {
  if (steps.length > 0) {
    let day = 0;
    return steps.map(({ name, post, days }) => {
      const from = day;
      day += days;
      return { name, who: posts[post][language], from, to: day };
    });
  }
  const zh = language === "zh";
  const who = posts.decider[language];
  if (promisedDays <= 1) return [{ name: zh ? "审查、决定" : "Review, decision", who, from: 0, to: promisedDays }];
  return [
    { name: zh ? "审查" : "Review", who: posts.reviewer[language], from: 0, to: promisedDays - 1 },
    { name: zh ? "决定" : "Decision", who, from: promisedDays - 1, to: promisedDays },
  ];
}

/** When a step is done, in words. */
export function stepTime({ from, to }: HandlingStep, language: Language): string {
  const zh = language === "zh";
  if (to === 0) return zh ? "当场" : "on the spot";
  const first = from + 1;
  if (to <= first) return zh ? `第${to}个工作日` : `workday ${to}`;
  return zh ? `第${first}–${to}个工作日` : `workdays ${first}–${to}`;
}
