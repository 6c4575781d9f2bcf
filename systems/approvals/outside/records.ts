import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import { proofField } from "../facts/records.ts";
import { outsideDoers } from "../plan/flow-fields.ts";

/**
 * 系统外步骤: a step of a project's plan that was done by an intermediary, the developer, a public utility or a body that is not on
 * the system, with the paper that proves it. Its time is the developer's (CON-10).
 */
export const outsideSteps = record({
  name: "outsideStep",
  title: { zh: "系统外步骤", en: "Step done outside" },
  table: "outside_steps",
  fields: {
    matter: z.string(),
    /** The step's id in the flow. */
    step: z.string(),
    name: z.object({ zh: z.string(), en: z.string() }),
    by: z.enum(outsideDoers),
    doneOn: z.custom<Day>(),
    proof: proofField,
    yields: z.array(z.string()).readonly(),
    state: z.enum(["standing", "corrected"]),
    recordedAt: z.string(),
    recordedBy: z.string(),
    /** The body whose window recorded it; null where the applicant's side did. */
    recordedFor: z.string().nullable(),
    /** Of a corrected one: the record that says what is right, and why this one was wrong. */
    correctedBy: z.string().nullable(),
    reason: z.string().nullable(),
  },
  // Written by people about their own affairs.
  personal: ["proof", "reason"],
  owner: { field: "matter", of: "matter" },
});
export type OutsideRecord = RowOf<typeof outsideSteps>;

/** True of the record that counts. */
export const stands = ({ state }: Pick<OutsideRecord, "state" | "step">): boolean => state === "standing";
