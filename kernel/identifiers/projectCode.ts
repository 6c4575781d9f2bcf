import type { Words } from "#kernel/text/words.ts";
import { provinceExists } from "./divisionCode.ts";
import { type Checked, refusing } from "./fault.ts";

declare const projectCodeBrand: unique symbol;
/** An investment project's code 项目代码 (GB/T 40058-2021, or its form before November 2020). */
export type ProjectCode = string & { readonly [projectCodeBrand]: true };

/** Shape only: 24 characters with four hyphens. */
export const projectCodePattern = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/;

export type ProjectCodeContent = {
  readonly value: ProjectCode;
  /** "2015": year-division-industry-type-serial. "2020": year and month-division-central department-type-random and check. */
  readonly edition: "2015" | "2020";
  readonly year: number;
  readonly month: number | null;
  readonly division: string;
  /** Industry (edition 2015), or the central department that guides it (edition 2020). */
  readonly branch: string;
  readonly type: string;
};

const refuse = refusing("INV-05", "projectCode");
const lookUp: Words = {
  zh: "对照投资项目在线审批监管平台的赋码通知核对，形如2015-360500-48-01-000123",
  en: "Compare it with the notice of the investment project platform; it looks like 2015-360500-48-01-000123",
};

/**
 * Checks a project code's shape and month (INV-05). First four digits 2015 to 2020 are a year (there is no such month);
 * otherwise they are YYMM. The check digit is never computed: its formula is not published, so ask the platform.
 */
export function checkProjectCode(text: string): Checked<ProjectCodeContent> {
  if (text === "") return refuse("", { zh: "填写项目代码", en: "Enter the project code" }, lookUp);
  if (!projectCodePattern.test(text)) {
    return refuse(
      text,
      {
        zh: "项目代码应为20位数字和4个连字符（4-6-2-2-6），现为“{found}”",
        en: "A project code is 20 digits and four hyphens (4-6-2-2-6); found “{found}”",
      },
      lookUp,
    );
  }
  const head = Number(text.slice(0, 4));
  const division = text.slice(5, 11);
  // 000000 and 100000 are used for projects of the state itself, which have no province.
  if (!provinceExists(division.slice(0, 2)) && division !== "000000" && division !== "100000") {
    return refuse(
      division,
      {
        zh: "项目代码第二段应为行政区划代码，现为“{found}”",
        en: "The second group must be a division code; found “{found}”",
      },
      lookUp,
    );
  }
  const content = { value: text as ProjectCode, division, branch: text.slice(12, 14), type: text.slice(15, 17) };
  if (head >= 2015 && head <= 2020) return { ok: true, ...content, edition: "2015", year: head, month: null };
  const month = head % 100;
  if (month < 1 || month > 12) {
    return refuse(
      text.slice(0, 4),
      {
        zh: "项目代码前四位应为2015至2020的年份，或两位年加01至12的月，现为“{found}”",
        en: "The first four digits must be a year from 2015 to 2020, or two digits of the year and a month 01 to 12; found “{found}”",
      },
      lookUp,
    );
  }
  return { ok: true, ...content, edition: "2020", year: 2000 + Math.floor(head / 100), month };
}
