import type { Standing } from "#kernel/clocks/light.ts";
import type { Law } from "#kernel/items/laws.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Difference } from "../compare/differences.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { ChangeEffects } from "../queries/change-effects.ts";
import type { ChangeRow } from "../queries/change-rows.ts";
import type { Entry } from "../queries/entries.ts";
import type { NamedBody } from "../queries/names.ts";
import type { ListChange } from "../records.ts";

/** Whose act is next: the kind of post; null when there is none any more. */
export type WaitsFor = "listKeeper" | "legalReviewer" | "leader" | null;

/** A row of `lists.drafts`. */
export type DraftRow = Omit<ChangeRow, "clock"> & {
  readonly waitsFor: WaitsFor;
  readonly mine: boolean;
  readonly publication: Standing | null;
};
export type DraftsAnswer = {
  readonly today: string;
  readonly total: number;
  readonly mine: number;
  readonly rows: readonly DraftRow[];
  readonly next: string | null;
};

export type ChangeAct = {
  readonly command: string;
  readonly title: Words;
  readonly basis: readonly string[];
  readonly allowed: boolean;
  readonly refusal: Refusal | null;
};

/** The answer of `lists.draft`. */
export type DraftAnswer = {
  readonly today: string;
  readonly change: Omit<ChangeRow, "clock"> & ListChange;
  readonly waitsFor: WaitsFor;
  readonly publication: Standing | null;
  readonly based: Entry | null;
  readonly differences: readonly Difference[];
  readonly faults: readonly Refusal[];
  readonly laws: readonly Law[];
  readonly bodies: readonly NamedBody[];
  readonly people: Readonly<Record<string, string>>;
  readonly effects: ChangeEffects;
  readonly supervised: readonly {
    readonly id: string;
    readonly body: string;
    readonly bodyName: string;
    readonly duty: string;
    readonly checks: ItemDraft["supervision"][number]["checks"];
  }[];
  readonly acts: readonly ChangeAct[];
  readonly history: readonly {
    readonly place: number;
    readonly recordedAt: string;
    readonly post: string | null;
    readonly title: Words;
  }[];
};

/** The answer of `lists.entry`. */
export type EntryAnswer = Entry & {
  readonly inForce: boolean;
  readonly open: { readonly id: string; readonly state: string } | null;
  readonly today: string;
};
