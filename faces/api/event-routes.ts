import { createHash } from "node:crypto";
import type { Hono } from "hono";
import type { City } from "#kernel/city/city.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { refuseRequest } from "./api-refusals.ts";
import { isStorable } from "./body.ts";
import { type Streams, streamLimits } from "./event-streams.ts";
import { type ApiContext, type ApiEnv, refuseWith } from "./exchange.ts";
import { API } from "./routes.ts";
import { fromOwnPage } from "./security.ts";
import type { ApiTools } from "./tools.ts";

const title = { zh: "看有什么变化", en: "hear what changes" };

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // A proxy that gathers answers, or packs them, would keep what is told until there is more of it.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/**
 * `GET /api/v1/events?about=case:<id>,work:<body>`: server-sent events about what somebody looks at. An event says that
 * something happened and where; what it is the client asks as always. Events: `told`, `behind` (ask everything anew) and
 * `ready` (from here on nothing is missed). With `Last-Event-ID`, or `after` in the address, what was missed is told first.
 */
export function addEventRoutes(app: Hono<ApiEnv>, city: City, tools: ApiTools, streams: Streams): void {
  const limits = { ...streamLimits, ...tools.streamLimits };

  app.get(`${API}/events`, async (c) => {
    const asked = readAsked(c, limits.about);
    if (isRefusal(asked)) return refuseWith(c, asked);
    const carried = c.req.raw.headers;
    const bearer = /^bearer /i.test(carried.get("authorization") ?? "");
    const fromBrowser = carried.has("sec-fetch-site") || carried.has("origin");
    if (!bearer && fromBrowser && !fromOwnPage((name) => c.req.header(name), tools.publicUrl))
      return refuseWith(c, refuseRequest("CROSS_SITE"));
    const who = await tools.signIn.whoOf(carried);
    c.set("actorKind", who.kind);
    if (who.kind !== "person")
      return refuseWith(c, refuseRequest("SIGN_IN_NEEDED", { title: title.zh, titleEn: title.en }));
    if (tools.lifecycle?.draining) return refuseWith(c, refuseRecord("CLOSING"));
    // A stream that answers to HEAD would have nobody to read it.
    if (c.req.method === "HEAD") return c.body(null, 200, headers);

    const session = sessionOf(carried, tools.signIn.cookieName);
    const full = streams.full(session);
    if (full === "process") return refuseWith(c, refuseRequest("STREAMS_FULL", { seconds: 60 }));
    if (full === "session")
      return refuseWith(c, refuseRequest("TOO_MANY_STREAMS", { limit: limits.perSession, seconds: 60 }));
    let stop = () => {};
    let ended = false;
    const { stream, body } = streams.open(session, {
      cut: () => void c.env?.outgoing?.destroy(),
      ended() {
        ended = true;
        stop();
      },
    });
    // Before each event the session is looked at again: to one that ended meanwhile nothing more is told.
    let turn: Promise<unknown> = Promise.resolve();
    const inTurn = (act: () => void) => {
      turn = turn
        .then(async () => {
          const now = await tools.signIn.whoOf(carried);
          if (now.kind === "person" && now.person === who.person) act();
          else stream.end();
        })
        .catch(() => stream.end());
    };
    try {
      const listening = await city.news.listen({
        ...{ who, ...asked },
        hear(said) {
          inTurn(() => {
            if (said.kind === "told") stream.send({ name: "told", id: said.told.place, data: said.told });
            else if (said.kind === "behind") stream.send({ name: "behind", data: {} });
            else {
              const { place, versions } = said;
              stream.send({ name: "ready", id: place, data: { place, versions } });
            }
          });
        },
      });
      if (!listening) {
        stream.end();
        return refuseWith(
          c,
          refuseRecord("NOT_FOUND", { record: "记录", recordEn: "record", id: asked.about[0] ?? "" }),
        );
      }
      stop = listening.stop;
      if (ended) stop();
    } catch (error) {
      stream.end();
      throw error;
    }
    return c.body(body, 200, headers);
  });
}

/** What is asked, and from which place on: by the header that browsers send when they come back, else by the address. */
function readAsked(c: ApiContext, most: number): { readonly about: string[]; readonly after?: number } | Refusal {
  const wrong = (name: string, fault: string, faultEn: string) =>
    refuseRequest("PARAMETER_INVALID", { name, field: `/${name}`, fault, faultEn });
  const about = [...new Set(c.req.query("about")?.split(",") ?? [])];
  if (about.length === 0 || about.length > most || !about.every((one) => /^\w+:.{1,80}$/u.test(one) && isStorable(one)))
    return wrong(
      "about",
      `写1至${most}个，如 case:编号,work:机构`,
      `it takes 1 to ${most} of the form case:<id>,work:<body>`,
    );
  const last = c.req.header("last-event-id") ?? c.req.query("after");
  if (last === undefined || last === "") return { about };
  // Before the very first entry there is no place; the stream of an empty city ends at -1.
  if (!/^(-1|0|[1-9]\d{0,14})$/.test(last)) return wrong("after", "应为日志中的位置", "it is a place in the journal");
  return { about, after: Number(last) };
}

/** Tells one session from another without keeping what it is opened with. */
function sessionOf(carried: Headers, cookieName: string): string {
  const cookies = (carried.get("cookie") ?? "").split(";").map((one) => one.trim());
  const key = carried.get("authorization") ?? cookies.find((one) => one.startsWith(`${cookieName}=`)) ?? "";
  return createHash("sha256").update(key).digest("base64");
}
