import { z } from "zod";
import type { AnyQuery } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { refuseRequest } from "./api-refusals.ts";
import { isStorable } from "./body.ts";
import { decodeCursor } from "./cursor.ts";

export type InputProperty = { readonly type?: unknown; readonly items?: InputProperty };
export type InputShape = {
  readonly properties: Readonly<Record<string, InputProperty>>;
  readonly required: readonly string[];
  /** The parameter that begins the next page: `cursor` stands for an `after` of several values; null when it does not page. */
  readonly page: "cursor" | "after" | null;
};

/** The properties of a query's input, as JSON Schema describes what may come in. */
export function shapeOf(query: AnyQuery): InputShape {
  const schema = z.toJSONSchema(query.input, { io: "input", unrepresentable: "any" }) as Partial<InputShape>;
  const properties = schema.properties ?? {};
  return { properties, required: schema.required ?? [], page: pageOf(properties) };
}

function pageOf({ after, cursor }: InputShape["properties"]): InputShape["page"] {
  if (after) return after.type === "array" ? "cursor" : "after";
  return cursor ? "cursor" : null;
}

/**
 * A query string as input. The rule: a parameter whose schema is a number or integer is read as one when it is written
 * as a JSON number, a boolean when it is `true` or `false`, an array takes every repetition; anything else stays text
 * and is left to the query's own schema (`z.coerce`). `cursor` becomes an
 * `after` of several values. A parameter repeated where no array is
 * wanted, and text that is not UTF-8, are refused.
 */
export function queryInput(search: string, shape: InputShape): Record<string, unknown> | Refusal {
  const broken = brokenText(search);
  if (broken) return broken;
  const parameters = new URLSearchParams(search);
  const input: Record<string, unknown> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    const property = shape.properties[name];
    if (property?.type === "array") input[name] = values.map((value) => read(value, property.items));
    else if (values.length > 1)
      return refuseRequest("PARAMETER_INVALID", {
        name,
        field: `/${name}`,
        fault: "只能出现一次",
        faultEn: "it may stand once only",
      });
    else if (name === "cursor" && shape.properties.after?.type === "array") {
      const key = decodeCursor(values[0] as string);
      if (isRefusal(key)) return key;
      input.after = key;
    } else Object.defineProperty(input, name, { value: read(values[0] as string, property), enumerable: true });
  }
  return input;
}

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function read(text: string, property: InputProperty | undefined): unknown {
  const type = property?.type;
  if ((type === "number" || type === "integer") && jsonNumber.test(text)) return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

/** URLSearchParams would quietly put U+FFFD for bytes that are no UTF-8. */
function brokenText(search: string): Refusal | undefined {
  try {
    if (isStorable(decodeURIComponent(search))) return undefined;
    return refuseRequest("CHARACTER_FORBIDDEN", { where: "?" });
  } catch {
    return refuseRequest("ENCODING_BROKEN");
  }
}
