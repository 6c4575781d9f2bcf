import type { Refusal } from "#kernel/records/refusal.ts";
import type { ItemDraft } from "./item-draft.ts";
import { fault } from "./refusals.ts";

const fieldTypes = ["string", "integer", "number", "boolean", "array"];

/**
 * What is wrong with an entry's form: it is a JSON Schema (2020-12) of one flat object, every field with a type and a title
 * that people read; what shows or hides a field names one that exists. Remote references are not followed, so there are none.
 */
export function formFaults({ form }: ItemDraft): Refusal[] {
  if (form === null) return [];
  const said = (field: string, zh: string, en: string) => fault("DRAFT_FORM", { fault: zh, faultEn: en, field });
  const { type, properties, required } = form.schema as { type?: unknown; properties?: unknown; required?: unknown };
  if (type !== "object" || typeof properties !== "object" || properties === null)
    return [said("/form/schema", "表单应为object，并有properties。", "a form is an object with properties.")];
  const faults: Refusal[] = [];
  const fields = properties as Record<string, Record<string, unknown> | null>;
  for (const [name, one] of Object.entries(fields)) {
    const at = `/form/schema/properties/${name}`;
    if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(name))
      faults.push(
        said(
          at,
          `字段名“${name}”应以字母开头，只用字母、数字和下划线。`,
          `field “${name}” must be letters, digits and _.`,
        ),
      );
    if (typeof one !== "object" || one === null || !fieldTypes.includes(String(one.type)))
      faults.push(said(at, `字段“${name}”没有可用的类型。`, `field “${name}” has no type that a form can ask.`));
    else if (typeof one.title !== "string" || one.title === "")
      faults.push(said(at, `字段“${name}”没有给人看的标题（title）。`, `field “${name}” has no title to read.`));
    if (JSON.stringify(one ?? {}).includes('"$ref"'))
      faults.push(said(at, `字段“${name}”引用了别处的定义。`, `field “${name}” refers to a definition elsewhere.`));
  }
  const known = (name: unknown) => typeof name === "string" && Object.hasOwn(fields, name);
  for (const name of Array.isArray(required) ? required : [])
    if (!known(name))
      faults.push(
        said("/form/schema/required", `必填的“${name}”不是表单字段。`, `“${name}” is required but no field.`),
      );
  for (const name of Object.keys(form.shownWhen ?? {}))
    if (!known(name))
      faults.push(
        said(
          `/form/shownWhen/${name}`,
          `显示条件里的“${name}”不是表单字段。`,
          `“${name}” is shown by a rule but no field.`,
        ),
      );
  return faults;
}
