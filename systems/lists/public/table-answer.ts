import type { PlainAnswer } from "#kernel/city/system.ts";
import {
  type TableContent,
  type TableFormat,
  tableCsv,
  tableJson,
  tableTypes,
  tableWorkbook,
} from "#kernel/pages/table-files.ts";

/** A table as CSV to take along; `name` without its ending. */
export const tableAnswer = (table: TableContent, name: string): PlainAnswer => ({
  contentType: tableTypes.csv.contentType,
  text: tableCsv(table),
  fileName: `${name}.csv`,
});

/** A table as a file in any format; `sheet` names the workbook's page. */
export async function tableFile(
  table: TableContent,
  { name, sheet, format }: { readonly name: string; readonly sheet: string; readonly format: TableFormat },
): Promise<PlainAnswer> {
  const { contentType } = tableTypes[format];
  const fileName = `${name}.${format}`;
  if (format === "csv") return tableAnswer(table, name);
  if (format === "json") return { contentType, fileName, text: tableJson(table) };
  return { contentType, fileName, bytes: await tableWorkbook(table, sheet) };
}
