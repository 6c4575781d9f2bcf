import type { AnyCommand } from "./command.ts";
import type { Ground } from "./journal.ts";
import type { Refusal } from "./refusal.ts";

/** Who asks, before the kernel has looked up posts: rights are read in the batch that uses them, never from a cache. */
export type Who =
  | { readonly kind: "person"; readonly person: string }
  | { readonly kind: "system"; readonly name: string }
  | { readonly kind: "anyone" };

/** One request to do something. */
export type Asked = {
  readonly command: AnyCommand;
  readonly who: Who;
  /** The row it is about; null for commands that are about none yet. */
  readonly on: string | null;
  /** Already parsed by the command's schema. */
  readonly input: unknown;
  /** When the act takes effect, if that is not now, and why (paper intake, outage, import, wake). */
  readonly happenedOn?: Date;
  readonly ground?: Ground;
  /** The version the asker saw (If-Match). */
  readonly seen?: number;
  readonly key?: string;
  readonly requestHash?: string;
  readonly dryRun?: boolean;
  /** The wake that this request carries out: marked done, or lapsed when the rule refuses, in the same transaction. */
  readonly wake?: string;
  /** The database forbade what the wake's command decided: it lapses with this refusal. */
  readonly forbidden?: Refusal;
};

/** Done: its place in the journal and the versions it made. */
export type Done = {
  readonly done: true;
  readonly place: number;
  readonly recordedAt: string;
  readonly command: string;
  readonly record: string;
  readonly id: string;
  readonly version: number;
  readonly changes: readonly { readonly record: string; readonly id: string; readonly version: number }[];
  /** True when this is the first answer to a repeated request, which was not done again. */
  readonly repeated: boolean;
};

/** A dry run: what would change, with nothing written. */
export type Rehearsed = {
  readonly rehearsed: true;
  readonly command: string;
  readonly changes: readonly { readonly record: string; readonly id: string; readonly fields: object }[];
};

export type Outcome = Done | Rehearsed | Refusal;
