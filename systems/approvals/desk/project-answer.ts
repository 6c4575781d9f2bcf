import type { Words } from "#kernel/text/words.ts";
import type { ProjectNow, StepState } from "../queries/matter.ts";

/** The answer of `approvals.project`. */
export type ProjectAnswer = ProjectNow;

export const stateWords: Readonly<Record<StepState, Words>> = {
  done: { zh: "已办结", en: "done" },
  working: { zh: "在办", en: "working" },
  waiting: { zh: "未开始", en: "waiting" },
  refused: { zh: "不予许可", en: "refused" },
};
