import type { PlainAnswer } from "#kernel/city/system.ts";
import { type TableContent, tableCsv, tableTypes } from "#kernel/pages/table-files.ts";

/** A table as a file to take along; `name` without its ending. */
export const tableAnswer = (table: TableContent, name: string): PlainAnswer => ({
  contentType: tableTypes.csv.contentType,
  text: tableCsv(table),
  fileName: `${name}.csv`,
});
