import { CsvError, parse } from "csv-parse/sync";

/** CSV text as a list of rows under its headings, or the place (1-based) at which it stops being CSV. */
export type ParsedCsv =
  | { readonly value: { readonly rows: readonly Readonly<Record<string, string>>[] } }
  | { readonly line: number; readonly column: number; readonly reason: string };

/**
 * Parses CSV (RFC 4180) with a heading line; an empty cell is left out, so that a row reads like a JSON record.
 * A byte order mark at the start is allowed: spreadsheets put it there.
 */
export function parseCsv(text: string): ParsedCsv {
  try {
    const rows = parse(text, { bom: true, columns: true, trim: true, skip_empty_lines: true }) as Record<
      string,
      string
    >[];
    const filled = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== "")));
    return { value: { rows: filled } };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = error as CsvError & { readonly lines?: number; readonly column?: number | string };
    const column = typeof at.column === "number" ? at.column + 1 : 1;
    return { line: at.lines ?? 1, column, reason: error.message.slice(0, 120) };
  }
}
