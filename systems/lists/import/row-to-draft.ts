import { type Day, isDay } from "#kernel/calendar/day.ts";
import { publicService } from "#kernel/items/kinds.ts";
import { blankDraft, type ItemDraft, itemDraft } from "../draft/item-draft.ts";
import { conditionOf, feeOf, listed, paperOf, stepOf, wholeNumber } from "./cell-lists.ts";
import { isNegativeList, kindOf, levelOf, subjectOf, unitOf } from "./cell-words.ts";
import type { Cells, ColumnKey } from "./columns.ts";
import { cellFault, type RowFault, rowFault, rowNotice } from "./fault.ts";
import { importFault } from "./refusals.ts";

/** What one row says: an entry without its powers, and one holder with its level. */
export type ReadRow = {
  readonly row: number;
  readonly cells: Cells;
  /** Null where the row is not sound. */
  readonly draft: ItemDraft | null;
  readonly body: string;
  readonly division: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly faults: readonly RowFault[];
};

/** Characters of a cell; longer ones are attachments that got into a table. */
const CELL_LIMIT = 20_000;

/** Reads a row's cells as an entry. What the law says of it is judged later; this is about what is written. */
export function rowToDraft(row: number, cells: Cells): ReadRow {
  const faults: RowFault[] = [];
  const wrong = (column: ColumnKey, value = cells[column] ?? "") => {
    if (!faults.some((one) => one.column === column))
      faults.push(cellFault("IMPORT_CELL", row, column, { value: short(value) }));
  };
  const text = (column: ColumnKey): string => (cells[column] ?? "").trim();
  for (const [column, value] of Object.entries(cells) as [ColumnKey, string][])
    if (value.length > CELL_LIMIT)
      faults.push(cellFault("IMPORT_CELL_LONG", row, column, { length: value.length, limit: CELL_LIMIT }));
  const read = <T>(column: ColumnKey, of: (text: string) => T | undefined, otherwise: T): T => {
    const written = text(column);
    if (written === "" || written.length > CELL_LIMIT) return otherwise;
    const found = of(written);
    if (found === undefined) wrong(column);
    return found ?? otherwise;
  };
  const each = <T>(column: ColumnKey, of: (text: string) => T | undefined): T[] =>
    (text(column).length > CELL_LIMIT ? [] : listed(text(column))).flatMap((one) => {
      const found = of(one);
      if (found === undefined) wrong(column, one);
      return found === undefined ? [] : [found];
    });
  const number = (column: ColumnKey, otherwise: number) =>
    read(column, (one) => (Number.isNaN(wholeNumber(one)) ? undefined : wholeNumber(one)), otherwise);
  const date = (column: ColumnKey) => read<Day | null>(column, dayOf, null);
  for (const column of ["item_code", "name", "kind", "level", "body", "subject_kinds", "promised_days"] as const)
    if (text(column) === "") faults.push(cellFault("IMPORT_CELL_EMPTY", row, column));

  if (isNegativeList(text("kind")))
    faults.push(rowFault(row, importFault("IMPORT_NEGATIVE", { name: short(text("name")), field: "kind" }), "kind"));
  else if (text("kind") !== "" && kindOf(text("kind")) === undefined)
    faults.push(cellFault("IMPORT_KIND", row, "kind", { value: short(text("kind")) }));
  const kind = kindOf(text("kind")) ?? "行政许可";
  const bases = listed(text("bases").length > CELL_LIMIT ? "" : text("bases"));
  const unit = read("legal_unit", unitOf, "none");
  // Days without a unit say nothing; whether days and unit go together, the draft's own check says.
  if (text("legal_days") !== "" && text("legal_unit") === "")
    faults.push(cellFault("IMPORT_CELL_EMPTY", row, "legal_unit"));
  const noDays = unit === "immediate" ? 0 : null;
  const level = read("level", levelOf, "city");
  const subjectKinds = each("subject_kinds", (one) => subjectOf(one));
  const { fee, fees } = feesOf(text("fee"), text("fee_basis"), wrong);
  // A power without any basis is refused for that, and not for its conditions, which would have rested on it.
  const restsOn = bases[0] ?? (kind === publicService ? "" : "—");
  const draft = {
    ...blankDraft,
    ...{
      code: text("item_code").toUpperCase(),
      basicCode: text("basic_code") || null,
      name: text("name"),
      kind,
      bases,
    },
    ...{ legalDays: text("legal_days") === "" ? noDays : number("legal_days", 0), legalUnit: unit },
    ...{ promisedDays: number("promised_days", 0), papers: each("papers", paperOf), yields: listed(text("yields")) },
    ...{ subjectKinds: [...new Set(subjectKinds)], levels: [level], theme: text("theme") || null, fee, fees },
    ...{ visits: number("visits", 1), community: level === "community" },
    ...{ binding: kind !== publicService || bases.length > 0 },
    ...{ conditions: each("conditions", (one) => conditionOf(one, restsOn)), steps: each("steps", stepOf) },
    itemGroup: subjectKinds.length === 1 && subjectKinds[0] === "person" ? "natural" : "enterprise",
  };
  // Told, not refused: lists elsewhere often name neither the article of a condition nor the days of a step.
  if (draft.conditions.some(({ basis }) => basis === bases[0] && !text("conditions").includes(basis)))
    faults.push(rowNotice(row, importFault("IMPORT_CONDITION_BASIS", { basis: bases[0] }), "conditions"));
  if (draft.steps.length > 0 && !/[*＊]/.test(text("steps")))
    faults.push(rowNotice(row, importFault("IMPORT_STEP_DAYS"), "steps"));
  const checked = itemDraft.safeParse(draft);
  if (!checked.success)
    for (const { path } of checked.error.issues) {
      const column = columnOfField(String(path[0]));
      if (column !== null && !faults.some((one) => one.column === column)) wrong(column);
    }
  return {
    ...{ row, cells, body: text("body"), division: text("division") },
    ...{ validFrom: date("valid_from"), validTo: date("valid_to"), faults },
    draft: checked.success && faults.every(({ notice }) => notice) ? checked.data : null,
  };
}

