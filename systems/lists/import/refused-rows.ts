import type { RefusedRow } from "../records.ts";
import type { CheckedFile } from "./check-file.ts";

/** Refused rows that are kept with an import; of more, the reader of the file has all in the file of corrections. */
export const REFUSED_KEPT = 500;

/** The rows that stay out as the import keeps them: of very many only the first. */
export function refusedRows({ faults, rows }: CheckedFile): RefusedRow[] {
  return faults
    .filter(({ notice }) => !notice)
    .slice(0, REFUSED_KEPT)
    .map(({ row, column, told }) => ({
      ...{ row, column, code: told.code, rule: told.rule, text: told.text, next: told.next },
      item: (rows.get(row)?.item_code ?? "").slice(0, 60),
    }));
}
