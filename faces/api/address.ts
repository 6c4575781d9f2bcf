import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** The address that a request comes from; behind our own proxy the last one that it has written down. `?` when unknown. */
export function addressOf(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  return (context.env as { incoming?: unknown } | undefined)?.incoming
    ? (getConnInfo(context).remote.address ?? "?")
    : "?";
}
