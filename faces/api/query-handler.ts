import type { City } from "#kernel/city/city.ts";
import type { AnyQuery } from "#kernel/city/system.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { encodeCursor, type SortKey } from "./cursor.ts";
import { type ApiContext, refuseWith } from "./exchange.ts";
import { queryInput, shapeOf } from "./query-input.ts";
import { signInFirst } from "./sign-in-first.ts";
import type { ApiTools } from "./tools.ts";

/**
 * Answers `GET /api/v1/<system>/<query>?…`. A query that pages takes `after`, the sort key to begin behind, and answers with
 * `next`, the sort key of its last row or null. A key of one text, such as an id, goes out and comes in as it is; one of
 * several values is seen by callers as an opaque cursor. The next page stands in a `Link` header too.
 */
export function queryHandler(city: City, tools: ApiTools, query: AnyQuery) {
  const shape = shapeOf(query);
  return async (c: ApiContext): Promise<Response> => {
    const url = new URL(c.req.url);
    const input = queryInput(url.search.slice(1), shape);
    if (isRefusal(input)) return refuseWith(c, input);
    const who = await tools.signIn.whoOf(c.req.raw.headers);
    c.set("actorKind", who.kind);
    const answer = await city.ask(query.name, who, input);
    if (isRefusal(answer)) return refuseWith(c, signInFirst(answer, who, query.title));
    const next = nextOf(answer);
    if (next === undefined || shape.page === null) return c.json(answer ?? null);
    url.searchParams.set(shape.page, next);
    c.header("Link", `<${url.pathname}${url.search}>; rel="next"`);
    return c.json({ ...(answer as object), next });
  };
}

function nextOf(answer: unknown): string | undefined {
  const next = typeof answer === "object" && answer !== null && "next" in answer ? answer.next : undefined;
  if (Array.isArray(next) && next.length > 0) return encodeCursor(next as SortKey);
  return typeof next === "string" && next !== "" ? next : undefined;
}
