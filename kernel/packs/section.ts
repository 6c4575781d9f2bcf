import type { z } from "zod";
import type { Words } from "#kernel/text/words.ts";
import type { Report } from "./fault.ts";

/**
 * One file of a city pack (`bodies.json`), or one folder of files of the same shape (`flows/`), with all that is known
 * about it: its shape, how its compact form is expanded into records, and what must hold between them.
 */
export type Section<Source = never, Value extends object = object> = {
  /** A file name, or a folder name that ends with a slash: then the source is the list of its files, by name. */
  readonly file: string;
  readonly title: Words;
  readonly required: boolean;
  readonly schema: z.ZodType;
  /** Files this one refers to. They must stand before it in the registry. */
  readonly uses: readonly Section[];
  /** Compact source → what is added to the pack. It may report a template that cannot be filled. */
  readonly expand: (source: Source, used: never, report: Report) => Value;
  readonly check: ((value: Value, used: never, report: Report) => void) | undefined;
};

type Intersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

// biome-ignore lint/suspicious/noExplicitAny: a section in a list, whatever its source and value are
export type AnySection = Section<any, any>;
export type ValueOf<S> = S extends { readonly expand: (...all: never[]) => infer Value } ? Value : never;
type Used<Uses extends readonly AnySection[]> = Uses extends readonly [] ? object : Intersection<ValueOf<Uses[number]>>;

/** The pack that a registry of sections reads: all that its sections contribute, in one object. */
export type PackOf<Sections extends readonly AnySection[]> = Intersection<ValueOf<Sections[number]>>;

/**
 * Declares a file of the pack. Each kernel part and system declares its own; the reader gets the list.
 * A file that is not `required` and is missing counts as `whenMissing`.
 */
export function section<Schema extends z.ZodType, Value extends object, const Uses extends readonly AnySection[] = []>(
  declaration: {
    file: string;
    title: Words;
    schema: Schema;
    uses?: Uses;
    expand: (source: z.output<Schema>, used: Used<Uses>, report: Report) => Value;
    check?: (value: Value, used: Used<Uses>, report: Report) => void;
  } & ({ required: true } | { required: false; whenMissing: z.output<Schema> }),
): Section<z.output<Schema>, Value> & { readonly whenMissing?: z.output<Schema> } {
  return {
    file: declaration.file,
    title: declaration.title,
    required: declaration.required,
    schema: declaration.schema,
    uses: declaration.uses ?? [],
    expand: declaration.expand as never,
    check: declaration.check as never,
    ...(declaration.required ? {} : { whenMissing: declaration.whenMissing }),
  };
}

/** Declares a folder whose files all have one shape; `expand` gets the files in the order of their names. */
export function folderSection<
  Schema extends z.ZodType,
  Value extends object,
  const Uses extends readonly AnySection[] = [],
>(declaration: {
  folder: `${string}/`;
  title: Words;
  schema: Schema;
  uses?: Uses;
  expand: (sources: readonly z.output<Schema>[], used: Used<Uses>, report: Report) => Value;
  check?: (value: Value, used: Used<Uses>, report: Report) => void;
}): Section<readonly z.output<Schema>[], Value> {
  return {
    file: declaration.folder,
    title: declaration.title,
    required: false,
    schema: declaration.schema,
    uses: declaration.uses ?? [],
    expand: declaration.expand as never,
    check: declaration.check as never,
  };
}
