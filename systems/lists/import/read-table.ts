import { readCsv } from "./read-csv.ts";
import { readJsonTable } from "./read-json.ts";
import { readSheetTable } from "./read-sheet.ts";
import { importFault } from "./refusals.ts";
import { FileRefused, type Table } from "./table.ts";

const MEGABYTE = 1_048_576;
/** A file of fifty thousand items is about a fifth of this. */
export const FILE_LIMIT_MB = 100;

/**
 * A file of items as a table, by what it is and not only by its name: a workbook begins with PK, a list with a bracket.
 * Runs in the browser, on the command line and on the server alike.
 * @throws {FileRefused} when it cannot be read as a table at all
 */
export async function readTable(bytes: Uint8Array, file: string): Promise<Table> {
  if (bytes.length === 0) throw new FileRefused(importFault("IMPORT_EMPTY", { file }));
  if (bytes.length > FILE_LIMIT_MB * MEGABYTE)
    throw new FileRefused(importFault("IMPORT_TOO_LARGE", { file, limit: FILE_LIMIT_MB }));
  const workbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (workbook || /\.xls[xm]$/i.test(file)) return readSheetTable(bytes, file);
  if (/\.xls$/i.test(file) || (bytes[0] === 0xd0 && bytes[1] === 0xcf))
    throw new FileRefused(
      importFault("IMPORT_FORMAT", {
        ...{ file, format: ".xlsx", why: "旧的.xls格式读不了。", whyEn: "the old .xls format cannot be read." },
      }),
    );
  return /\.json$/i.test(file) ? readJsonTable(bytes, file) : readCsv(bytes, file);
}
