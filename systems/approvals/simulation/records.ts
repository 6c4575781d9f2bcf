import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import { opinionKinds } from "../consult/records.ts";

/** What an opinion rests on: the facts and the papers of that day. */
export const seenField = z.object({
  itemVersion: z.string(),
  facts: z.record(z.string(), z.unknown()),
  papers: z.array(z.object({ name: z.string(), receivedOn: z.custom<Day>(), file: z.string().nullable() })).readonly(),
});
export type Seen = Readonly<z.output<typeof seenField>>;

/**
 * 模拟审批: a step of a project's plan that its body looks at before the land is held. Its opinion binds nobody, gives no permit and
 * starts no limit; when the missing paper is there it is taken over into the formal case (INV-09).
 */
export const simulations = record({
  name: "simulation",
  title: { zh: "模拟审批", en: "Simulated approval" },
  table: "simulations",
  fields: {
    matter: z.string(),
    /** The step's id in the flow, which is its item's code. */
    step: z.string(),
    name: z.object({ zh: z.string(), en: z.string() }),
    power: z.string(),
    body: z.string(),
    applicant: z.string(),
    askedOn: z.custom<Day>(),
    /** The promised workdays of the item: here a target, and no limit. */
    targetDays: z.int().nonnegative(),
    /** The papers that were missing. */
    missing: z.array(z.string()).readonly(),
    /** `converted`: taken over into the formal case; `ended`: nobody wants it any more. */
    state: z.enum(["asked", "given", "converted", "ended"]),
    opinion: z.enum(opinionKinds).nullable(),
    reply: z.string().nullable(),
    conditions: z.array(z.string()).readonly(),
    /** Its numbered document; an opinion that was looked at anew has a later one. */
    document: z.string().nullable(),
    seen: seenField.nullable(),
    givenOn: z.custom<Day>().nullable(),
    givenBy: z.string().nullable(),
    /** The formal case that it was taken over into. */
    caseId: z.string().nullable(),
    convertedOn: z.custom<Day>().nullable(),
    endedOn: z.custom<Day>().nullable(),
  },
  // Written by people about somebody's project.
  personal: ["reply", "conditions"],
  owner: { field: "matter", of: "matter" },
});
export type Simulation = RowOf<typeof simulations>;

/** True while an opinion can be given, or taken over. */
export const isOpenSimulation = ({ state }: Pick<Simulation, "state">): boolean =>
  state === "asked" || state === "given";

/** True of an opinion on which later steps can build in simulation. */
export const isFavourable = ({ state, opinion }: Pick<Simulation, "state" | "opinion">): boolean =>
  (state === "given" || state === "converted") && opinion !== "object";
