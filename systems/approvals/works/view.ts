import type { Day } from "#kernel/calendar/day.ts";
import type { Light } from "#kernel/calendar/lights.ts";
import type { City } from "#kernel/city/city.ts";
import { type ClockColumns, standing } from "#kernel/clocks/light.ts";
import type { Works } from "./records.ts";
import { reportBy, worksLaw, yearOf } from "./terms.ts";

/** Works as their pages show them: the row, with the days that follow from it. */
export type WorksNow = Omit<Works, "item" | "power" | "holder" | "matter"> & {
  /** Of works that have not begun: the last day to begin, and what is left until then in calendar days. */
  readonly due: Day | null;
  readonly left: number | null;
  /** How often more the time can be extended. */
  readonly extensionsLeft: number;
  /** Of a stop: the last day on which it was told in time, and the day on which it is a year old. */
  readonly toldBy: Day | null;
  readonly yearOn: Day | null;
  /** Stopped for a full year, and not re-checked with success since. */
  readonly recheckFirst: boolean;
  /** The permit has ended by another act: nothing is built under it any more. */
  readonly over: boolean;
  readonly light: Light;
};

/** The works under a permit, or under the one that a case gave; null where there are none. */
export async function worksOf(
  city: City,
  of: { readonly permit: string } | { readonly fromCase: string },
  today: Day,
): Promise<WorksNow | null> {
  const [column, value] = "permit" in of ? ["permit", of.permit] : ["from_case", of.fromCase];
  const found = await city.database.pool.query<WorksNow & { clock: ClockColumns | null }>({
    name: `works-by-${column}`,
    text: `SELECT w.id, w.version, w.permit, w.from_case AS "fromCase", w.state, w.fetched_on AS "fetchedOn", w.extended, w.asked,
        w.started_on AS "startedOn", w.proof, w.stop, w.recheck, w.resumed_on AS "resumedOn",
        p.state <> 'valid' AND w.state <> 'lapsed' AS over,
        (SELECT jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)
         FROM clocks k WHERE k.owner = w.id AND k.name = 'start') AS clock
      FROM works w JOIN permits p ON p.id = w.permit WHERE w.${column} = $1`,
    values: [value],
  });
  const row = found.rows[0];
  if (row === undefined) return null;
  const { clock, ...works } = row;
  const calendar = city.calendar();
  const marks = {
    remindAt: city.settings.number("remindAt"),
    yellowAt: city.settings.number("yellowAt"),
    shortPromise: 0,
  };
  // The law's own limit: there is no promise before it that could be broken first.
  const start =
    clock && works.state === "waiting" && !works.over ? standing(clock, clock, today, calendar, marks) : null;
  const yearOn = works.stop && yearOf(works.stop.on);
  const recheckFirst = !works.over && yearOn !== null && today > yearOn && !works.recheck?.passed;
  return {
    ...works,
    ...{ due: start?.due ?? null, left: start?.left ?? null, extensionsLeft: worksLaw.extensions - works.extended },
    ...{ toldBy: works.stop && reportBy(works.stop.on, calendar), yearOn, recheckFirst },
    light: start?.light ?? (recheckFirst ? "yellow" : works.state === "underway" && !works.over ? "normal" : "paused"),
  };
}
