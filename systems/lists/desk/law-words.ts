import type { LawKind } from "#kernel/items/laws.ts";
import type { Words } from "#kernel/text/words.ts";

/** Kinds of document as people name them, from the strongest down. */
export const lawKindWords: Readonly<Record<LawKind, Words>> = {
  law: { zh: "法律", en: "law" },
  administrativeRegulation: { zh: "行政法规", en: "administrative regulation" },
  stateCouncilDecision: { zh: "国务院决定", en: "State Council decision" },
  localRegulation: { zh: "地方性法规", en: "local regulation" },
  provincialRule: { zh: "省级政府规章", en: "provincial rule" },
  ministryRule: { zh: "部门规章", en: "ministry rule" },
  normativeDocument: { zh: "规范性文件", en: "normative document" },
  standard: { zh: "标准", en: "standard" },
  other: { zh: "其他", en: "other" },
};
