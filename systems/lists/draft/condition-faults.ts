import { readCondition } from "#kernel/feel/conditions.ts";
import { conditionFault } from "#kernel/feel/fault-words.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { ItemDraft } from "./item-draft.ts";
import { fault } from "./refusals.ts";

/**
 * What is wrong with an entry's conditions in FEEL (CON-13): when it applies to a project, and when a field of its form is
 * asked, which may follow from the form's own fields only (LST-17).
 */
export function conditionFaults({ appliesWhen, form }: ItemDraft): Refusal[] {
  const faults: Refusal[] = [];
  const read = (expression: string, field: string): boolean => {
    const words = conditionFault(expression);
    if (words !== null) faults.push(fault("DRAFT_CONDITION", { fault: words.zh, faultEn: words.en, field }));
    return words === null;
  };
  if (appliesWhen !== null) read(appliesWhen, "/appliesWhen");
  const fields = Object.keys((form?.schema.properties ?? {}) as object);
  for (const [name, expression] of Object.entries(form?.shownWhen ?? {})) {
    const field = `/form/shownWhen/${name}`;
    if (!read(expression, field)) continue;
    const unknown = readCondition(expression).paths.filter((path) => path === name || !fields.includes(path));
    if (unknown.length > 0) {
      const what = { zh: unknown.join("、"), en: unknown.join(", ") };
      faults.push(
        fault("DRAFT_FORM", {
          fault: `“${name}”的显示条件用了表单里没有的字段，或它自己：${what.zh}。`,
          faultEn: `what shows “${name}” names fields that the form does not have, or itself: ${what.en}.`,
          field,
        }),
      );
    }
  }
  return faults;
}
