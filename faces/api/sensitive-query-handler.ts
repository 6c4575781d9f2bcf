import type { City } from "#kernel/city/city.ts";
import type { AnyQuery } from "#kernel/city/system.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { refuseRequest } from "./api-refusals.ts";
import { BODY_LIMIT, readJson } from "./body.ts";
import { type ApiContext, refuseWith } from "./exchange.ts";
import { signInFirst } from "./sign-in-first.ts";
import type { ApiTools } from "./tools.ts";

/**
 * Answers `POST /api/v1/<system>/<query>` for a sensitive query: its input is the JSON body. A query string is refused,
 * so that a program that puts a person into the address hears of it. `next` comes back as `after` as it is, in the body
 * again, and no `Link` leads on.
 */
export function sensitiveQueryHandler(city: City, tools: ApiTools, query: AnyQuery) {
  return async (c: ApiContext): Promise<Response> => {
    c.header("Cache-Control", "no-store");
    if (new URL(c.req.url).search !== "") return refuseWith(c, refuseRequest("INPUT_IN_ADDRESS"));
    const input = await readJson(c.req.raw, tools.bodyLimit ?? BODY_LIMIT);
    if (isRefusal(input)) return refuseWith(c, input);
    const who = await tools.signIn.whoOf(c.req.raw.headers);
    c.set("actorKind", who.kind);
    const answer = await city.ask(query.name, who, input);
    return isRefusal(answer) ? refuseWith(c, signInFirst(answer, who, query.title)) : c.json(answer ?? null);
  };
}
