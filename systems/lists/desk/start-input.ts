import type { ItemKind } from "#kernel/items/kinds.ts";
import type { Words } from "#kernel/text/words.ts";
import type { ListChange } from "../records.ts";

/** What is asked before a draft exists. */
export type Start = {
  readonly kind: ListChange["kind"];
  readonly trigger: ListChange["trigger"];
  readonly reason: string;
  readonly effectiveFrom: string;
  /** Of a new item. */
  readonly code: string;
  readonly name: string;
  readonly power: ItemKind;
  /** Of a cancellation. */
  readonly replacement: NonNullable<ListChange["replacement"]>["kind"];
  readonly replacementItem: string;
};

type Lack = Words & { readonly field: keyof Start };

/** What is still missing, field by field, as sentences that say what to do. */
export function startFaults(start: Start, item: string, today: string): Lack[] {
  const lacks: Lack[] = [];
  const lack = (field: keyof Start, zh: string, en: string) => lacks.push({ field, zh, en });
  if (start.kind === "add") {
    if (!/^[A-Z][A-Z0-9-]{0,29}$/.test(start.code.trim()))
      lack("code", `编码应以大写字母开头，现为“${start.code}”`, `a code begins with a capital, found “${start.code}”`);
    if (start.name.trim() === "") lack("name", "填写事项名称", "fill in the item's name");
  } else if (item === "") lack("kind", "选定要改的事项", "choose the item to change");
  if (start.kind === "cancel" && start.replacement === "item" && start.replacementItem.trim() === "")
    lack("replacementItem", "写明代替它的事项编码", "give the code of the item that replaces it");
  if (start.effectiveFrom === "") lack("effectiveFrom", "填写生效日", "give the effective day");
  else if (start.effectiveFrom < today)
    lack("effectiveFrom", `生效日应为${today}或以后`, `the effective day is ${today} or later`);
  if (start.reason.trim().length < 2)
    lack("reason", "写明理由，至少2个字", "state the reason in at least 2 characters");
  return lacks;
}

/** The input of `lists.draftChange` but its content. */
export function changeInputFields(start: Start, item: string, division: string) {
  const { kind, trigger, reason, effectiveFrom, replacement, replacementItem } = start;
  return {
    ...{ kind, item, division, trigger, reason, effectiveFrom },
    replacement:
      kind === "cancel" ? { kind: replacement, item: replacement === "item" ? replacementItem.trim() : null } : null,
  };
}
