import type { Refusal } from "#kernel/records/refusal.ts";
import { type ColumnKey, columns, columnWords } from "./columns.ts";
import { importFault } from "./refusals.ts";

/** Something said of a row: why it stays out, or, as a notice, what was done with it. */
export type RowFault = {
  /** As the reader of the file counts them: the heading is row 1 of a table; a list of objects counts from 1. */
  readonly row: number;
  readonly column: ColumnKey | null;
  readonly notice: boolean;
  readonly told: Refusal;
};

/** A fault of one cell, with the column's name and what belongs there in its words. */
export function cellFault(
  code: "IMPORT_CELL" | "IMPORT_CELL_EMPTY" | "IMPORT_CELL_LONG" | "IMPORT_FORMULA" | "IMPORT_KIND",
  row: number,
  column: ColumnKey,
  details: Readonly<Record<string, unknown>> = {},
): RowFault {
  const meaning = columns.find(({ key }) => key === column)?.meaning;
  const told = importFault(code, {
    ...{ column: columnWords(column).zh, meaning: meaning?.zh, meaningEn: meaning?.en, field: column },
    ...details,
  });
  return { row, column, notice: false, told };
}

export const rowFault = (row: number, told: Refusal, column: ColumnKey | null = null): RowFault => ({
  ...{ row, column, notice: false, told },
});

export const rowNotice = (row: number, told: Refusal, column: ColumnKey | null = null): RowFault => ({
  ...{ row, column, notice: true, told },
});
