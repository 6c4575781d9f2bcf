import type { Words } from "#kernel/text/words.ts";
import { type Checked, refusing } from "./fault.ts";

declare const itemCodeBrand: unique symbol;
/** A code of a government service item (GB/T 39554.1-2020). */
export type ItemCode = string & { readonly [itemCodeBrand]: true };

/** Basic catalogue code 基本编码, 12 digits. */
export const basicItemCodePattern = /^[0-9]{12}$/;
/** Implementation code 实施编码: credit code of the implementing body, level 1 to 6, basic code. */
export const implementationCodePattern = /^[0-9A-HJ-NPQRTUWXY]{18}[1-6][0-9]{12}$/;
/** Handling item code 业务办理项编码: an implementation code and two digits. */
export const handlingCodePattern = /^[0-9A-HJ-NPQRTUWXY]{18}[1-6][0-9]{14}$/;

/** 1 national, 2 province, 3 city, 4 county, 5 town, 6 village. */
export type ItemLevel = 1 | 2 | 3 | 4 | 5 | 6;

export type ItemCodeContent =
  | { readonly value: ItemCode; readonly kind: "basic"; readonly basic: string }
  | {
      readonly value: ItemCode;
      readonly kind: "implementation" | "handling";
      readonly body: string;
      readonly level: ItemLevel;
      readonly basic: string;
      /** The two digits of a handling item. */
      readonly handling: string | null;
    };

const refuse = refusing("LST-02", "itemCode");
const lookUp: Words = {
  zh: "在事项清单中按名称查到代码后填写",
  en: "Look the item up by its name in the list of items",
};

/** Checks an item code's shape (LST-02) and splits it: 12 basic, 31 implementation, 33 handling item. */
export function checkItemCode(text: string): Checked<ItemCodeContent> {
  if (text === "") return refuse("", { zh: "填写事项编码", en: "Enter the item code" }, lookUp);
  const value = text as ItemCode;
  if (basicItemCodePattern.test(text)) return { ok: true, value, kind: "basic", basic: text };
  if (implementationCodePattern.test(text) || handlingCodePattern.test(text)) {
    const handling = text.length === 33 ? text.slice(31) : null;
    return {
      ok: true,
      value,
      kind: handling === null ? "implementation" : "handling",
      body: text.slice(0, 18),
      level: Number(text[18]) as ItemLevel,
      basic: text.slice(19, 31),
      handling,
    };
  }
  const length = [...text].length;
  if (length !== 12 && length !== 31 && length !== 33) {
    return refuse(
      length,
      {
        zh: "事项编码应为12位（基本编码）、31位（实施编码）或33位（业务办理项编码），现为{found}位",
        en: "An item code has 12 characters (basic), 31 (implementation) or 33 (handling item); found {found}",
      },
      lookUp,
    );
  }
  if (length === 12) {
    return refuse(
      text,
      { zh: "基本编码应为12位数字，现为“{found}”", en: "A basic code is 12 digits; found “{found}”" },
      lookUp,
    );
  }
  return refuse(
    text,
    {
      zh: "实施编码应由18位统一社会信用代码、1位层级（1至6）和12位基本编码组成，现为“{found}”",
      en: "An implementation code is a credit code of 18 characters, a level from 1 to 6 and a basic code of 12 digits; found “{found}”",
    },
    lookUp,
  );
}
