import { z } from "zod";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import type { Words } from "#kernel/text/words.ts";

/** What every row has: an opaque identity and a version that grows by one with each change. */
export type RowBase = { readonly id: string; readonly version: number };

/** Who may see a journal entry: obeyed by search, statistics and the public log. */
export type Visibility = "public" | "internal";

/**
 * A kind of record: one typed row in one PostgreSQL table.
 * Fields are camelCase here and snake_case columns in the table; the table is made by a migration.
 */
export type RecordKind<Row extends RowBase = RowBase> = {
  readonly name: string;
  readonly title: Words;
  readonly table: string;
  readonly fields: readonly (keyof Row & string)[];
  /** Field → column, in the order of `fields`. */
  readonly columns: readonly string[];
  readonly schema: z.ZodType<Row>;
  /**
   * Fields whose values are personal, or free text that may be: the journal holds a reference to the vault instead of
   * the value, and who shows rows leaves them out.
   */
  readonly personal: ReadonlySet<string>;
  /** Of a personal field that holds an object, the parts that are: only these stand in the journal by reference. */
  readonly personalParts: ReadonlyMap<string, readonly string[]>;
  /** Fields that rest encrypted in the row too (resident numbers); each has a `<field>Hash` column to be found by. */
  readonly sealed: ReadonlySet<string>;
  /** The set this row belongs to: `field` holds the id of the owning row, whose version guards the set. */
  readonly owner: { readonly field: string; readonly of: string } | undefined;
  /** Large rows that change rarely: a writer that has read one version of a row reads it no second time. */
  readonly kept: boolean;
  /** Columns that follow from others, such as a clock's due day. The kernel writes them with every change. */
  readonly derive: ((row: Row, calendar: WorkCalendar) => Partial<Row>) | undefined;
};

/** Any record kind, where the row's shape does not matter. The row is read-only through it. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where a kind's row type is deliberately forgotten
export type AnyRecord = RecordKind<any>;
export type RowOf<R> = R extends RecordKind<infer Row> ? Row : never;

const snake = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

type Declaration<Shape extends z.ZodRawShape> = {
  name: string;
  title: Words;
  table: string;
  fields: Shape;
  personal?: readonly (keyof Shape & string)[];
  /** Parts of fields that hold objects: `{ content: ["reason"] }`. */
  personalParts?: { readonly [Field in keyof Shape & string]?: readonly string[] };
  sealed?: readonly (keyof Shape & string)[];
  owner?: { field: keyof Shape & string; of: string };
  kept?: boolean;
};

type RowFrom<Shape extends z.ZodRawShape> = Readonly<z.output<z.ZodObject<Shape>>> & RowBase;

/**
 * Declares a record. `id` and `version` are added to the fields.
 * @example record({ name: "case", title: { zh: "办件", en: "Case" }, table: "cases", fields: { status: z.enum([…]) } })
 */
export function record<Shape extends z.ZodRawShape>(
  declaration: Declaration<Shape> & {
    derive?: (row: RowFrom<Shape>, calendar: WorkCalendar) => Partial<RowFrom<Shape>>;
  },
): RecordKind<RowFrom<Shape>> {
  const fields = ["id", "version", ...Object.keys(declaration.fields)] as (keyof RowFrom<Shape> & string)[];
  return {
    name: declaration.name,
    title: declaration.title,
    table: declaration.table,
    fields,
    columns: fields.map(snake),
    schema: z.object({
      id: z.string().min(1).max(80),
      version: z.int().positive(),
      ...declaration.fields,
    }) as never,
    personal: new Set([...(declaration.personal ?? []), ...Object.keys(declaration.personalParts ?? {})]),
    personalParts: new Map(Object.entries<readonly string[]>({ ...declaration.personalParts } as never)),
    sealed: new Set(declaration.sealed ?? []),
    owner: declaration.owner,
    kept: declaration.kept ?? false,
    derive: declaration.derive,
  };
}

const kindOf = Symbol("record kind");

/** Marks a plain object as a row of a kind, frozen: rules get rows that they cannot change by accident. */
export function asRow<Row extends RowBase>(kind: RecordKind<Row>, values: Row): Row {
  Object.defineProperty(values, kindOf, { value: kind, enumerable: false });
  return Object.freeze(values);
}

/** The kind of a row that the kernel (or `asRow`) made. A plain object is a mistake of the program. */
export function recordOf(row: RowBase): AnyRecord {
  const kind = (row as { [kindOf]?: AnyRecord })[kindOf];
  if (!kind) throw new TypeError("this object is not a row: rows come from `reads`, from `on`, or from asRow()");
  return kind;
}
