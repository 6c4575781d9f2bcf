import type { AnyQuery } from "#kernel/city/system.ts";
import type { Json } from "./openapi-parts.ts";
import { shapeOf } from "./query-input.ts";

/** What every command takes beside its input. */
export function commandParameters(onRecord: boolean): Json[] {
  const id = {
    name: "id",
    in: "path",
    required: true,
    description: "办理所针对的记录 / the record it is about",
    schema: { type: "string", minLength: 1, maxLength: 80 },
  };
  const match = {
    name: "If-Match",
    in: "header",
    description: '您看到的版本，如 "3"；已变则412 / the version you saw; 412 when it has changed',
    schema: { type: "string", pattern: '^"[1-9][0-9]{0,8}"$' },
  };
  return [
    ...(onRecord ? [id, match] : []),
    {
      name: "Idempotency-Key",
      in: "header",
      description:
        "建议给出：同一键重发只办一次，返回第一次的结果 / recommended: the same key is carried out once and answered alike",
      schema: { type: "string", pattern: "^[!-~]{8,200}$" },
    },
    {
      name: "dryRun",
      in: "query",
      description: "1：只试办，不写入 / 1: decides and writes nothing",
      schema: { type: "string", enum: ["0", "1", "true", "false"], default: "0" },
    },
  ];
}

/** A query's input, one parameter for each property; an `after` of several values is seen by callers as the opaque `cursor`. */
export function queryParameters(query: AnyQuery): Json[] {
  const shape = shapeOf(query);
  return Object.entries(shape.properties).map(([name, schema]) => {
    if (name === "after" && shape.page === "cursor")
      return {
        name: "cursor",
        in: "query",
        description: "上一页 next 的值 / the `next` of the page before",
        schema: { type: "string", maxLength: 1000 },
      };
    return {
      name,
      in: "query",
      required: shape.required.includes(name),
      schema,
      ...(schema.type === "array" ? { explode: true } : {}),
    };
  });
}
