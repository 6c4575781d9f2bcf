import { Hono } from "hono";
import type { City } from "#kernel/city/city.ts";
import type { CityFacts } from "#kernel/desk/session.ts";

type DemoRole = CityFacts["roles"][number];

/**
 * `GET /api/v1/city`: the city's name, its day and time, and in a demo city the roles to sign in as. Told to everybody, since
 * the sign-in page shows it.
 */
export function cityFactsRoute(city: City, roles: readonly DemoRole[], tour: CityFacts["tour"]): Hono {
  const app = new Hono();
  app.get("/api/v1/city", (context) => {
    const time = new Intl.DateTimeFormat("sv-SE", { timeZone: city.zone, hour: "2-digit", minute: "2-digit" });
    const facts: CityFacts = {
      id: city.id,
      name: city.name,
      demo: city.demo,
      today: city.today(),
      time: time.format(city.time.now()),
      tour: city.demo ? tour : null,
      roles: city.demo ? roles.map(({ account, title }) => ({ account, title })) : [],
    };
    return context.json(facts, 200, { "cache-control": "no-store" });
  });
  return app;
}
