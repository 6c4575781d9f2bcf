import { createContext, useContext } from "react";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { DraftAnswer } from "./draft-answer.ts";
import type { Faults } from "./use-faults.ts";

/** What every section of the editor works on. */
export type Editor = {
  readonly draft: ItemDraft;
  set(patch: Partial<ItemDraft>): void;
  readonly faults: Faults;
  /** The change as the server has it: its base, its supervision, today. */
  readonly answer: DraftAnswer;
  readonly effectiveFrom: string;
};

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new TypeError("a section of the editor is shown inside an editor");
  return editor;
}

/** Faults exactly at a place, or with `deep` at and below it. */
export function faultsAt(faults: readonly Refusal[], at: string, deep = false): readonly Refusal[] {
  return faults.filter(({ field }) => field === at || (deep && field?.startsWith(`${at}/`)));
}
