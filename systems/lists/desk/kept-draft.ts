import { keep, kept } from "#kernel/desk/kept.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { ListChange } from "../records.ts";

/** What an editor changes of a list change: its content and what is said about it. */
export type DraftInput = Pick<
  ListChange,
  "alsoEnds" | "trigger" | "reason" | "replacement" | "effectiveFrom" | "effectiveTo"
> & { readonly content: ItemDraft | null };

/** What was typed and not saved yet, and the version that it was typed upon. */
export type Kept = { readonly seen: number; readonly input: DraftInput };

const nameOf = (id: string): string => `list-change.${id}`;

/** What this browser keeps of somebody's change until it is saved; null when there is nothing, or it cannot be read. */
export function keptDraft(person: string, id: string): Kept | null {
  const found = kept("machine", person, nameOf(id)) as Kept | null;
  return typeof found?.seen === "number" && typeof found.input === "object" ? found : null;
}

/** Keeps it on this machine, also when the tab is closed: it is the text of a public list and names nobody. */
export function keepDraft(person: string, id: string, draft: Kept | null): void {
  keep("machine", person, nameOf(id), draft);
}
