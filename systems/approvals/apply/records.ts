import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { caseKinds } from "#kernel/matters/records.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

/** How a paper comes: the city holds it, a file was uploaded, or it is brought to the window. */
export const paperWays = ["held", "file", "window"] as const;

export const applicationPaper = z.object({
  name: z.string().trim().min(1).max(200),
  way: z.enum(paperWays),
  /** The paper of another matter that the city holds; only of `held`. */
  held: z.string().max(80).nullable(),
  /** The uploaded file; only of `file`. */
  file: z.string().max(80).nullable(),
});

/** A paper as it is kept: with the files that were there before, the first one first. */
const keptPaper = applicationPaper.extend({ earlier: z.array(z.string()).readonly().optional() });
export type ApplicationPaper = z.output<typeof keptPaper>;

/**
 * An application being written (申请): a draft until it is submitted. It opens with its continue code (续办码), of which only a
 * keyed hash rests, or for its owner (APP-02).
 */
export const applications = record({
  name: "application",
  title: { zh: "申请", en: "Application" },
  table: "applications",
  fields: {
    codeHash: z.string(),
    /** The person who wrote it while signed in; null until somebody has. */
    owner: z.string().nullable(),
    /** Who applies; null until it is known. */
    subject: z.string().nullable(),
    /** Codes of the items applied for: one, or those of a project's stage. */
    items: z.array(z.string()).min(1).readonly(),
    kind: z.enum(caseKinds),
    /** The permit that a change or a renewal is about. */
    permit: z.string().nullable(),
    /** What a change is to change, in the applicant's words. */
    wish: z.string().nullable(),
    /** The power under which the one item is to be handled; null while none is chosen, and for a stage. */
    power: z.string().nullable(),
    /** The project that a stage is applied for; of a submitted one the matter that it became part of. */
    matter: z.string().nullable(),
    stage: z.int().positive().nullable(),
    answers: z.record(z.string(), z.unknown()),
    papers: z.array(keptPaper).readonly(),
    state: z.enum(["draft", "submitted", "discarded"]),
    savedAt: z.string(),
    /** The last day on which a draft is kept (APP-01). */
    expiresOn: z.custom<Day>(),
    submittedAt: z.string().nullable(),
    /** The case that it became; null for a stage, whose steps open by themselves. */
    caseId: z.string().nullable(),
  },
  personal: ["answers", "codeHash", "wish"],
});
export type Application = RowOf<typeof applications>;
