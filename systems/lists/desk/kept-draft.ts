import type { ItemDraft } from "../draft/item-draft.ts";
import type { ListChange } from "../records.ts";

/** What an editor changes of a list change: its content and what is said about it. */
export type DraftInput = Pick<
  ListChange,
  "alsoEnds" | "trigger" | "reason" | "replacement" | "effectiveFrom" | "effectiveTo"
> & { readonly content: ItemDraft | null };

/** What was typed and not saved yet, and the version that it was typed upon. */
export type Kept = { readonly seen: number; readonly input: DraftInput };

const keyOf = (id: string): string => `binglian.desk.list-change.${id}`;

/** What this browser keeps of a change until it is saved; null when there is nothing, or it cannot be read. */
export function keptDraft(id: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(id)) ?? "null") as Kept | null;
    return typeof kept?.seen === "number" && typeof kept.input === "object" ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps it; where the browser has no room the draft goes on without. */
export function keepDraft(id: string, kept: Kept | null): void {
  try {
    if (kept === null) localStorage.removeItem(keyOf(id));
    else localStorage.setItem(keyOf(id), JSON.stringify(kept));
  } catch {
    // A full or closed store must not stop anybody from typing.
  }
}
