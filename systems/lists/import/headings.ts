import type { Refusal } from "#kernel/records/refusal.ts";
import { type ColumnKey, columnOf, columns, columnWords } from "./columns.ts";
import { importFault } from "./refusals.ts";
import { FileRefused } from "./table.ts";

/** Columns that our own file of corrections adds for its reader; they are passed over in silence. */
const ours = new Set(["行号", "问题", "怎么改", "row", "what is wrong", "what to do"]);

/**
 * The columns of a heading row, with what was ignored.
 * @throws {FileRefused} when a needed column is missing or one stands twice
 */
export function readHeadings(headings: readonly string[]): {
  readonly keys: readonly (ColumnKey | undefined)[];
  readonly notices: readonly Refusal[];
} {
  const keys = headings.map(columnOf);
  const named = keys.filter((key) => key !== undefined);
  const missing = columns.filter(({ key, needed }) => needed && !named.includes(key));
  if (missing.length > 0) {
    const names = missing.map(({ key, zh }) => `${zh}（${key}）`).join("、");
    throw new FileRefused(importFault("IMPORT_COLUMNS", { missing: names }));
  }
  const twice = named.find((key, place) => named.indexOf(key) < place);
  if (twice !== undefined) throw new FileRefused(importFault("IMPORT_COLUMN_TWICE", { column: columnWords(twice).zh }));
  const unknown = headings.filter(
    (text, place) => keys[place] === undefined && text.trim() !== "" && !ours.has(text.trim()),
  );
  const notices = unknown.length > 0 ? [importFault("IMPORT_COLUMN_UNKNOWN", { columns: unknown.join("、") })] : [];
  return { keys, notices };
}

/** True when a row looks like the heading: a spreadsheet may have a title above it. */
export const isHeading = (texts: readonly string[]): boolean =>
  texts.filter((text) => columnOf(text) !== undefined).length >= 3;
