import { type FormField, formFields } from "#kernel/forms/form-fields.ts";
import type { ItemForm } from "#kernel/items/content.ts";

type Schema = Readonly<Record<string, unknown>>;

/** The schema of an empty form. `additionalProperties: false`: what is not asked is not taken (LST-17). */
export const emptyForm: ItemForm = {
  schema: {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: {},
    required: [],
    "x-order": [],
    additionalProperties: false,
  },
};

/** A new field under a name that the form does not have yet. */
export function newField(form: ItemForm, title: string): FormField {
  const taken = new Set(formFields(form).map(({ name }) => name));
  let number = taken.size + 1;
  while (taken.has(`field${number}`)) number += 1;
  return {
    ...{ name: `field${number}`, title, control: "text", required: true, hint: null, shownWhen: null },
    ...{ choices: [], least: null, most: null },
  };
}

/**
 * The form with these fields, in this order: the way back from `formFields`. What an expert wrote into a field's schema
 * beyond them (a pattern, say) stays as long as the field keeps its name and its control.
 */
export function formOf(fields: readonly FormField[], before: ItemForm = emptyForm): ItemForm {
  const known = new Map(formFields(before).map((field) => [field.name, field]));
  const old = (before.schema.properties ?? {}) as Readonly<Record<string, Schema>>;
  const properties = Object.fromEntries(
    fields.map((field) => {
      const kept = known.get(field.name)?.control === field.control ? old[field.name] : undefined;
      return [field.name, schemaOf(field, kept)];
    }),
  );
  const shownWhen = Object.fromEntries(
    fields.flatMap(({ name, shownWhen: when }) => (when === null ? [] : [[name, when] as const])),
  );
  return {
    schema: {
      ...before.schema,
      properties,
      required: fields.filter(({ required }) => required).map(({ name }) => name),
      "x-order": fields.map(({ name }) => name),
    },
    ...(Object.keys(shownWhen).length > 0 ? { shownWhen } : {}),
  };
}

const ours = ["title", "description", "type", "format", "contentMediaType", "oneOf", "enum", "uniqueItems"];
const limits = ["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"];

function schemaOf(field: FormField, kept: Schema = {}): Schema {
  const rest = Object.fromEntries(Object.entries(kept).filter(([key]) => ![...ours, ...limits].includes(key)));
  delete rest.items;
  return {
    ...rest,
    title: field.title,
    ...(field.hint === null ? {} : { description: field.hint }),
    ...typeOf(field),
  };
}

function typeOf(field: FormField): Schema {
  const { control, least, most } = field;
  const within = (low: string, high: string): Schema => ({
    ...(least === null ? {} : { [low]: least }),
    ...(most === null ? {} : { [high]: most }),
  });
  const closed = { oneOf: field.choices.map(({ value, title }) => ({ const: value, title })) };
  switch (control) {
    case "yesNo":
      return { type: "boolean" };
    case "number":
    case "integer":
      return { type: control, ...within("minimum", "maximum") };
    case "date":
      return { type: "string", format: "date" };
    case "choice":
      return { type: "string", ...closed };
    case "choices":
      return {
        type: "array",
        items: { type: "string", ...closed },
        uniqueItems: true,
        ...within("minItems", "maxItems"),
      };
    case "lines":
      return { type: "array", items: { type: "string" }, ...within("minItems", "maxItems") };
    case "longText":
      return { type: "string", contentMediaType: "text/plain", ...within("minLength", "maxLength") };
    default:
      return { type: "string", ...within("minLength", "maxLength") };
  }
}
