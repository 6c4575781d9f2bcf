import type { Refusal } from "#kernel/records/refusal.ts";
import { conditionFaults } from "./condition-faults.ts";
import { entryFaults, type Surroundings } from "./entry-faults.ts";
import type { ItemDraft } from "./item-draft.ts";

/**
 * Everything that is wrong with an entry: what the server judges by, at submission, check, approval and publication. In a
 * browser the two parts come apart, because the reader of conditions is large and seldom needed.
 */
export function draftFaults(draft: ItemDraft, around: Surroundings): Refusal[] {
  return [...entryFaults(draft, around), ...conditionFaults(draft)];
}
