import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import { proofField } from "../facts/records.ts";

const day = z.custom<Day>();

/** `waiting`: the permit was fetched and nothing has begun; `lapsed`: nothing began in time, and the permit is gone. */
export const worksStates = ["waiting", "underway", "stopped", "lapsed"] as const;
export type WorksState = (typeof worksStates)[number];

/**
 * 施工: what a construction permit allows, from the day on which it was fetched: begun in time or lapsed; stopped, re-checked after
 * a year, resumed (CON-08, 建筑法 arts 9, 10). What was before the present state stands in the journal.
 */
export const works = record({
  name: "works",
  title: { zh: "施工", en: "Works" },
  table: "works",
  fields: {
    /** The permit under which they go on now: a change of it takes them along. */
    permit: z.string(),
    fromCase: z.string(),
    matter: z.string(),
    holder: z.string(),
    item: z.string(),
    power: z.string(),
    state: z.enum(worksStates),
    /** 领取: from this day the time to begin runs. */
    fetchedOn: day,
    /** How often the time to begin was extended. */
    extended: z.int().min(0).max(2),
    /** An extension that is asked for and not decided. */
    asked: z.object({ on: day, reason: z.string() }).nullable(),
    startedOn: day.nullable(),
    /** By what the start is proved. */
    proof: proofField.nullable(),
    /** The present stop: since when, told when, why, and how the site is kept meanwhile. */
    stop: z.object({ on: day, toldOn: day, reason: z.string(), care: z.string() }).nullable(),
    /** 核验 of the permit during this stop: asked for, and what was found. */
    recheck: z
      .object({ askedOn: day, on: day.nullable(), passed: z.boolean().nullable(), finding: z.string().nullable() })
      .nullable(),
    /** The day on which they last went on after a stop. */
    resumedOn: day.nullable(),
  },
  // Written by people about their own affairs.
  personal: ["proof"],
  personalParts: { asked: ["reason"], stop: ["reason", "care"], recheck: ["finding"] },
});
export type Works = RowOf<typeof works>;
