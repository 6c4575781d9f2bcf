import type { Words } from "#kernel/text/words.ts";
import type { OutsideDoer } from "../plan/flow-fields.ts";

/** Who does a step outside the system. */
export const doerWords: Readonly<Record<OutsideDoer, Words>> = {
  intermediary: { zh: "中介机构", en: "an intermediary" },
  developer: { zh: "建设单位自己", en: "the developer" },
  utility: { zh: "公共服务企业", en: "a public utility" },
  otherBody: { zh: "系统外的机关", en: "a body not on this system" },
};
