import { formFields } from "#kernel/forms/form-fields.ts";
import type { ItemForm } from "#kernel/items/content.ts";
import { standardForm } from "./standard-form.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * One form for several items (CON-03): every field of any of them, asked once, in the order in which they first come. A field
 * that one of them needs is needed; one that one of them always asks is always asked. Where no item has a form, the standard one.
 */
export function unionForm(forms: readonly (ItemForm | null)[]): ItemForm {
  const [first, ...rest] = forms.filter((form) => form !== null);
  if (first === undefined) return standardForm;
  if (rest.length === 0) return first;
  const all = [first, ...rest];
  const properties: Record<string, unknown> = {};
  const required = new Set<string>();
  const conditions = new Map<string, Set<string | null>>();
  for (const form of all) {
    const own = form.schema.properties as Schema;
    for (const { name, required: needed, shownWhen } of formFields(form)) {
      properties[name] ??= own[name];
      if (needed) required.add(name);
      conditions.set(name, (conditions.get(name) ?? new Set()).add(shownWhen));
    }
  }
  const shownWhen = Object.fromEntries(
    [...conditions].flatMap(([name, when]) => (when.has(null) ? [] : [[name, joined([...when] as string[])]])),
  );
  const names = Object.keys(properties);
  return {
    schema: {
      ...{ $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", properties },
      ...{ required: [...required], "x-order": names, additionalProperties: false },
    },
    ...(Object.keys(shownWhen).length > 0 ? { shownWhen } : {}),
  };
}

const joined = (conditions: readonly string[]): string =>
  conditions.length === 1 ? (conditions[0] as string) : conditions.map((one) => `(${one})`).join(" or ");
