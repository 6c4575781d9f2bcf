import { type Day, isDay } from "#kernel/calendar/day.ts";
import type { Words } from "#kernel/text/words.ts";
import { provinceExists } from "./divisionCode.ts";
import { type Checked, refusing } from "./fault.ts";

declare const residentNumberBrand: unique symbol;
/** A citizen's identity number 公民身份号码 (GB 11643). Kept encrypted, found by a keyed hash, shown masked. */
export type ResidentNumber = string & { readonly [residentNumberBrand]: true };

/** Shape only. */
export const residentNumberPattern = /^[1-9]\d{16}[0-9X]$/;

/** What a resident number says. Its division is where it was first issued; abolished codes stay valid in it. */
export type ResidentNumberContent = {
  readonly value: ResidentNumber;
  readonly division: string;
  readonly birth: Day;
  readonly sex: "male" | "female";
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = "10X98765432";

const refuse = refusing("IDN-02", "residentNumber");
const compare: Words = { zh: "对照身份证逐位核对", en: "Compare it digit by digit with the identity card" };

/**
 * Checks a resident number (IDN-02) against `today`: no birth in the future. A lower-case x is taken as X where X is the
 * right check character; nothing else is changed. 15-digit numbers, void since 2013, are refused: see
 * `upgradeResidentNumber` for reading old files.
 */
export function checkResidentNumber(text: string, today: Day): Checked<ResidentNumberContent> {
  if (text === "") return refuse("", { zh: "填写公民身份号码", en: "Enter the resident number" }, compare);
  if (/^\d{15}$/.test(text)) {
    return refuse(
      15,
      {
        zh: "公民身份号码应为18位，现为{found}位旧号码（2013年起停用）",
        en: "A resident number has 18 characters; found an old one of {found}, void since 2013",
      },
      { zh: "填写现行身份证上的18位号码", en: "Enter the 18 characters of the present identity card" },
    );
  }
  const length = [...text].length;
  if (length !== 18) {
    return refuse(
      length,
      { zh: "公民身份号码应为18位，现为{found}位", en: "A resident number has 18 characters; found {found}" },
      compare,
    );
  }
  const strange = [...text].find((character, index) => !(index < 17 ? /^[0-9]$/ : /^[0-9Xx]$/).test(character));
  if (strange !== undefined) {
    return refuse(
      strange,
      {
        zh: "公民身份号码由17位数字和末位数字或X组成，现有“{found}”",
        en: "A resident number is 17 digits and a last digit or X; found “{found}”",
      },
      compare,
    );
  }
  if (!provinceExists(text.slice(0, 2))) {
    return refuse(
      text.slice(0, 2),
      { zh: "公民身份号码前两位“{found}”不是省级区划", en: "The first two digits “{found}” name no province" },
      compare,
    );
  }
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isDay(birth)) {
    return refuse(
      birth,
      { zh: "公民身份号码中的出生日期{found}不存在", en: "The date of birth in it, {found}, does not exist" },
      compare,
    );
  }
  if (birth > today) {
    return refuse(
      birth,
      {
        zh: `公民身份号码中的出生日期应不晚于${today}，现为{found}`,
        en: `The date of birth in it must not be after ${today}; found {found}`,
      },
      compare,
    );
  }
  const value = text.toUpperCase();
  if (value[17] !== residentNumberCheckCharacter(value)) {
    return refuse(
      text[17] ?? "",
      {
        zh: "公民身份号码的校验位不符，末位现为“{found}”：有一位写错或两位颠倒",
        en: "The check character does not fit (found “{found}”): one digit is wrong or two are swapped",
      },
      compare,
    );
  }
  const sex = Number(value[16]) % 2 === 1 ? "male" : "female";
  return { ok: true, value: value as ResidentNumber, division: value.slice(0, 6), birth, sex };
}

/** The 18th character for the first 17 digits (ISO 7064 MOD 11-2). */
export function residentNumberCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkCharacters[sum % 11] ?? "";
}

/** The 18-character form of a 15-digit number: the century 19 and the check character. For old files only. */
export function upgradeResidentNumber(old15: string, today: Day): Checked<ResidentNumberContent> {
  if (!/^\d{15}$/.test(old15)) {
    return refuse(
      [...old15].length,
      {
        zh: "旧公民身份号码应为15位数字，现为{found}位",
        en: "An old resident number is 15 digits; found {found} characters",
      },
      compare,
    );
  }
  const first17 = `${old15.slice(0, 6)}19${old15.slice(6)}`;
  return checkResidentNumber(first17 + residentNumberCheckCharacter(first17), today);
}

/** How a resident number is shown: 3605**********0016, the first and the last four. */
export function maskResidentNumber(value: ResidentNumber): string {
  return `${value.slice(0, 4)}**********${value.slice(-4)}`;
}
