import type { Words } from "#kernel/text/words.ts";
import type { FormField } from "./form-fields.ts";

const comparison = /^([A-Za-z][A-Za-z0-9_]*)\s*(=|!=|>=|<=|>|<)\s*(".*"|true|false|-?\d+(?:\.\d+)?)$/;

const signs: Readonly<Record<string, Words>> = {
  "=": { zh: "为", en: "is" },
  "!=": { zh: "不是", en: "is not" },
  ">=": { zh: "不小于", en: "is at least" },
  "<=": { zh: "不大于", en: "is at most" },
  ">": { zh: "大于", en: "is more than" },
  "<": { zh: "小于", en: "is less than" },
};

/**
 * When a field is to be filled in, for a page without scripts and for paper: "“有无危险化学品”为“是”时填写". Comparisons
 * joined by `and` or by `or` become words; anything else is shown as it is written.
 */
export function conditionWords(expression: string, fields: readonly FormField[]): Words {
  const joint = / or /.test(expression) ? " or " : " and ";
  const parts = expression.split(joint).map((part) => comparisonWords(part.trim(), fields));
  if (parts.every((part) => part !== null)) {
    const zh = parts.map((part) => part.zh).join(joint === " or " ? "或" : "、且");
    return { zh: `${zh}时填写`, en: `only if ${parts.map((part) => part.en).join(joint)}` };
  }
  return { zh: `符合条件时填写：${expression}`, en: `only if ${expression}` };
}

function comparisonWords(text: string, fields: readonly FormField[]): Words | null {
  const read = comparison.exec(text);
  const field = fields.find(({ name }) => name === read?.[1]);
  const sign = signs[read?.[2] ?? ""];
  if (!read || !field || !sign) return null;
  const literal = read[3] as string;
  if (literal === "true" || literal === "false") {
    const yes = (literal === "true") === (read[2] === "=");
    return { zh: `“${field.title}”为“${yes ? "是" : "否"}”`, en: `“${field.title}” is ${yes ? "yes" : "no"}` };
  }
  const value = literal.replace(/^"|"$/g, "");
  const shown = field.choices.find((choice) => choice.value === value)?.title ?? value;
  return { zh: `“${field.title}”${sign.zh}“${shown}”`, en: `“${field.title}” ${sign.en} “${shown}”` };
}
