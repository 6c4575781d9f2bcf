import type { Words } from "#kernel/text/words.ts";
import { type Checked, refusing } from "./fault.ts";

declare const documentNumberBrand: unique symbol;
/** A document's number 发文字号 (GB/T 9704-2012), such as 余发改审字〔2015〕36号. */
export type DocumentNumber = string & { readonly [documentNumberBrand]: true };

/** Office code, year in six-corner brackets, serial without leading zeros, 号. */
export const documentNumberPattern = /^[\u4e00-\u9fa5]{2,12}〔\d{4}〕[1-9]\d*号$/;

export type DocumentNumberContent = {
  readonly value: DocumentNumber;
  /** 发文机关代字 */
  readonly officeCode: string;
  readonly year: number;
  /** Without gaps for each office code and year. */
  readonly serial: number;
};

const refuse = refusing("DOC-04", "documentNumber");
const write: Words = { zh: "写成余发改审字〔2015〕36号的形式", en: "Write it like 余发改审字〔2015〕36号" };

/** Checks and splits a document number (DOC-04), naming the habit that is wrong: brackets, leading zero, 第. */
export function checkDocumentNumber(text: string): Checked<DocumentNumberContent> {
  if (text === "") return refuse("", { zh: "填写发文字号", en: "Enter the document number" }, write);
  if (!documentNumberPattern.test(text)) {
    const bracket = /[()[\]（）［］【】]/.exec(text)?.[0];
    if (bracket !== undefined) {
      return refuse(
        bracket,
        {
          zh: "发文字号的年份应用六角括号〔〕，现用“{found}”",
          en: "The year stands in six-corner brackets 〔〕; found “{found}”",
        },
        write,
      );
    }
    if (text.includes("第")) {
      return refuse("第", { zh: "发文字号的序号前不加“{found}”", en: "No “{found}” stands before the serial" }, write);
    }
    const padded = /〕(0\d*)号/.exec(text)?.[1];
    if (padded !== undefined) {
      return refuse(
        padded,
        { zh: "发文字号的序号不编虚位，现为“{found}”", en: "The serial has no leading zero; found “{found}”" },
        write,
      );
    }
    return refuse(
      text,
      {
        zh: "发文字号应由机关代字、年份、序号组成，现为“{found}”",
        en: "A document number is office code, year and serial; found “{found}”",
      },
      write,
    );
  }
  const bracket = text.indexOf("〔");
  return {
    ok: true,
    value: text as DocumentNumber,
    officeCode: text.slice(0, bracket),
    year: Number(text.slice(bracket + 1, bracket + 5)),
    serial: Number(text.slice(bracket + 6, -1)),
  };
}

/** The number of a document. Throws RangeError for an office code, year or serial that gives no number by DOC-04. */
export function formatDocumentNumber(officeCode: string, year: number, serial: number): DocumentNumber {
  const text = `${officeCode}〔${year}〕${serial}号`;
  if (!documentNumberPattern.test(text)) {
    throw new RangeError(
      `发文字号“${text}”不合规（DOC-04）：代字为2至12个汉字，年份四位，序号为正整数 / not a document number`,
    );
  }
  return text as DocumentNumber;
}
