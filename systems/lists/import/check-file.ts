import type { Refusal } from "#kernel/records/refusal.ts";
import { itemDraft } from "../draft/item-draft.ts";
import type { Cells } from "./columns.ts";
import { mappingKey } from "./directory.ts";
import { entryMaker, type FileEntry } from "./entries.ts";
import { cellFault, type RowFault, rowFault } from "./fault.ts";
import type { Ground } from "./ground.ts";
import { type Judged, judge } from "./judge.ts";
import { importFault } from "./refusals.ts";
import { columnOfField, type ReadRow, rowToDraft } from "./row-to-draft.ts";
import type { SourceRow, Table } from "./table.ts";

/** A file that was read, row by row, before anything here was asked about. */
export type ReadFile = {
  readonly table: Table;
  /** All rows, for the file of corrections: what each one says. */
  readonly rows: ReadonlyMap<number, Cells>;
  readonly entries: readonly FileEntry[];
  readonly faults: readonly RowFault[];
};

type Steps = {
  /** From 0 to 1. */
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
};

/** Lets others go on between two portions: a page stays alive, Ctrl-C is heard. */
const breathe = () => new Promise<void>((go) => setTimeout(go, 0));

/** Reads all rows of a table. Good rows become entries; bad ones are told by row and column. @throws when aborted */
export async function readFile(table: Table, { progress, signal }: Steps = {}): Promise<ReadFile> {
  const rows = new Map<number, Cells>();
  const faults: RowFault[] = [];
  const maker = entryMaker();
  for (const portion of table.portions()) {
    for (const source of portion) {
      const read = readRow(source, table);
      rows.set(source.row, read.cells);
      faults.push(...read.faults);
      if (read.draft !== null) faults.push(...maker.add({ ...read, draft: read.draft }, source.draft !== undefined));
    }
    progress?.(Math.min(1, rows.size / table.size));
    await breathe();
    signal?.throwIfAborted();
  }
  return { table, rows, entries: maker.entries, faults };
}

function readRow(source: SourceRow, { keys }: Table): ReadRow {
  const { row, texts, formulas } = source;
  const nothing = { body: "", division: "", validFrom: null, validTo: null, draft: null };
  if (source.broken) return { row, cells: {}, ...nothing, faults: [rowFault(row, source.broken)] };
  if (source.draft !== undefined) return wholeDraft(row, source.draft);
  const cells: Cells = Object.fromEntries(keys.flatMap((key, place) => (key ? [[key, texts[place] ?? ""]] : [])));
  const computed = formulas.flatMap((place) => keys[place] ?? []);
  if (computed.length > 0) {
    const faults = computed.map((column) => cellFault("IMPORT_FORMULA", row, column));
    return { row, cells, ...nothing, faults };
  }
  return rowToDraft(row, cells);
}

function wholeDraft(row: number, value: unknown): ReadRow {
  const { data, error } = itemDraft.safeParse(value);
  const faults = (error?.issues ?? []).map(({ path, message }) =>
    rowFault(
      row,
      importFault("IMPORT_ROW_BROKEN", {
        why: `${path.join(".")}：${message}`,
        whyEn: `${path.join(".")}: ${message}`,
      }),
      columnOfField(String(path[0])),
    ),
  );
  const nothing = { body: "", division: "", validFrom: null, validTo: null };
  return { row, cells: data ? { item_code: data.code, name: data.name } : {}, ...nothing, draft: data ?? null, faults };
}

/** A file as it stands against law, directory and list: what can be loaded, and row by row why not. */
export type CheckedFile = {
  readonly table: Table;
  readonly rows: ReadonlyMap<number, Cells>;
  readonly judged: readonly Judged[];
  readonly faults: readonly RowFault[];
  /** Rows with which nothing is wrong; of these `same` say what the list says already. */
  readonly good: number;
  readonly same: number;
  /** Bodies that the file names and nobody here is called by. */
  readonly unknownBodies: readonly UnknownBody[];
  /** What was ignored in the file as a whole. */
  readonly notices: readonly Refusal[];
};
export type UnknownBody = {
  readonly key: string;
  readonly body: string;
  readonly division: string;
  readonly level: string;
  readonly rows: number;
};

/** Entries that are asked about at once. */
const PORTION = 200;

/** Judges all entries of a file that was read. Run again when a body is mapped. @throws when aborted */
export async function checkFile(
  file: ReadFile,
  ground: Ground,
  mapping: Readonly<Record<string, string>> = {},
  { progress, signal }: Steps = {},
): Promise<CheckedFile> {
  // The law of an entry reads conditions too; in a browser it comes when a file is there to be judged.
  const { draftFaults } = await import("../draft/draft-faults.ts");
  const judged: Judged[] = [];
  for (let from = 0; from < file.entries.length; from += PORTION) {
    const portion = file.entries.slice(from, from + PORTION);
    const standings = await ground.standings(portion.map(({ code }) => code));
    for (const entry of portion) judged.push(judge(entry, standings.get(entry.code), ground, mapping, draftFaults));
    progress?.((from + portion.length) / file.entries.length);
    await breathe();
    signal?.throwIfAborted();
  }
  const faults = [...file.faults, ...judged.flatMap((one) => one.faults)].sort((one, other) => one.row - other.row);
  const bad = new Set(faults.flatMap(({ row, notice }) => (notice ? [] : [row])));
  return {
    ...{ table: file.table, rows: file.rows, judged, faults, notices: file.table.notices },
    good: file.rows.size - bad.size,
    same: judged.reduce((sum, { outcome, goodRows }) => sum + (outcome === "same" ? goodRows.length : 0), 0),
    unknownBodies: unknownIn(file.entries, ground),
  };
}

/** Named by the file itself, so that a choice stays in sight after it was made. */
function unknownIn(entries: readonly FileEntry[], { directory }: Ground): UnknownBody[] {
  const found = new Map<string, UnknownBody>();
  for (const { holders, whole } of entries)
    for (const { body, division, level } of whole ? [] : holders) {
      if (directory.body(body, division)) continue;
      const key = mappingKey(body, division);
      found.set(key, { key, body, division, level, rows: (found.get(key)?.rows ?? 0) + 1 });
    }
  return [...found.values()];
}
