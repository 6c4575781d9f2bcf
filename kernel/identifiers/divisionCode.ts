import type { Words } from "#kernel/text/words.ts";
import { type Checked, refusing } from "./fault.ts";

declare const divisionCodeBrand: unique symbol;
/** A division's code in its short form: 6 digits (GB/T 2260), 9 for a town, 12 for a village (statistics). */
export type DivisionCode = string & { readonly [divisionCodeBrand]: true };

export type DivisionLevel = "province" | "city" | "county" | "town" | "village";

/** GB/T 2260: the first two digits of provinces; 81 to 83 stand on residence permits of Hong Kong, Macao and Taiwan. */
const provinces = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(" "),
);

/** Whether two digits name a province of GB/T 2260. */
export function provinceExists(twoDigits: string): boolean {
  return provinces.has(twoDigits);
}

const refuse = refusing("IDN-03", "divisionCode");
const lookUp: Words = {
  zh: "在行政区划表中选择；功能区没有国家代码，使用本市自定的代号",
  en: "Choose it in the table of divisions; a zone has no national code and uses the city's own local code",
};

/**
 * Checks a division code's shape and level (IDN-03). 12 digits that end in 000 are a town in its padded form and give the
 * short one. Whether the code is in force on a day is a question to the directory, which keeps its dates.
 */
export function checkDivisionCode(
  text: string,
): Checked<{ readonly value: DivisionCode; readonly level: DivisionLevel; readonly parent: DivisionCode | null }> {
  if (text === "") return refuse("", { zh: "填写行政区划代码", en: "Enter the division code" }, lookUp);
  if (!/^\d+$/.test(text)) {
    return refuse(
      text,
      { zh: "行政区划代码应为数字，现为“{found}”", en: "A division code is digits; found “{found}”" },
      lookUp,
    );
  }
  if (text.length !== 6 && text.length !== 9 && text.length !== 12) {
    return refuse(
      text.length,
      {
        zh: "行政区划代码应为6位（县级以上）、9位（乡镇）或12位（村），现为{found}位",
        en: "A division code has 6 digits (county and above), 9 (town) or 12 (village); found {found}",
      },
      lookUp,
    );
  }
  if (!provinceExists(text.slice(0, 2))) {
    return refuse(
      text.slice(0, 2),
      { zh: "行政区划代码前两位“{found}”不是省级区划", en: "The first two digits “{found}” name no province" },
      lookUp,
    );
  }
  // Digits pad to the right: 36 0000 is the province, 3605 00 the city, 360502 000 000 the county in twelve digits.
  const value = text.replace(/^(\d{6})(000){1,2}$/, "$1").replace(/^(\d{9})000$/, "$1") as DivisionCode;
  if (value.length > 6 && value.slice(4, 6) === "00") {
    return refuse(
      text,
      { zh: "乡镇、村的代码应写到县，现为“{found}”", en: "A town or village code names its county; found “{found}”" },
      lookUp,
    );
  }
  if (value.length === 6 && value.slice(2, 4) === "00" && value.slice(4, 6) !== "00") {
    return refuse(
      text,
      { zh: "县级代码应写到设区市，现为“{found}”", en: "A county code names its city; found “{found}”" },
      lookUp,
    );
  }
  if (value.length === 12 && value.slice(6, 9) === "000") {
    return refuse(
      text,
      { zh: "村级代码应写到乡镇，现为“{found}”", en: "A village code names its town; found “{found}”" },
      lookUp,
    );
  }
  return { ok: true, value, level: levelOf(value), parent: parentOf(value) };
}

function levelOf(code: DivisionCode): DivisionLevel {
  if (code.length === 12) return "village";
  if (code.length === 9) return "town";
  if (!code.endsWith("00")) return "county";
  return code.endsWith("0000") ? "province" : "city";
}

function parentOf(code: DivisionCode): DivisionCode | null {
  const level = levelOf(code);
  if (level === "province") return null;
  if (level === "city") return `${code.slice(0, 2)}0000` as DivisionCode;
  if (level === "county") return `${code.slice(0, 4)}00` as DivisionCode;
  return code.slice(0, -3) as DivisionCode;
}

/** The 12-digit form that statistics use: padded with zeros. */
export function paddedDivisionCode(code: DivisionCode): string {
  return code.padEnd(12, "0");
}
