import type { Hono } from "hono";
import { readSession } from "#kernel/access/sessions.ts";
import type { SignedIn } from "#kernel/access/sign-in.ts";
import type { City } from "#kernel/city/city.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { addressOf } from "./address.ts";
import { readInput } from "./body-input.ts";
import { type ApiContext, type ApiEnv, refuseWith } from "./exchange.ts";
import { API } from "./routes.ts";
import { demoInput, signInInput } from "./session-input.ts";
import { signInTries } from "./sign-in-tries.ts";
import type { ApiTools } from "./tools.ts";

/** Signing in and out, and who one is: `POST /sign-in`, `POST /sign-in/demo`, `POST /sign-out`, `GET /session`. */
export function addSessionRoutes(app: Hono<ApiEnv>, city: City, tools: ApiTools): void {
  const { signIn } = tools;
  const tries = tools.tries ?? signInTries(tools.elapsed ?? (() => performance.now()));

  async function attempt(c: ApiContext, account: string, sign: () => Promise<SignedIn | Refusal>): Promise<Response> {
    const answer = await tries({ account, address: addressOf(c, tools.trustProxy ?? false) }, sign);
    if (isRefusal(answer)) return refuseWith(c, answer);
    for (const cookie of answer.cookies) c.header("Set-Cookie", cookie, { append: true });
    c.set("actorKind", "person");
    return c.json({ token: answer.token, person: answer.person });
  }

  app.post(`${API}/sign-in`, async (c) => {
    const input = await readInput(c, signInInput);
    if (isRefusal(input)) return refuseWith(c, input);
    return attempt(c, input.account, () => signIn.signIn(input.account, input.password));
  });
  app.post(`${API}/sign-in/demo`, async (c) => {
    const input = await readInput(c, demoInput);
    if (isRefusal(input)) return refuseWith(c, input);
    return attempt(c, input.account, () => signIn.signInDemo(input.account));
  });
  app.post(`${API}/sign-out`, async (c) => {
    for (const cookie of await signIn.signOut(c.req.raw.headers)) c.header("Set-Cookie", cookie, { append: true });
    return c.json({ kind: "anyone" });
  });
  app.get(`${API}/session`, async (c) => {
    const who = await signIn.whoOf(c.req.raw.headers);
    c.set("actorKind", who.kind);
    return c.json(await readSession(city.database.pool, who, city.today()));
  });
}
