import type { Refusal } from "#kernel/records/refusal.ts";
import type { ColumnKey } from "./columns.ts";

/** A row of a file as it was read: its cells by column, or a whole draft from a JSON file. */
export type SourceRow = {
  readonly row: number;
  /** Texts by the place of their column in the file's heading. */
  readonly texts: readonly string[];
  /** Places of cells that hold formulas. */
  readonly formulas: readonly number[];
  /** A whole entry as JSON instead of cells. */
  readonly draft?: unknown;
  /** Why the row could not be read at all. */
  readonly broken?: Refusal;
};

/** A file as a table: what its headings are, and rows that are read as they are asked for. */
export type Table = {
  readonly format: "csv" | "xlsx" | "json";
  readonly encoding: "UTF-8" | "GB18030" | null;
  /** Column of each place; undefined for one that is not known. */
  readonly keys: readonly (ColumnKey | undefined)[];
  readonly headings: readonly string[];
  /** How many rows there are, near enough for a progress bar. */
  readonly size: number;
  readonly notices: readonly Refusal[];
  /** Rows in portions, so that a long file can be read without holding everything else up. */
  readonly portions: () => Iterable<readonly SourceRow[]>;
};

/** The file as a whole cannot be read. */
export class FileRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.text.en);
    this.name = "FileRefused";
    this.refusal = refusal;
  }
}
