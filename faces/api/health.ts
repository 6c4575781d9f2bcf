import type { Hono } from "hono";
import type { City } from "#kernel/city/city.ts";
import type { ApiEnv } from "./exchange.ts";
import type { Metrics } from "./metrics.ts";
import type { ApiTools } from "./tools.ts";

type Readiness = { readonly ready: boolean; readonly why?: "draining" | "database" | "migrations" };

/** Ready: it takes requests, its database answers, and the city has exactly the migrations that this program knows. */
async function readiness(city: City, tools: ApiTools): Promise<Readiness> {
  if (tools.lifecycle?.draining) return { ready: false, why: "draining" };
  try {
    const applied = await city.database.pool.query<{ name: string }>("SELECT name FROM migrations");
    const names = new Set(applied.rows.map((row) => row.name));
    const atHead = names.size === tools.migrations.length && tools.migrations.every(({ name }) => names.has(name));
    return atHead ? { ready: true } : { ready: false, why: "migrations" };
  } catch {
    return { ready: false, why: "database" };
  }
}

/** `/healthz`: the process is alive. `/readyz`: it can work (503 otherwise, and why). `/metrics`: Prometheus. */
export function addHealth(app: Hono<ApiEnv>, city: City, tools: ApiTools, metrics: Metrics): void {
  app.get("/healthz", (c) => c.json({ alive: true }));
  app.get("/readyz", async (c) => {
    const state = await readiness(city, tools);
    return c.json(state, state.ready ? 200 : 503, { "Cache-Control": "no-store" });
  });
  app.get("/metrics", async (c) => c.body(await metrics.text(), 200, { "Content-Type": metrics.contentType }));
}
