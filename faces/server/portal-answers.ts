import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { PlainAnswer } from "#kernel/city/system.ts";

type Content = string | Uint8Array<ArrayBuffer>;

export const tagOf = (content: Content): string =>
  `W/"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;

/** An answer that may be kept but is asked about each time; 304 when the visitor still has it. */
export function tagged(
  context: Context,
  content: Content,
  status: number,
  etag: string,
  headers: Record<string, string>,
): Response {
  const all = {
    ...headers,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
  };
  if (status !== 200) return context.body(content, status as 404, all);
  const held = context.req.header("if-none-match");
  const same = held?.split(",").some((one) => one.trim() === etag || one.trim() === "*");
  if (same) return context.body(null, 304, { ...all, etag });
  return context.body(content, 200, { ...all, etag });
}

/** A text or a workbook beside a page. */
export function plain(context: Context, shown: PlainAnswer): Response {
  const disposition: Record<string, string> =
    shown.fileName === undefined
      ? {}
      : { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(shown.fileName)}` };
  const content = "text" in shown ? shown.text : shown.bytes;
  const typed = typeof content !== "string" || /;\s*charset=/i.test(shown.contentType);
  const type = typed ? shown.contentType : `${shown.contentType}; charset=utf-8`;
  return tagged(context, content, 200, tagOf(content), { "content-type": type, vary: "Cookie", ...disposition });
}

export function unkept(answer: Response, control: string): Response {
  answer.headers.set("cache-control", control);
  answer.headers.delete("etag");
  return answer;
}
