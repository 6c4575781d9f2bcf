import type { Day } from "#kernel/calendar/day.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { Cells, ColumnKey } from "./columns.ts";
import { type RowFault, rowFault, rowNotice } from "./fault.ts";
import { importFault } from "./refusals.ts";
import type { ReadRow } from "./row-to-draft.ts";

/** One holder of an entry, as one row names it. */
export type Holder = {
  readonly row: number;
  readonly body: string;
  readonly division: string;
  readonly level: ItemDraft["levels"][number];
};

/** An entry as the file has it: one version of one item, held by the bodies of one or several rows. */
export type FileEntry = {
  readonly row: number;
  readonly code: string;
  readonly cells: Cells;
  readonly draft: ItemDraft;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly holders: Holder[];
  /** A whole draft from JSON: taken as it is. */
  readonly whole: boolean;
};

const holderColumns: readonly ColumnKey[] = ["level", "division", "body"];

/**
 * Rows become entries: rows of one item and one validity that differ only in who holds it are one. A second version of an
 * item that overlaps the first, or says something else, stays out (LST-04). Fed row by row; keeps what it needs to compare.
 */
export function entryMaker() {
  const entries: FileEntry[] = [];
  const byCode = new Map<string, FileEntry[]>();
  const texts = new Map<FileEntry, string>();
  const families = new Map<string, { row: number; name: string; kind: string }>();

  function add(read: ReadRow & { readonly draft: ItemDraft }, whole = false): RowFault[] {
    const { row, cells, draft } = read;
    const level = draft.levels[0] as Holder["level"];
    const holder = { row, body: read.body, division: read.division, level };
    const said = whole ? JSON.stringify(draft) : sameText(cells);
    const before = byCode.get(draft.code) ?? [];
    for (const other of before) {
      const sameTime = other.validFrom === read.validFrom && other.validTo === read.validTo;
      if (sameTime && texts.get(other) === said && !whole) {
        if (!other.holders.some((one) => one.body === holder.body && one.division === holder.division))
          other.holders.push(holder);
        return [];
      }
      const details = { item: draft.code, row: other.row };
      if (sameTime || overlap(other, read))
        return [rowFault(row, importFault("IMPORT_TWO_VERSIONS", details), "valid_from")];
      return [rowFault(row, importFault("IMPORT_LATER_VERSION", details), "valid_from")];
    }
    const entry: FileEntry = {
      ...{ row, code: draft.code, cells, draft, validFrom: read.validFrom, validTo: read.validTo, whole },
      holders: whole ? draft.powers.map(({ body, division }) => ({ row, body, division, level })) : [holder],
    };
    entries.push(entry);
    texts.set(entry, said);
    byCode.set(draft.code, [...before, entry]);
    return family(row, draft);
  }

  /** The same basic code with another name or kind is told, not refused: names differ a little from place to place. */
  function family(row: number, { basicCode, name, kind }: ItemDraft): RowFault[] {
    if (basicCode === null) return [];
    const known = families.get(basicCode);
    if (known === undefined) families.set(basicCode, { row, name, kind });
    if (known === undefined || (known.name === name && known.kind === kind)) return [];
    return [rowNotice(row, importFault("IMPORT_FAMILY", { ...known, code: basicCode }), "basic_code")];
  }

  return { add, entries };
}

function overlap(one: Pick<ReadRow, "validFrom" | "validTo">, other: Pick<ReadRow, "validFrom" | "validTo">): boolean {
  const ends = (end: Day | null, start: Day | null) => end !== null && start !== null && end <= start;
  return !ends(one.validTo, other.validFrom) && !ends(other.validTo, one.validFrom);
}

const sameText = (cells: Cells): string =>
  JSON.stringify(Object.entries(cells).filter(([column]) => !holderColumns.includes(column as ColumnKey)));
