import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import { siteTerm } from "../site/terms.ts";

/** What a body that was asked can say: 同意, 附条件同意, 不同意, 无意见. */
export const opinionKinds = ["agree", "agreeWithConditions", "object", "noOpinion"] as const;
export type OpinionKind = (typeof opinionKinds)[number];

/**
 * 征求意见: another body asked inside a case. It gives an opinion and decides nothing; its silence is at most “no objection”, and
 * never a permit that a law gives to that body (CLK-25). The case's own clocks go on meanwhile (CLK-17).
 */
export const consultations = record({
  name: "consultation",
  title: { zh: "征求意见", en: "Consultation" },
  table: "consultations",
  fields: {
    caseId: z.string(),
    /** The body that asks, and who asked there. */
    askedBy: z.string(),
    asker: z.string(),
    /** The body that is asked. */
    body: z.string(),
    question: z.string(),
    askedOn: z.custom<Day>(),
    /** Workdays in which it answers. */
    days: z.int().positive(),
    /**
     * `silent`: its time is over without an answer. Where the city takes silence as no objection that is the opinion recorded;
     * elsewhere there is none, and the body can still answer. `cancelled`: nobody waits for the answer any more.
     */
    state: z.enum(["asked", "answered", "silent", "cancelled"]),
    opinion: z.enum(opinionKinds).nullable(),
    reply: z.string().nullable(),
    conditions: z.array(z.string()).readonly(),
    /** What it sets for a site before the project is filed, where the case settles that (CON-06). */
    site: z.array(siteTerm).readonly(),
    answeredOn: z.custom<Day>().nullable(),
    answeredBy: z.string().nullable(),
    /** Why nobody waits for the answer any more, or why the case was decided without it. */
    closedFor: z.string().nullable(),
  },
  // Written by people about somebody's application.
  personal: ["question", "reply", "conditions", "closedFor"],
  owner: { field: "caseId", of: "case" },
});
export type Consultation = RowOf<typeof consultations>;

/** True while an answer can still come: within its time, or late where silence was not recorded as no objection. */
export const awaitsAnswer = ({ state, opinion }: Pick<Consultation, "state" | "opinion">): boolean =>
  state === "asked" || (state === "silent" && opinion === null);
