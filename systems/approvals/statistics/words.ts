import type { Language } from "#kernel/text/words.ts";
import type { Times } from "./query.ts";

/** A share in percent with one decimal, rounded down: 99.9 % is not all of them. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? "—" : String(Math.floor((part / whole) * 1000) / 10);

/** How every number here is made; it stands beside them. */
export function method(language: Language): string {
  return language === "zh"
    ? "只计已作出决定的办件，按决定的月份。天数是工作日：从受理的次日到作出决定，暂停的不算，批准延长的算进承诺。“一半”是中位数，“九成”是第90百分位，都是某一件真用的天数。在办的另计，按灯分。"
    : "Only decided cases, by the month of the decision. Days are workdays from the day after acceptance to the decision, without pauses; a granted extension counts as promised. The median and the 90th percentile are days that a case really took. Running cases are counted apart, by light.";
}

export const nameOf = ({ name, nameEn }: Pick<Times, "name" | "nameEn">, language: Language): string =>
  language === "en" && nameEn ? nameEn : name;
