import type { Day } from "#kernel/calendar/day.ts";
import type { Law } from "#kernel/items/laws.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { Directory } from "./directory.ts";

/** Where an item of this code stands on the list of this city, on the day on which the import is to take effect. */
export type Standing = {
  readonly code: string;
  /** The version in force on that day, and what it says; null when there is none. */
  readonly version: string | null;
  readonly draft: ItemDraft | null;
  /** A version begins on that day or later, so that nothing can be put before it. */
  readonly later: boolean;
  /** A change of it that is under way: of which import, and which row; nulls for one that was written by hand. */
  readonly open: { readonly batch: string | null; readonly batchRow: number | null } | null;
  readonly supervised: boolean;
};

/** What rows are judged against: the register of laws, the directory, the list as it is. */
export type Ground = {
  /** The day on which the import takes effect. */
  readonly on: Day;
  /** The import that is gone on with, whose own drafts are not in its way. */
  readonly batch?: string | undefined;
  readonly laws: readonly Law[];
  readonly directory: Directory;
  /** Which item yields a paper, by the paper's name. */
  readonly makers: ReadonlyMap<string, { readonly code: string; readonly name: string }>;
  standings(codes: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
};
