import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { refuseRequest } from "./api-refusals.ts";
import { parseJson } from "./body.ts";

/** The sort key of the last row of a page; the next page begins after it. */
export type SortKey = readonly (string | number | boolean | null)[];

const LENGTH_LIMIT = 1000;

/** A sort key as an opaque text for a URL. */
export function encodeCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify(key), "utf8").toString("base64url");
}

/** The sort key of a cursor, or a refusal (400) for a text that `encodeCursor` cannot have made. */
export function decodeCursor(text: string): SortKey | Refusal {
  const bytes = Buffer.from(text, "base64url");
  const honest = text.length <= LENGTH_LIMIT && bytes.toString("base64url") === text;
  const key = honest ? parseJson(bytes) : undefined;
  if (
    !isRefusal(key) &&
    Array.isArray(key) &&
    key.length > 0 &&
    key.every((one) => typeof one !== "object" || one === null)
  )
    return key as SortKey;
  return refuseRequest("PARAMETER_INVALID", {
    name: "cursor",
    field: "/cursor",
    fault: "不是上一页给出的值",
    faultEn: "it is not what the page before gave",
  });
}
