import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Actor, HeldPost } from "./actor.ts";
import type { Effect } from "./effects.ts";
import type { Policy } from "./policy.ts";
import type { Reads, RowsOf } from "./reads.ts";
import type { AnyRecord, RecordKind, RowBase, Visibility } from "./record.ts";
import type { Refusal } from "./refusal.ts";

/** All that a rule may know besides rows and input. It has no clock but `now` and no source of chance. */
export type Context<Rows = unknown> = {
  /** The moment the act takes effect: the server's, or the legal moment of a wake or an import. */
  readonly now: Date;
  /** The city's day of `now`; a day ends at 24:00 in the city's zone. */
  readonly today: Day;
  readonly calendar: WorkCalendar;
  readonly settings: Settings;
  readonly actor: Actor;
  /** The post under which the policy allowed it. */
  readonly post: HeldPost | null;
  readonly rows: Rows;
  /** A new opaque id; recorded with the row it is given to. */
  newId(): string;
  /** The city's keyed hash (hex), by which a secret is compared with what rests of it. */
  hash(value: string): string;
};

/** A city's settings: what the rules mark E or J is read from here by rule id, never hard-coded. */
export type Settings = { number(name: string): number; text(name: string): string; flag(name: string): boolean };

export type Answer = readonly Effect[] | Refusal;

/** The file a command is about: the row of `on`, or null for one that is about no row yet. */
export type FileOf<On> = On extends RecordKind<infer Row> ? Row : null;

/**
 * A command: declared once; the HTTP route, OpenAPI, command line, permission matrix, the desk's buttons and the docs
 * are made from this. `decide` is pure.
 */
export type Command<
  On extends AnyRecord | null = AnyRecord | null,
  Input = unknown,
  R extends Reads<FileOf<On>, Input> = Reads<FileOf<On>, Input>,
> = {
  readonly name: `${string}.${string}`;
  readonly title: Words;
  /** The record it is about; null when it is about no row that exists. */
  readonly on: On;
  /** For a command about no row yet: the record it makes, under which its entry is filed and which its answer names. */
  readonly makes?: AnyRecord;
  /**
   * It has no route: only the program sends it, in the asker's name, after it has itself seen what the input says, such as what is
   * in a file. Whoever could send it alone could say anything.
   */
  readonly inner?: true;
  readonly reads: R;
  readonly input: z.ZodType<Input>;
  readonly may: Policy<FileOf<On>, Input>;
  /** Law and article, such as 行政许可法 第三十二条; or the id of a local rule. Never empty. */
  readonly basis: readonly [string, ...string[]];
  readonly visibility: Visibility;
  decide(file: FileOf<On>, input: Input, context: Context<RowsOf<R>>): Answer;
};

/**
 * Any command, where the types of its parts do not matter (the kernel's view of it). What its functions take is `never`:
 * only the kernel, which reads the rows and parses the input by the command's own declaration, may hand them something.
 */
export type AnyCommand = Omit<Command<null, unknown>, "on" | "reads" | "input" | "may" | "decide"> & {
  readonly on: AnyRecord | null;
  readonly reads: Reads<never, never>;
  readonly input: z.ZodType;
  readonly may: Policy<never, never>;
  decide(file: never, input: never, context: Context<never>): Answer;
};

/** Declares a command; what is missing (title, basis, policy, visibility) does not compile. */
export function command<
  On extends RecordKind<RowBase> | AnyRecord | null,
  Schema extends z.ZodType,
  const R extends Reads<FileOf<On>, z.output<Schema>> = Record<never, never>,
>(declaration: {
  name: `${string}.${string}`;
  title: Words;
  on: On;
  makes?: AnyRecord;
  inner?: true;
  reads?: R;
  input: Schema;
  may: Policy<FileOf<On>, z.output<Schema>>;
  basis: readonly [string, ...string[]];
  visibility: Visibility;
  decide(file: FileOf<On>, input: z.output<Schema>, context: Context<RowsOf<R>>): Answer;
}): Command<On, z.output<Schema>, R> {
  // A field that the schema does not know is a slip of the pen: it is refused, not dropped.
  const { input } = declaration;
  return { reads: {} as R, ...declaration, input: input instanceof z.ZodObject ? input.strict() : input } as never;
}
