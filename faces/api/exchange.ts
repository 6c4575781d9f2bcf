import { randomUUID } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Refusal } from "#kernel/records/refusal.ts";
import { headersOf, languageOf, problemOf } from "./problems.ts";

/** What a request carries through the API. */
export type ApiEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** 32 hex digits: the caller's trace (W3C traceparent), or a new one. */
    trace: string;
    base: string;
    /** The kind of who asked; never who. */
    actorKind: "person" | "system" | "anyone";
  };
};
export type ApiContext = Context<ApiEnv>;

/** The trace id of a `traceparent` header (W3C Trace Context), or a new one. */
export function traceOf(traceparent: string | undefined): string {
  const given = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent ?? "")?.[1];
  return given !== undefined && !/^0+$/.test(given) ? given : randomUUID().replaceAll("-", "");
}

/** A refusal as the answer to a request: application/problem+json (RFC 9457). */
export function refuseWith(c: ApiContext, refusal: Refusal): Response {
  const language = languageOf(c.req.header("accept-language"));
  const problem = problemOf(refusal, {
    base: c.get("base"),
    path: c.req.path,
    language,
    trace: c.get("trace"),
  });
  return c.body(JSON.stringify(problem), refusal.status as 400, {
    ...headersOf(refusal),
    "Content-Type": "application/problem+json",
    "Content-Language": language === "zh" ? "zh-CN" : "en",
    Vary: "Accept-Language",
  });
}
