import { type ColumnKey, columnOf, columns } from "./columns.ts";
import { decode } from "./encoding.ts";
import { importFault } from "./refusals.ts";
import { FileRefused, type SourceRow, type Table } from "./table.ts";

const PORTION = 400;

/**
 * A JSON file as a table: a list of objects with the columns' names, or of whole drafts as the editor keeps them.
 * @throws {FileRefused} when it is no such list
 */
export function readJsonTable(bytes: Uint8Array, file: string): Table {
  const { text, encoding } = decode(bytes, file);
  if (text.trim() === "") throw new FileRefused(importFault("IMPORT_EMPTY", { file }));
  const list = rowsIn(parsed(text, file));
  if (list === undefined)
    throw wrong(file, "最外层应是一个列表，每个事项一个对象。", "a list of objects is expected, one an item.");
  if (list.length === 0) throw new FileRefused(importFault("IMPORT_EMPTY", { file }));
  const keys = columns.map(({ key }) => key);
  const unknown = new Set<string>();
  const rows = list.map((one, index) => rowOf(one, index + 1, keys, unknown));
  return {
    ...{ format: "json", encoding, keys, headings: keys, size: rows.length },
    notices: unknown.size > 0 ? [importFault("IMPORT_COLUMN_UNKNOWN", { columns: [...unknown].join("、") })] : [],
    *portions() {
      for (let from = 0; from < rows.length; from += PORTION) yield rows.slice(from, from + PORTION);
    },
  };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw wrong(file, why, why);
  }
}

const wrong = (file: string, why: string, whyEn: string) =>
  new FileRefused(importFault("IMPORT_FORMAT", { file, format: "JSON", why, whyEn }));

/** The list itself, or what `{ "items": […] }` holds. */
function rowsIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const inner = typeof value === "object" && value !== null ? (value as { items?: unknown }).items : undefined;
  return Array.isArray(inner) ? inner : undefined;
}

function rowOf(one: unknown, row: number, keys: readonly ColumnKey[], unknown: Set<string>): SourceRow {
  if (typeof one !== "object" || one === null || Array.isArray(one))
    return {
      ...{ row, texts: [], formulas: [] },
      broken: importFault("IMPORT_ROW_BROKEN", { why: "不是一个对象。", whyEn: "it is no object." }),
    };
  const said = one as Readonly<Record<string, unknown>>;
  // What has powers is a whole entry; a row of columns names one body.
  if (Array.isArray(said.powers)) return { row, texts: [], formulas: [], draft: one };
  const texts = keys.map(() => "");
  for (const [name, value] of Object.entries(said)) {
    const key = columnOf(name);
    if (key === undefined) unknown.add(name);
    else texts[keys.indexOf(key)] = textOf(value);
  }
  return { row, texts, formulas: [] };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(textOf).join("；");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
