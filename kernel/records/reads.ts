import type { AnyRecord, RecordKind, RowBase, RowOf } from "./record.ts";

/** One row by id; `null` when the selector gives none or the row does not exist. */
export type OneRead<File, Input, R extends AnyRecord = AnyRecord> = {
  readonly kind: "one";
  readonly record: R;
  readonly locked: boolean;
  readonly id: (file: File, input: Input) => string | null | undefined;
};

/** One row named by another row that was read: `one(bodies).via("power", (power: Power) => power.body)`. */
export type ViaRead<R extends AnyRecord = AnyRecord> = {
  readonly kind: "one";
  readonly record: R;
  readonly via: string;
  readonly follow: (row: never) => string | null | undefined;
};

/** Many rows by their ids, locked: for bulk work such as loading a pack. */
export type ManyRead<File, Input, R extends AnyRecord = AnyRecord> = {
  readonly kind: "many";
  readonly record: R;
  readonly ids: (file: File, input: Input) => readonly string[];
};

/** Many rows named by the row or rows of another read: `many(laws).via("versions", (versions) => …)`. Not locked. */
export type ManyViaRead<R extends AnyRecord = AnyRecord> = {
  readonly kind: "manyVia";
  readonly record: R;
  readonly via: string;
  /** The field that has one of the values; the id unless said. */
  readonly field?: string;
  /** Gets what the other read found: one row, or a list. */
  readonly follow: (found: never) => readonly string[];
};

/** All rows whose `field` has a value; `of` names the field that points at the owning row. */
export type AllRead<File, Input, R extends AnyRecord = AnyRecord> = {
  readonly kind: "all";
  readonly record: R;
  readonly field: string;
  readonly value: (file: File, input: Input) => string | null | undefined;
};

/** All rows whose `field` has one of several values: for bulk work, where a read for each value would be a statement each. */
export type AmongRead<File, Input, R extends AnyRecord = AnyRecord> = {
  readonly kind: "among";
  readonly record: R;
  readonly field: string;
  readonly values: (file: File, input: Input) => readonly string[];
};

export type Read<File, Input> =
  | OneRead<File, Input>
  | ViaRead
  | ManyRead<File, Input>
  | ManyViaRead
  | AllRead<File, Input>
  | AmongRead<File, Input>;
export type Reads<File, Input> = Readonly<Record<string, Read<File, Input>>>;

/** The rows a rule gets for its `reads`: one row or null, or a list in the order of ids. */
export type RowsOf<R> = {
  readonly [K in keyof R]: R[K] extends { kind: "one"; record: infer Kind }
    ? RowOf<Kind> | null
    : R[K] extends { kind: "all" | "among" | "many" | "manyVia"; record: infer Kind }
      ? readonly RowOf<Kind>[]
      : never;
};

/**
 * Reads one row: `one(itemVersions).by((file) => file.itemVersion)`.
 * `.lockedBy` is for a row that the rule will change beside the one it is about: it is locked in the fixed order.
 */
export function one<Row extends RowBase>(record: RecordKind<Row>) {
  return {
    by: <File, Input>(id: (file: File, input: Input) => string | null | undefined) =>
      ({ kind: "one", record, locked: false, id }) as OneRead<File, Input, RecordKind<Row>>,
    lockedBy: <File, Input>(id: (file: File, input: Input) => string | null | undefined) =>
      ({ kind: "one", record, locked: true, id }) as OneRead<File, Input, RecordKind<Row>>,
    via: <Through extends RowBase>(name: string, follow: (row: Through) => string | null | undefined) =>
      ({ kind: "one", record, via: name, follow }) as ViaRead<RecordKind<Row>>,
  };
}

/** Reads many rows by id, locked: `many(bodies).by((file, input) => input.bodies)`; or `.via` another read, not locked. */
export function many<Row extends RowBase>(record: RecordKind<Row>) {
  return {
    by: <File, Input>(ids: (file: File, input: Input) => readonly string[]) =>
      ({ kind: "many", record, ids }) as ManyRead<File, Input, RecordKind<Row>>,
    /** Rows that the row or rows of another read name; read after it, not locked. */
    via: <Found>(name: string, follow: (found: Found) => readonly string[]) =>
      ({ kind: "manyVia", record, via: name, follow }) as ManyViaRead<RecordKind<Row>>,
  };
}

/**
 * Reads a set: `all(cases).of("matter")` are the rows that point at the row the command is about, guarded by that
 * row's version; `all(powers).where("item", (file, input) => input.item)` are the rows with a value in a field, and
 * `.among("item", (file, input) => input.items)` those with one of several.
 */
export function all<Row extends RowBase>(record: RecordKind<Row>) {
  return {
    of: <File extends RowBase, Input>(field: keyof Row & string) =>
      ({ kind: "all", record, field, value: (file: File) => file.id }) as AllRead<File, Input, RecordKind<Row>>,
    where: <File, Input>(field: keyof Row & string, value: (file: File, input: Input) => string | null | undefined) =>
      ({ kind: "all", record, field, value }) as AllRead<File, Input, RecordKind<Row>>,
    among: <File, Input>(field: keyof Row & string, values: (file: File, input: Input) => readonly string[]) =>
      ({ kind: "among", record, field, values }) as AmongRead<File, Input, RecordKind<Row>>,
    /** The rows with one of the values that another read names: `all(permits).via("cases", "fromCase", (cases) => …)`. */
    via: <Found>(name: string, field: keyof Row & string, follow: (found: Found) => readonly string[]) =>
      ({ kind: "manyVia", record, via: name, field, follow }) as ManyViaRead<RecordKind<Row>>,
  };
}
