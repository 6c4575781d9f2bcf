import { Hono } from "hono";
import { routePath } from "hono/route";
import type { City } from "#kernel/city/city.ts";
import { fill } from "#kernel/text/words.ts";
import { allRefusals, refuseRequest } from "./api-refusals.ts";
import { bundleHandler } from "./bundle-handler.ts";
import { commandHandler } from "./command-handler.ts";
import { addDemoClock } from "./demo-clock.ts";
import { addEventRoutes } from "./event-routes.ts";
import { openStreams, streamLimits } from "./event-streams.ts";
import { type ApiEnv, refuseWith, traceOf } from "./exchange.ts";
import { faultForLog, isDatabaseAway } from "./fault.ts";
import { addFileRoutes } from "./file-routes.ts";
import { addHealth } from "./health.ts";
import { openMetrics } from "./metrics.ts";
import { openApi } from "./openapi.ts";
import { queryHandler } from "./query-handler.ts";
import { API, commandRoutes, queryRoutes } from "./routes.ts";
import { sameSiteOnly, setSecurityHeaders } from "./security.ts";
import { sensitiveQueryHandler } from "./sensitive-query-handler.ts";
import { addSessionRoutes } from "./session-routes.ts";
import type { ApiTools } from "./tools.ts";
import { addUploadRoutes } from "./upload-routes.ts";

/**
 * The HTTP face of a city: its commands and queries under /api/v1, its description, health and metrics. Other faces
 * are added to the same app (`app.route("/", portal)`) and share its traces, log, metrics and security headers.
 */
export function apiApp(city: City, tools: ApiTools): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const elapsed = tools.elapsed ?? (() => performance.now());
  const streams = openStreams({ ...streamLimits, ...tools.streamLimits }, elapsed);
  const metrics = openMetrics(city, streams);
  const base = (tools.publicUrl ?? "").replace(/\/$/, "");
  const https = base.startsWith("https:");

  app.use("*", async (c, next) => {
    const start = elapsed();
    c.set("trace", traceOf(c.req.header("traceparent")));
    c.set("base", base);
    c.set("actorKind", "anyone");
    await next();
    const answer = c.res.headers;
    answer.set("X-Trace", c.get("trace"));
    setSecurityHeaders(answer, https);
    if (tools.lifecycle?.draining) answer.set("Connection", "close");
    const { method } = c.req;
    const { status } = c.res;
    const route = routePath(c);
    const ms = Math.round((elapsed() - start) * 10) / 10;
    metrics.observe({ method: knownMethods.has(method) ? method : "other", route, status, ms });
    tools.log.info({ trace: c.get("trace"), method, route, status, ms, actor: c.get("actorKind") }, "request");
  });
  app.use(`${API}/*`, sameSiteOnly(tools));
  app.use(`${API}/*`, async (c, next) => {
    await next();
    if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
  });

  addHealth(app, city, tools, metrics);
  addSessionRoutes(app, city, tools);
  addDemoClock(app, city, tools);
  addEventRoutes(app, city, tools, streams);
  if (tools.lifecycle) tools.lifecycle.onDrain = streams.endAll;
  const description = openApi(city.registry, {
    base,
    title: city.name,
    cookie: tools.signIn.cookieName,
    files: tools.files !== undefined,
  });
  app.get(`${API}/openapi.json`, (c) => c.json(description, 200, { "Cache-Control": "no-cache" }));
  const refusals = new Map(Object.entries(allRefusals(city.registry)));
  app.get("/problems/:code", (c) => {
    const code = c.req.param("code");
    const declared = refusals.get(code);
    return declared ? c.json({ code, ...declared }) : refuseWith(c, refuseRequest("UNKNOWN_ROUTE"));
  });
  for (const { path, command } of commandRoutes(city.registry)) app.post(path, commandHandler(city, tools, command));
  for (const { path, method, query } of queryRoutes(city.registry)) {
    const handler = query.bundle ? bundleHandler : query.sensitive ? sensitiveQueryHandler : queryHandler;
    app.on(method, path, handler(city, tools, query));
  }
  // Behind the queries: `files/mine` is one, and no file's id.
  if (tools.files) {
    addFileRoutes(app, city, tools, tools.files.intake);
    addUploadRoutes(app, tools, tools.files.intake, tools.files.unfinished);
  }
  refuseOtherMethods(app);
  app.all(`${API}/*`, (c) => refuseWith(c, refuseRequest("UNKNOWN_ROUTE")));
  app.notFound((c) => refuseWith(c, refuseRequest("UNKNOWN_ROUTE")));

  app.onError((error, c) => {
    if (isDatabaseAway(error)) {
      tools.log.warn({ trace: c.get("trace"), fault: faultForLog(error) }, "database away");
      return refuseWith(c, refuseRequest("DATABASE_AWAY", { seconds: 5 }));
    }
    tools.log.error({ trace: c.get("trace"), route: routePath(c), fault: faultForLog(error) }, "our fault");
    const refusal = refuseRequest("OUR_FAULT");
    return refuseWith(c, { ...refusal, next: fill(refusal.next, { trace: c.get("trace") }) });
  });
  return app;
}

const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** An address that exists answers another method with 405 and what it does take (RFC 9110 §15.5.6). */
function refuseOtherMethods(app: Hono<ApiEnv>): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of app.routes)
    if (method !== "ALL") methods.set(path, [...(methods.get(path) ?? []), method]);
  for (const [path, taken] of methods) {
    const allow = taken.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
    app.all(path, (c) => refuseWith(c, refuseRequest("WRONG_METHOD", { method: c.req.method, allow })));
  }
}
