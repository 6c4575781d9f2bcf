import type { Words } from "#kernel/text/words.ts";
import type { Simulation } from "./records.ts";

export const simulationStateWords: Readonly<Record<Simulation["state"], Words>> = {
  asked: { zh: "模拟审查中", en: "being simulated" },
  given: { zh: "已出模拟意见", en: "simulated opinion given" },
  converted: { zh: "已转为正式办理", en: "turned into a formal case" },
  ended: { zh: "已取消", en: "ended" },
};

/** What stands beside every simulated opinion, on paper and on screens. */
export const notBinding: Words = { zh: "不具法律效力", en: "not binding" };
