import type { Words } from "#kernel/text/words.ts";
import type { Works, WorksState } from "./records.ts";

/** How works stand. */
export const worksStateWords: Readonly<Record<WorksState, Words>> = {
  waiting: { zh: "尚未开工", en: "not begun" },
  underway: { zh: "正在施工", en: "under way" },
  stopped: { zh: "中止施工", en: "stopped" },
  lapsed: { zh: "未按期开工", en: "not begun in time" },
};

/** For the texts of a refusal, in both languages. */
export function worksStanding({ state }: Pick<Works, "state">): { state: string; stateEn: string } {
  const { zh, en } = worksStateWords[state];
  return { state: zh, stateEn: en };
}
