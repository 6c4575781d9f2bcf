import { z } from "zod";
import { record } from "#kernel/records/record.ts";

/** 取走全部材料: who takes all papers of a subject along, kept for whoever asks later who did and why (COM-12). */
export const paperTakes = record({
  name: "paperTake",
  title: { zh: "取走材料", en: "Papers taken along" },
  table: "paper_takes",
  fields: {
    subject: z.string(),
    person: z.string(),
    /** Null for who speaks for the subject. */
    post: z.string().nullable(),
    purpose: z.string().nullable(),
    at: z.string(),
  },
  personal: ["purpose"],
});

/** How long one opens the papers, in milliseconds: five minutes, then it takes a new one with a purpose of its own. */
export const takeLasts = 5 * 60 * 1000;
