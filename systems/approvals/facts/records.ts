import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import type { PlanDifference } from "../plan/plan-difference.ts";

/** The paper by which something is known: what it is, its number, who issued it and when; a file of it where there is one. */
export const proofField = z.object({
  name: z.string(),
  number: z.string().nullable(),
  issuer: z.string(),
  on: z.custom<Day>(),
  file: z.string().nullable(),
});
export type Proof = z.output<typeof proofField>;

/**
 * 计划版本: the facts of a project as they became on the way, and what that made of its plan. The first version is what the project
 * was opened with; each later one is a row. It has two times: since when the facts are so, and when the city learned of it.
 */
export const planVersions = record({
  name: "planVersion",
  title: { zh: "计划版本", en: "Plan version" },
  table: "plan_versions",
  fields: {
    matter: z.string(),
    /** 2, 3 …: the first one stands in the matter's opening. */
    number: z.int().min(2),
    /** The flow, in the version that its row had then: the plan was derived from it. */
    flow: z.string(),
    flowVersion: z.int().positive(),
    facts: z.record(z.string(), z.unknown()),
    since: z.custom<Day>(),
    recordedAt: z.string(),
    recordedBy: z.string(),
    /** The body whose window recorded it; null where the applicant did. */
    recordedFor: z.string().nullable(),
    reason: z.string(),
    proof: proofField,
    difference: z.custom<PlanDifference>(),
    /** The procedures that it added: one that came to nothing before is opened anew. */
    added: z.array(z.string()).readonly(),
  },
  // Written by people about their own affairs.
  personal: ["reason", "proof"],
  owner: { field: "matter", of: "matter" },
});
export type PlanVersion = RowOf<typeof planVersions>;
