import type { AnyRecord, RecordKind, RowBase } from "./record.ts";
import { recordOf } from "./record.ts";

/** A symbol, so that nothing that came in as JSON can ever pass for a number to be taken. */
const taken = Symbol("next number");

/** The next number of a series without gaps, filled in when the batch is written. */
export type NextNumber = { readonly nextIn: string; readonly [taken]: true };

/** A value of a new row: the value itself, or for a number the place it gets in a series. */
type New<Row> = {
  readonly [K in keyof Row]: Row[K] extends number | null ? Row[K] | NextNumber : Row[K];
};

export type Create = {
  readonly effect: "create";
  readonly record: AnyRecord;
  readonly row: RowBase & Readonly<Record<string, unknown>>;
};
export type Change = {
  readonly effect: "change";
  readonly record: AnyRecord;
  readonly id: string;
  readonly patch: Readonly<Record<string, unknown>>;
};

/** What a rule answers with: data only. The kernel carries all of it out in one transaction, or none of it. */
export type Effect = Create | Change;

/** A new row. Its version is 1. Fields that the record derives may be left at any value: they are computed. */
export function create<Row extends RowBase>(record: RecordKind<Row>, row: New<Omit<Row, "version">>): Create {
  return { effect: "create", record, row: { ...row, version: 1 } as never };
}

/** The rows of one record that some effects make, for a rule that goes on from what another has answered. */
export function createdIn<Row extends RowBase>(effects: readonly Effect[], record: RecordKind<Row>): readonly Row[] {
  return effects.flatMap((one) => (one.effect === "create" && one.record === record ? [one.row as Row] : []));
}

/** Changes fields of a row that the rule was given. */
export function change<Row extends RowBase>(row: Row, patch: Partial<Omit<Row, "id" | "version">>): Change {
  return { effect: "change", record: recordOf(row), id: row.id, patch };
}

/** The next serial of a series, such as one office code in one year. Series have no gaps (DOC-04). */
export function nextNumber(series: string): NextNumber {
  return { nextIn: series, [taken]: true };
}

export function isNextNumber(value: unknown): value is NextNumber {
  return typeof value === "object" && value !== null && taken in value;
}
