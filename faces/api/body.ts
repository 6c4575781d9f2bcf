import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { refuseRequest } from "./api-refusals.ts";
import { findJsonFault } from "./json-fault.ts";

/** Levels of arrays and objects that a body may nest. */
export const NESTING_LIMIT = 50;
/** Bytes of a body, unless the city sets another limit. */
export const BODY_LIMIT = 1_048_576;

/** The parsed body of a command, or why it cannot be one. An empty body is an empty object. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > limit) return refuseRequest("BODY_TOO_LARGE", { limit });
  const type = request.headers.get("content-type");
  const wrong = wrongType(type, request.headers.get("content-encoding"));
  if (type !== null && wrong) return wrong;
  const bytes = await readBytes(request, declared !== null, limit);
  if (isRefusal(bytes)) return bytes;
  if (bytes.length === 0) return {};
  if (wrong) return wrong;
  return parseJson(bytes);
}

function wrongType(type: string | null, encoding: string | null): Refusal | undefined {
  const right = /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.test(type ?? "");
  if (right && (encoding === null || encoding === "identity")) return undefined;
  return refuseRequest("CONTENT_TYPE_WRONG", { type: [type ?? "", encoding ?? ""].filter(Boolean).join(", ") || "?" });
}

/** With a declared length Node reads no further than it; without one the bytes are counted as they come. */
export async function readBytes(request: Request, declared: boolean, limit: number): Promise<Uint8Array | Refusal> {
  if (declared || request.body === null) return new Uint8Array(await request.arrayBuffer());
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength;
    if (length > limit) {
      // Let go of, not cancelled: that would cut the connection before the caller can hear why.
      reader.releaseLock();
      return refuseRequest("BODY_TOO_LARGE", { limit });
    }
    parts.push(read.value);
  }
  return Buffer.concat(parts);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** JSON of bytes, checked for what PostgreSQL cannot keep and for nesting that would exhaust a stack. */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return refuseRequest("ENCODING_BROKEN");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuseRequest("JSON_MALFORMED", findJsonFault(text));
  }
  return findFault(value) ?? value;
}

/** Whether PostgreSQL can keep the text: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

function findFault(value: unknown): Refusal | undefined {
  const left: [unknown, number, string][] = [[value, 0, ""]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [one, depth, field] = next;
    if (typeof one === "string" && !isStorable(one))
      return refuseRequest("CHARACTER_FORBIDDEN", { where: field || "/", field: field || "/" });
    if (typeof one !== "object" || one === null) continue;
    if (depth === NESTING_LIMIT) return refuseRequest("NESTED_TOO_DEEP", { limit: NESTING_LIMIT });
    for (const [key, inner] of Object.entries(one)) {
      if (!isStorable(key)) return refuseRequest("CHARACTER_FORBIDDEN", { where: field || "/", field: field || "/" });
      left.push([inner, depth + 1, `${field}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`]);
    }
  }
  return undefined;
}
