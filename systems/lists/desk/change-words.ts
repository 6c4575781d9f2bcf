import type { Words } from "#kernel/text/words.ts";
import type { ListChange } from "../records.ts";
import type { WaitsFor } from "./draft-answer.ts";

export const kindOfChange: Readonly<Record<ListChange["kind"], Words>> = {
  add: { zh: "新增", en: "Addition" },
  adjust: { zh: "调整", en: "Adjustment" },
  cancel: { zh: "取消", en: "Cancellation" },
  delegate: { zh: "下放", en: "Delegation" },
  entrust: { zh: "委托", en: "Entrustment" },
  merge: { zh: "合并", en: "Merger" },
  split: { zh: "分立", en: "Split" },
};

export const triggerWords: Readonly<Record<ListChange["trigger"], Words>> = {
  lawMade: { zh: "新法出台", en: "A law was made" },
  lawChanged: { zh: "法律修改", en: "A law was changed" },
  lawRepealed: { zh: "法律废止", en: "A law was repealed" },
  delegation: { zh: "权力下放", en: "Delegation from above" },
  bodyReform: { zh: "机构改革", en: "Reform of bodies" },
  simplification: { zh: "简化优化", en: "Simplification" },
};

export const replacementWords: Readonly<Record<NonNullable<ListChange["replacement"]>["kind"], Words>> = {
  none: { zh: "不再管理", en: "Nothing: it is free" },
  filing: { zh: "改为备案", en: "A filing" },
  commitment: { zh: "告知承诺", en: "A commitment" },
  market: { zh: "市场自律", en: "The market" },
  item: { zh: "另一事项", en: "Another item" },
};

export const waitsWords: Readonly<Record<Exclude<WaitsFor, null>, Words>> = {
  listKeeper: { zh: "清单管理员", en: "list keeper" },
  legalReviewer: { zh: "法制审核", en: "legal reviewer" },
  leader: { zh: "政府领导", en: "leader" },
};