/** Fees with their bases in the same order; one basis may stand for all of them. */
function feesOf(text: string, bases: string, wrong: (column: ColumnKey) => void): Pick<ItemDraft, "fee" | "fees"> {
  const names = listed(text);
  const grounds = listed(bases);
  // Words that no law stands behind are kept as they are: the draft's own check then says that nothing may be charged.
  if (names.length === 0 || grounds.length === 0) return { fee: text.trim().slice(0, 500) || "无", fees: [] };
  if (grounds.length !== 1 && grounds.length !== names.length) {
    wrong("fee_basis");
    return { fee: "无", fees: [] };
  }
  const fees = names.map((one, index) => feeOf(one, grounds[index] ?? (grounds[0] as string)));
  if (fees.some((one) => one === undefined)) wrong("fee");
  return { fee: names.join("；").replaceAll("*", " ").slice(0, 500), fees: fees.filter((one) => one !== undefined) };
}

/** A day as 2026-01-31, 2026/1/31, 2026.1.31 or 2026年1月31日. */
function dayOf(text: string): Day | undefined {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]00:00.*)?$/.exec(text);
  const written = found ? [found[1], found[2]?.padStart(2, "0"), found[3]?.padStart(2, "0")].join("-") : "";
  return isDay(written) ? (written as Day) : undefined;
}

const fields: Readonly<Record<string, ColumnKey>> = {
  ...{ code: "item_code", basicCode: "basic_code", name: "name", kind: "kind", levels: "level", bases: "bases" },
  ...{ legalDays: "legal_days", legalUnit: "legal_unit", promisedDays: "promised_days", subjectKinds: "subject_kinds" },
  ...{ papers: "papers", yields: "yields", conditions: "conditions", steps: "steps", fee: "fee", visits: "visits" },
  ...{ theme: "theme", powers: "body" },
};

/** The column in which a field of the entry is written; `/fees/0/basis` has one of its own. */
export function columnOfField(name: string, rest = ""): ColumnKey | null {
  if (name === "fees") return rest.endsWith("basis") ? "fee_basis" : "fee";
  return fields[name] ?? null;
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
