import type { Words } from "#kernel/text/words.ts";

/** Groups of items that packs commonly have; another one is shown by its own name. */
const groups: Readonly<Record<string, Words>> = {
  construction: { zh: "工程建设", en: "Construction" },
  enterprise: { zh: "企业经营", en: "Business" },
  natural: { zh: "个人事项", en: "Personal matters" },
  community: { zh: "村（社区）代办", en: "Community counter" },
  power: { zh: "其他权力", en: "Other powers" },
};

export const groupWords = (group: string): Words => groups[group] ?? { zh: group, en: group };
