import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

/** A paper that the agent took in: an original goes back to the villager, a copy stays with the file. */
export const takenPaper = z.object({
  name: z.string(),
  original: z.boolean(),
  /** The day on which the villager had it back, with their own receipt. */
  returnedOn: z.custom<Day>().nullable(),
});
export type TakenPaper = Readonly<z.output<typeof takenPaper>>;

/**
 * 村级代办: what a villager entrusts to the agent of the village, by a written mandate. The agent collects, scans, submits and fetches,
 * with receipts both ways, and keeps nothing (INV-07). The villager stays the applicant.
 */
export const entrustments = record({
  name: "entrustment",
  title: { zh: "村级代办", en: "Entrustment to a village agent" },
  table: "entrustments",
  fields: {
    /** The committee of the village, and its division. */
    body: z.string(),
    division: z.string(),
    applicant: z.string(),
    item: z.string(),
    itemVersion: z.string(),
    power: z.string(),
    /** Number of the written mandate, and its last day (INV-06). */
    mandate: z.string(),
    mandateUntil: z.custom<Day>(),
    /** The day on which the villager took the mandate back. */
    revokedOn: z.custom<Day>().nullable(),
    takenOn: z.custom<Day>(),
    takenAt: z.string(),
    takenBy: z.string(),
    papers: z.array(takenPaper).readonly(),
    state: z.enum(["taken", "submitted", "closed"]),
    matter: z.string().nullable(),
    caseId: z.string().nullable(),
    submittedOn: z.custom<Day>().nullable(),
    /** Since when the agent has the result, and since when the villager has it. */
    fetchedOn: z.custom<Day>().nullable(),
    handedOverOn: z.custom<Day>().nullable(),
    closedOn: z.custom<Day>().nullable(),
    /** Why it came to an end without a case. */
    reason: z.string().nullable(),
  },
  personal: ["reason"],
});
export type Entrustment = RowOf<typeof entrustments>;

/** The day on which the mandate ended, if nothing can be done under it any more. */
export const mandateOver = (
  { mandateUntil, revokedOn }: Pick<Entrustment, "mandateUntil" | "revokedOn">,
  on: Day,
): Day | null => revokedOn ?? (mandateUntil < on ? mandateUntil : null);

/** The originals that the agent still has. */
export const heldOriginals = (papers: readonly TakenPaper[]): readonly TakenPaper[] =>
  papers.filter(({ original, returnedOn }) => original && returnedOn === null);

/** How the villager confirms that something came back: 签字, 按指印, 短信确认. */
export const confirmations = ["signature", "fingerprint", "message"] as const;
export type Confirmation = (typeof confirmations)[number];

/** A clock for each thing that the agent has and must not keep. */
export type EntrustmentClock = "originals" | "result";
