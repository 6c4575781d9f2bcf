import type { AnyRecord, RowBase } from "./record.ts";

/** So many rows of a kind are kept at most; the one that came first gives way. */
const most = 4096;

/**
 * Rows as they were read from the database, by kind, id and version. A version of a row never changes once it is committed,
 * and only what is committed is kept: whoever finds the version that the database names now has the row.
 */
export class KeptRows {
  readonly #rows = new Map<AnyRecord, Map<string, RowBase>>();

  find(kind: AnyRecord, { id, version }: RowBase): RowBase | undefined {
    const row = this.#rows.get(kind)?.get(id);
    return row?.version === version ? row : undefined;
  }

  keep(kind: AnyRecord, row: RowBase): void {
    const rows = this.#rows.get(kind) ?? new Map<string, RowBase>();
    this.#rows.set(kind, rows);
    if (rows.size >= most && !rows.has(row.id)) rows.delete(rows.keys().next().value as string);
    rows.set(row.id, row);
  }
}
