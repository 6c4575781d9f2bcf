import type { Words } from "#kernel/text/words.ts";
import { provinceExists } from "./divisionCode.ts";
import { type Checked, refusing } from "./fault.ts";

declare const creditCodeBrand: unique symbol;
/** A unified social credit code 统一社会信用代码 (GB 32100-2015) whose check character is right. */
export type CreditCode = string & { readonly [creditCodeBrand]: true };

/** Shape only, also for database constraints: the alphabet omits I, O, S, V and Z. */
export const creditCodePattern = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Something a person should look at although the code may be right: some issued codes do not keep GB 11714. */
export type CreditCodeWarning = Words & {
  readonly rule: "IDN-01";
  readonly about: readonly ("organisation" | "division")[];
};

const refuse = refusing("IDN-01", "creditCode");
const compare: Words = {
  zh: "对照营业执照或登记证书逐位核对",
  en: "Compare it character by character with the licence or certificate",
};

/**
 * Checks a unified social credit code as it stands (IDN-01): length, alphabet, check character. Lower case is refused;
 * `normaliseEntry` comes first where people type. A wrong organisation code or an unknown division is only a warning.
 */
export function checkCreditCode(
  text: string,
): Checked<{ readonly value: CreditCode; readonly warning?: CreditCodeWarning }> {
  if (text === "") {
    return refuse("", { zh: "填写统一社会信用代码", en: "Enter the unified social credit code" }, compare);
  }
  const length = [...text].length;
  if (length !== 18) {
    return refuse(
      length,
      {
        zh: "统一社会信用代码应为18位，现为{found}位",
        en: "A unified social credit code has 18 characters; found {found}",
      },
      compare,
    );
  }
  const strange = [...text].find((character) => !alphabet.includes(character));
  if (strange !== undefined) {
    return refuse(
      strange,
      {
        zh: "统一社会信用代码由数字和大写字母组成（不用I、O、S、V、Z），现有“{found}”",
        en: "A unified social credit code is made of digits and capital letters without I, O, S, V, Z; found “{found}”",
      },
      compare,
    );
  }
  if (text[17] !== creditCodeCheckCharacter(text)) {
    return refuse(
      text[17] ?? "",
      {
        zh: "统一社会信用代码的校验位不符，末位现为“{found}”：有一位写错或两位颠倒",
        en: "The check character does not fit (found “{found}”): one character is wrong or two are swapped",
      },
      compare,
    );
  }
  const warning = warningOf(text);
  return warning === undefined
    ? { ok: true, value: text as CreditCode }
    : { ok: true, value: text as CreditCode, warning };
}

/** The 18th character for the first 17, which must be of the alphabet: (31 − Σ value × 3^(i−1) mod 31) mod 31. */
export function creditCodeCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(first17[index] ?? ""), 0);
  return alphabet[(31 - (sum % 31)) % 31] ?? "";
}

/** The check character of an organisation code's eight characters (GB 11714): X for 10, 0 for 11. */
export function organisationCodeCheckCharacter(body: string): string {
  const sum = organisationWeights.reduce(
    (total, weight, index) => total + weight * Number.parseInt(body[index] ?? "", 36),
    0,
  );
  const value = 11 - (sum % 11);
  return value === 10 ? "X" : value === 11 ? "0" : String(value);
}

function warningOf(code: string): CreditCodeWarning | undefined {
  const found: (Words & { about: "organisation" | "division" })[] = [];
  // Only the province is looked up: codes keep the division of their first day. 10 is the state itself (100000).
  const province = code.slice(2, 4);
  if (!/^\d{6}$/.test(code.slice(2, 8)) || !(province === "10" || provinceExists(province))) {
    found.push({
      about: "division",
      zh: `第3至8位“${code.slice(2, 8)}”不是已知的行政区划`,
      en: `characters 3 to 8, “${code.slice(2, 8)}”, name no known division`,
    });
  }
  if (code[16] !== organisationCodeCheckCharacter(code.slice(8, 16))) {
    found.push({
      about: "organisation",
      zh: `第9至17位“${code.slice(8, 17)}”不符合组织机构代码的校验规则`,
      en: `characters 9 to 17, “${code.slice(8, 17)}”, fail the organisation code's own check`,
    });
  }
  if (found.length === 0) return undefined;
  return {
    rule: "IDN-01",
    about: found.map((one) => one.about),
    zh: `${found.map((one) => one.zh).join("；")}；可以使用，建议核对证照`,
    en: `${found.map((one) => one.en).join("; ")}; it may be used, but compare the certificate`,
  };
}
