import type { ItemForm } from "#kernel/items/content.ts";

/** How a field is asked. */
export const fieldControls = [
  "text",
  "longText",
  "number",
  "integer",
  "date",
  "choice",
  "yesNo",
  "choices",
  "lines",
] as const;
export type FieldControl = (typeof fieldControls)[number];

/** One field of a form as a person fills it in: what a schema says, in the terms of a page. */
export type FormField = {
  /** Its key in the answers: letters, digits and _. */
  readonly name: string;
  readonly title: string;
  readonly control: FieldControl;
  readonly required: boolean;
  /** What helps to fill it in; null when nothing is needed. */
  readonly hint: string | null;
  /** FEEL over the form's own answers; null: always asked. */
  readonly shownWhen: string | null;
  /** Of `choice` and `choices`: the answers that can be chosen. */
  readonly choices: readonly { readonly value: string; readonly title: string }[];
  /** Of texts in characters, of numbers in their own unit; null: no limit. */
  readonly least: number | null;
  readonly most: number | null;
};

type Schema = Readonly<Record<string, unknown>>;
const object = (value: unknown): Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Schema) : {};
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/**
 * The fields of a form in the order in which they are asked: that of `x-order`, then those that it leaves out. Where a
 * schema is kept as jsonb its keys lose their order, so the order is a list of its own.
 *
 * One reading for all that shows a form: the page, the paper, the desk's preview, and the faults of its answers.
 */
export function formFields(form: ItemForm): FormField[] {
  const properties = object(form.schema.properties);
  const required = new Set(texts(form.schema.required));
  const order = texts(form.schema["x-order"]).filter((name) => Object.hasOwn(properties, name));
  const names = [...new Set([...order, ...Object.keys(properties)])];
  return names.map((name) => {
    const schema = object(properties[name]);
    const control = controlOf(schema);
    const [least, most] = limitsOf(control, schema);
    return {
      ...{ name, title: text(schema.title) ?? name, control, required: required.has(name) },
      ...{ hint: text(schema.description), shownWhen: text(form.shownWhen?.[name]) },
      choices: choicesOf(control === "choices" ? object(schema.items) : schema),
      ...{ least, most },
    };
  });
}

function controlOf(schema: Schema): FieldControl {
  const closed = Array.isArray(schema.oneOf) || Array.isArray(schema.enum);
  if (schema.type === "boolean") return "yesNo";
  if (schema.type === "integer" || schema.type === "number") return schema.type;
  if (schema.type === "array") {
    const items = object(schema.items);
    return Array.isArray(items.oneOf) || Array.isArray(items.enum) ? "choices" : "lines";
  }
  if (closed) return "choice";
  if (schema.format === "date") return "date";
  return schema.contentMediaType === "text/plain" ? "longText" : "text";
}

function limitsOf(control: FieldControl, schema: Schema): [number | null, number | null] {
  if (control === "number" || control === "integer") return [number(schema.minimum), number(schema.maximum)];
  if (control === "choices" || control === "lines") return [number(schema.minItems), number(schema.maxItems)];
  return control === "text" || control === "longText"
    ? [number(schema.minLength), number(schema.maxLength)]
    : [null, null];
}

function choicesOf(schema: Schema): FormField["choices"] {
  if (Array.isArray(schema.oneOf))
    return schema.oneOf.map((one) => {
      const value = String(object(one).const ?? "");
      return { value, title: text(object(one).title) ?? value };
    });
  return Array.isArray(schema.enum) ? schema.enum.map((one) => ({ value: String(one), title: String(one) })) : [];
}
