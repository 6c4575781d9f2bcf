import { isHeading, readHeadings } from "./headings.ts";
import { looksLikeFormula } from "./read-csv.ts";
import { importFault } from "./refusals.ts";
import { formulaPlaces } from "./sheet-formulas.ts";
import { FileRefused, type SourceRow, type Table } from "./table.ts";

const PORTION = 400;
const MEGABYTE = 1_048_576;
/** What a workbook may hold when it is unpacked: a small file can unpack to any size. */
const UNPACKED_MB = 200;

/**
 * The first sheet of a .xlsx workbook as a table, or the one that is called 事项 or items.
 * @throws {FileRefused} when it is no workbook, unpacks to too much, or has no rows
 */
export async function readSheetTable(bytes: Uint8Array, file: string): Promise<Table> {
  const [{ default: readWorkbook }, { unzipSync, zipSync }] = await Promise.all([
    import("read-excel-file/universal"),
    import("fflate"),
  ]);
  const wrong = (why: string, whyEn: string) =>
    new FileRefused(importFault("IMPORT_FORMAT", { file, format: ".xlsx", why, whyEn }));
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) throw wrong("它不是.xlsx工作簿。", "it is no .xlsx workbook.");
  let unpacked = 0;
  let parts: Readonly<Record<string, Uint8Array>>;
  let sheets: Awaited<ReturnType<typeof readWorkbook>>;
  try {
    parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/\.(xml|rels)$/.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > UNPACKED_MB * MEGABYTE)
          throw new FileRefused(importFault("IMPORT_TOO_LARGE", { file, limit: UNPACKED_MB }));
        return true;
      },
    });
    // Packed again without compression: the library then needs no worker, which the desk's policy does not allow.
    const plain = zipSync(parts, { level: 0 });
    sheets = await readWorkbook(plain.buffer as ArrayBuffer, { trim: true });
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw wrong("它已损坏，或不是.xlsx工作簿。", "it is damaged or no .xlsx workbook.");
  }
  const place = Math.max(
    0,
    sheets.findIndex(({ sheet }) => /^(事项|items)$/i.test(sheet.trim())),
  );
  const data = sheets[place]?.data ?? [];
  const texts = data.map((row) => row.map(textOf));
  const top = Math.max(0, texts.slice(0, 6).findIndex(isHeading));
  if (texts.every((row) => row.every((text) => text === "")))
    throw new FileRefused(importFault("IMPORT_EMPTY", { file }));
  const headings = texts[top] ?? [];
  const { keys, notices } = readHeadings(headings);
  const formulas = formulaPlaces(parts, place);
  return {
    ...{ format: "xlsx", encoding: null, keys, headings, notices, size: texts.length - top - 1 },
    *portions() {
      let portion: SourceRow[] = [];
      for (let index = top + 1; index < texts.length; index += 1) {
        const cells = texts[index] as string[];
        if (cells.every((text) => text === "")) continue;
        const computed = formulas.get(index + 1) ?? new Set<number>();
        const found = cells.flatMap((text, at) => (computed.has(at) || looksLikeFormula(text) ? [at] : []));
        portion.push({ row: index + 1, texts: cells, formulas: [...new Set([...found, ...computed])] });
        if (portion.length < PORTION) continue;
        yield portion;
        portion = [];
      }
      if (portion.length > 0) yield portion;
    },
  };
}

/** A cell as text: days as 2026-01-31, numbers as they are written. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).trim();
}
