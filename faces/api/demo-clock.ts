import type { Hono } from "hono";
import { addDays, type Day, dayOf, startOfDay } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { refuseRequest } from "./api-refusals.ts";
import { readInput } from "./body-input.ts";
import { type ApiEnv, refuseWith } from "./exchange.ts";
import { API } from "./routes.ts";
import { clockInput } from "./session-input.ts";
import type { ApiTools } from "./tools.ts";

const title = { zh: "让城市时间往前走", en: "move the city's time on" };
/** Hours after midnight at which a day is entered: when windows open. */
const opening = 9;
/** Calendar days that time may run ahead of the server's at most. */
const mostAhead = 800;

/**
 * `POST /api/v1/demo/clock`: lets a demo city's time go on from the morning of a later day, and does what falls due until
 * then. Only forward, since a journal never goes back. In any other city there is nothing at this address.
 */
export function addDemoClock(app: Hono<ApiEnv>, city: City, tools: ApiTools): void {
  app.post(`${API}/demo/clock`, async (c) => {
    const { goOnFrom } = city.time;
    if (!city.demo || !goOnFrom) return refuseWith(c, refuseRequest("UNKNOWN_ROUTE"));
    const who = await tools.signIn.whoOf(c.req.raw.headers);
    c.set("actorKind", who.kind);
    if (who.kind !== "person")
      return refuseWith(c, refuseRequest("SIGN_IN_NEEDED", { title: title.zh, titleEn: title.en }));
    const input = await readInput(c, clockInput);
    if (isRefusal(input)) return refuseWith(c, input);
    const today = city.today();
    const until = addDays(dayOf(new Date(), city.zone), mostAhead);
    const to = input.to === undefined ? city.calendar().addWorkdays(today, input.workdays ?? 1).day : (input.to as Day);
    if (to <= today || to > until) return refuseWith(c, refuseRequest("CLOCK_ONLY_ON", { today, until }));
    goOnFrom(new Date(startOfDay(to, city.zone).getTime() + opening * 3_600_000));
    await city.settle();
    city.news.wake();
    return c.json({ today: city.today() });
  });
}
