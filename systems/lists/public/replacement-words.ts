import type { Language, Words } from "#kernel/text/words.ts";
import type { ListChange } from "../records.ts";

type Replacement = NonNullable<ListChange["replacement"]>;

const words: Readonly<Record<Exclude<Replacement["kind"], "item">, Words>> = {
  none: { zh: "不再办理，也没有别的替代", en: "no longer run, and nothing replaces it" },
  filing: { zh: "改为备案", en: "a filing instead" },
  commitment: { zh: "改为告知承诺", en: "notice and commitment instead" },
  market: { zh: "交由市场和行业自律", en: "left to the market" },
};

/** What takes the place of a withdrawn entry, in words (LST-11). */
export function replacementWords({ kind, item }: Replacement, language: Language): string {
  if (kind !== "item") return words[kind][language];
  return language === "zh" ? `由${item ?? "另一项"}承接` : `handled as ${item ?? "another item"}`;
}
