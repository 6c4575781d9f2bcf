import type { MiddlewareHandler } from "hono";
import { refuseRequest } from "./api-refusals.ts";
import { type ApiEnv, refuseWith } from "./exchange.ts";
import type { ApiTools } from "./tools.ts";

const headers: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Puts the headers that keep a browser careful; an answer that set one of them itself keeps its own. */
export function setSecurityHeaders(answer: Headers, https: boolean): void {
  for (const [name, value] of Object.entries(headers)) if (!answer.has(name)) answer.set(name, value);
  if (https) answer.set("Strict-Transport-Security", "max-age=31536000");
}

/**
 * Refuses what another site makes a browser send (API-12). Browsers tell by `Sec-Fetch-Site`, older ones by `Origin`; a
 * program that sends neither carries no cookie it did not choose to, and one with a Bearer token is no browser.
 */
export function sameSiteOnly(tools: ApiTools): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { method } = c.req;
    if (method === "GET" || method === "HEAD" || method === "OPTIONS") return next();
    if (/^bearer /i.test(c.req.header("authorization") ?? "")) return next();
    // A program sends neither header; a page's form always sends one.
    const unsaid = c.req.header("sec-fetch-site") === undefined && c.req.header("origin") === undefined;
    const same = unsaid || fromOwnPage((name) => c.req.header(name), tools.publicUrl);
    return same ? next() : refuseWith(c, refuseRequest("CROSS_SITE"));
  };
}

/** True when a browser says that a page of ours, or the person at its address bar, sends this; silence is not enough. */
export function fromOwnPage(header: (name: string) => string | undefined, publicUrl: string | undefined): boolean {
  const site = header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = header("origin");
  return origin !== undefined && isOwn(origin, header("host"), publicUrl);
}

/** Ours is the host that was asked, by whatever name people on this network call it, and the city's public address. */
function isOwn(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: from, origin: exact } = new URL(origin);
  return from === host || (Boolean(publicUrl) && exact === new URL(publicUrl as string).origin);
}
