import { z } from "zod";
import { readClock } from "#kernel/calendar/clock.ts";
import type { Day } from "#kernel/calendar/day.ts";
import { record } from "#kernel/records/record.ts";

const event = z.object({
  kind: z.enum(["start", "pause", "resume", "extend", "stop"]),
  on: z.custom<Day>(),
  days: z.int().positive().optional(),
  ground: z.string().optional(),
});

/**
 * A clock (时限) as a record: owned by a case, matter, step or consultation, several each (intake, promised, legal,
 * delivery). The event list is the truth; `due`, `state` and `provisional` are derived from it with the work calendar
 * by the kernel at every change, and a property test recounts them.
 */
export const clocks = record({
  name: "clock",
  title: { zh: "时限", en: "Clock" },
  table: "clocks",
  fields: {
    ownerRecord: z.string(),
    owner: z.string(),
    name: z.string(),
    limitDays: z.int().nonnegative(),
    unit: z.enum(["workday", "calendar"]),
    basis: z.string(),
    events: z.array(event).readonly(),
    state: z.enum(["waiting", "running", "paused", "stopped"]),
    due: z.custom<Day>().nullable(),
    provisional: z.boolean(),
  },
  // cut: derive
  derive(row, calendar) {
    const last = row.events.at(-1);
    const reading = readClock({ limit: row.limitDays, unit: row.unit, events: row.events }, last?.on as Day, calendar);
    return { state: reading.state, due: reading.due, provisional: reading.provisional };
  },
  // end: derive
});
