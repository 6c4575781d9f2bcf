import type { Words } from "#kernel/text/words.ts";

/** A table as a file to take along. */
export type TableFormat = "csv" | "json" | "xlsx";
/** Rows under headings; the keys name the columns in JSON, whatever the language. */
export type TableContent = {
  readonly keys: readonly string[];
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

export const tableTypes: Readonly<Record<TableFormat, { readonly contentType: string; readonly words: Words }>> = {
  csv: { contentType: "text/csv; charset=utf-8", words: { zh: "CSV", en: "CSV" } },
  json: { contentType: "application/json; charset=utf-8", words: { zh: "JSON", en: "JSON" } },
  xlsx: {
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    words: { zh: "电子表格", en: "Spreadsheet" },
  },
};

/** RFC 4180 in UTF-8 with a byte order mark, without which spreadsheets misread Chinese. */
export function tableCsv({ heads, rows }: TableContent): string {
  return `\uFEFF${[heads, ...rows].map((cells) => cells.map(csvText).join(",")).join("\r\n")}\r\n`;
}

/** A list of objects, the columns' keys as names. */
export function tableJson({ keys, rows }: TableContent): string {
  const objects = rows.map((cells) => Object.fromEntries(keys.map((key, place) => [key, cells[place] ?? null])));
  return `${JSON.stringify(objects, null, 1)}\n`;
}

/** A workbook with one sheet; texts stay texts, so that nothing in them is ever run. */
export async function tableWorkbook({ heads, rows }: TableContent, sheet: string): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeWorkbook } = await import("write-excel-file/universal");
  const head = heads.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const body = rows.map((cells) =>
    cells.map((value) =>
      value === null || value === ""
        ? null
        : typeof value === "number"
          ? { value, type: Number }
          : { value, type: String },
    ),
  );
  const book = writeWorkbook([head, ...body], { sheet, stickyRowsCount: 1 });
  return new Uint8Array(await (await book.toBlob()).arrayBuffer());
}

/** A cell that a spreadsheet shows and never runs: a text that begins like a formula gets an apostrophe before it. */
function csvText(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "number" ? String(value) : value.replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
