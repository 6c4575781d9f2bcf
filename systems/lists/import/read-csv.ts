import { type CsvRecord, csvRecords } from "./csv-records.ts";
import { decode } from "./encoding.ts";
import { isHeading, readHeadings } from "./headings.ts";
import { importFault } from "./refusals.ts";
import { FileRefused, type SourceRow, type Table } from "./table.ts";

/** Rows that are cut into cells at once. */
const PORTION = 400;
/** Lines above the heading that a title may take. */
const TITLE_LINES = 5;

/** The cells of some records. Throws when one of them is no CSV. */
type Cut = (records: readonly CsvRecord[]) => readonly (readonly string[])[];

/** A CSV file as a table. @throws {FileRefused} when it has no rows, no known heading, or no known encoding */
export async function readCsv(bytes: Uint8Array, file: string): Promise<Table> {
  const { parse } = await import("csv-parse/browser/esm/sync");
  const { text, encoding } = decode(bytes, file);
  if (text.trim() === "") throw new FileRefused(importFault("IMPORT_EMPTY", { file }));
  const firstLine = text.slice(0, text.indexOf("\n") < 0 ? text.length : text.indexOf("\n"));
  const delimiter = firstLine.split("\t").length > firstLine.split(",").length ? "\t" : ",";
  const options = { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true };
  const bytesOf = new TextEncoder();
  // As bytes: the parser that a browser can load turns a text into them sign by sign, which took most of the time.
  const cut: Cut = (records) => parse(bytesOf.encode(records.map(({ text: one }) => one).join("\n")), options);

  const { headings, line } = findHeading(csvRecords(text, delimiter), cut);
  const { keys, notices } = readHeadings(headings);
  const said = encoding === "GB18030" ? [importFault("IMPORT_ENCODING_READ", { file })] : [];
  return {
    ...{ format: "csv", encoding, keys, headings, notices: [...notices, ...said] },
    // A guess from the length of the first rows; only a progress bar shows it.
    size: Math.max(1, Math.round(text.length / Math.max(1, averageLine(text, line)))),
    *portions() {
      let portion: CsvRecord[] = [];
      for (const record of csvRecords(text, delimiter)) {
        if (record.line <= line || /^[\s,]*$/.test(record.text)) continue;
        portion.push(record);
        if (portion.length < PORTION) continue;
        yield rowsOf(portion, cut, headings.length);
        portion = [];
      }
      if (portion.length > 0) yield rowsOf(portion, cut, headings.length);
    },
  };
}

/** The heading is the first row, or below a title of a few lines. */
function findHeading(records: Iterable<CsvRecord>, cut: Cut) {
  let first: { headings: readonly string[]; line: number } | undefined;
  for (const record of records) {
    if (record.line > TITLE_LINES) break;
    const headings = record.open ? [] : (cut([record])[0] ?? []);
    first ??= { headings, line: record.line };
    if (isHeading(headings)) return { headings, line: record.line };
  }
  return first ?? { headings: [], line: 0 };
}

/** All at once; where one of them is at fault, each by itself, so that only that one is lost. */
function rowsOf(records: readonly CsvRecord[], cut: Cut, width: number): SourceRow[] {
  try {
    const all = records.some(({ open }) => open) ? [] : cut(records);
    if (all.length === records.length) return records.map(({ line }, index) => cellsIn(line, all[index] ?? [], width));
  } catch {
    // Told below, by its row.
  }
  return records.map((record) => {
    if (record.open) return broken(record.line, "有一个引号没有收尾。", "a quote is not closed.");
    try {
      return cellsIn(record.line, cut([record])[0] ?? [], width);
    } catch {
      return broken(record.line, "引号的位置不对。", "a quote stands in the wrong place.");
    }
  });
}

const broken = (row: number, why: string, whyEn: string): SourceRow => ({
  ...{ row, texts: [], formulas: [] },
  broken: importFault("IMPORT_ROW_BROKEN", { why, whyEn }),
});

function cellsIn(row: number, texts: readonly string[], width: number): SourceRow {
  if (texts.slice(width).some((text) => text.trim() !== ""))
    return broken(row, `有${texts.length}格，列名只有${width}个。`, `${texts.length} cells under ${width} headings.`);
  const formulas = texts.flatMap((text, place) => (looksLikeFormula(text) ? [place] : []));
  return { row, texts: texts.map(withoutApostrophe), formulas };
}

/** What a spreadsheet would run: = + - @ at the beginning, unless it is a number or a dash that means nothing. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@]/.test(text) && !/^[-+]?\d+(?:\.\d+)?$|^[-—]+$/.test(text.trim());
}

/** Our own files put an apostrophe before a text that a spreadsheet would run; coming back, it goes away again. */
const withoutApostrophe = (text: string): string => text.replace(/^'(?=[=+\-@\t\r])/, "");

function averageLine(text: string, skip: number): number {
  const sample = text.slice(0, 200_000).split("\n").slice(skip);
  return sample.length === 0 ? text.length : sample.reduce((sum, line) => sum + line.length + 1, 0) / sample.length;
}
