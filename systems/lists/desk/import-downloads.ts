import { csvOf, download } from "#kernel/desk/csv.ts";
import { tableTypes, tableWorkbook } from "#kernel/pages/table-files.ts";
import type { Language } from "#kernel/text/words.ts";
import type { CheckedFile } from "../import/check-file.ts";
import { correctionRows, templateRows } from "../import/corrections.ts";

export type FileKind = "csv" | "xlsx";

async function save(name: string, rows: readonly (readonly string[])[], kind: FileKind): Promise<void> {
  if (kind === "csv") return download(`${name}.csv`, csvOf(rows));
  const [heads = [], ...lines] = rows;
  download(
    `${name}.xlsx`,
    await tableWorkbook({ keys: heads, heads, rows: lines }, "事项"),
    tableTypes.xlsx.contentType,
  );
}

export const saveTemplate = (kind: FileKind, language: Language): Promise<void> =>
  save(language === "zh" ? "事项清单模板" : "items-template", templateRows(language), kind);

/** The rows that stayed out, to be mended and brought again. */
export const saveCorrections = (
  checked: CheckedFile,
  name: string,
  kind: FileKind,
  language: Language,
): Promise<void> =>
  save(
    `${name.replace(/\.[^.]+$/, "")}-${language === "zh" ? "待改正" : "to-mend"}`,
    correctionRows(checked, language),
    kind,
  );
