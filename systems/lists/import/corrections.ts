import type { Language } from "#kernel/text/words.ts";
import type { CheckedFile } from "./check-file.ts";
import { columns } from "./columns.ts";

/**
 * The rows that stayed out as a table to be mended and brought again: the same columns, then the row in the first file,
 * what is wrong and what to do. Those last three are ignored when it comes back.
 */
export function correctionRows({ rows, faults }: CheckedFile, language: Language): string[][] {
  const bad = Map.groupBy(
    faults.filter(({ notice }) => !notice),
    ({ row }) => row,
  );
  const heads = { zh: ["行号", "问题", "怎么改"], en: ["row", "what is wrong", "what to do"] }[language];
  const lines = [...bad].map(([row, own]) => [
    ...columns.map(({ key }) => rows.get(row)?.[key] ?? ""),
    String(row),
    [...new Set(own.map(({ told }) => `${told.text[language]}（${told.rule}）`))].join(" "),
    [...new Set(own.map(({ told }) => told.next[language]))].join(" "),
  ]);
  return [[...columns.map((one) => (language === "zh" ? one.zh : one.key)), ...heads], ...lines];
}

/** Heading and one example: where a file begins. */
export function templateRows(language: Language): string[][] {
  return [columns.map((one) => (language === "zh" ? one.zh : one.key)), columns.map(({ example }) => example)];
}
