import type { Words } from "#kernel/text/words.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { draftFields, fieldLines, type SectionId } from "./field-words.ts";

/** One line that differs; null where it is not there on that side. */
export type Difference = {
  readonly field: keyof ItemDraft;
  readonly title: Words;
  readonly section: SectionId;
  /** Of a list, the entry; else empty. */
  readonly key: string;
  readonly before: Words | null;
  readonly after: Words | null;
};

/** How one entry differs from another, field by field, lists entry by entry; then fields whose entries only changed places. */
export function differences(before: ItemDraft, after: ItemDraft): Difference[] {
  return (Object.keys(draftFields) as (keyof ItemDraft)[]).flatMap((field) => {
    // The legal limit is told with its unit, in one line.
    if (field === "legalUnit") return [];
    return fieldDifferences(field, before, after);
  });
}

function fieldDifferences(field: keyof ItemDraft, before: ItemDraft, after: ItemDraft): Difference[] {
  const told = draftFields[field];
  const [old, fresh] = [fieldLines(field, before), fieldLines(field, after)];
  const keys = [...new Set([...old, ...fresh].map(({ key }) => key))];
  const found = keys.flatMap((key): Difference[] => {
    const was = old.filter((one) => one.key === key).map(({ line }) => line);
    const is = fresh.filter((one) => one.key === key).map(({ line }) => line);
    return Array.from({ length: Math.max(was.length, is.length) }, (_, index) => ({
      ...{ field, key, title: told.title, section: told.section },
      ...{ before: was[index] ?? null, after: is[index] ?? null },
    })).filter((one) => one.before?.zh !== one.after?.zh);
  });
  const order = (lines: typeof old) => lines.map(({ key }) => key).join("、");
  if (found.length > 0 || order(old) === order(fresh)) return found;
  return [
    {
      ...{ field, key: "", title: told.title, section: told.section },
      before: { zh: `顺序：${order(old)}`, en: `order: ${order(old)}` },
      after: { zh: `顺序：${order(fresh)}`, en: `order: ${order(fresh)}` },
    },
  ];
}
