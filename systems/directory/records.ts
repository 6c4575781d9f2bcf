import { z } from "zod";
import { record } from "#kernel/records/record.ts";

/** An unmasked look (查看明文) at a subject's number, kept for whoever asks later who looked and why (COM-12). */
export const looks = record({
  name: "look",
  title: { zh: "明文查看", en: "Unmasked look" },
  table: "looks",
  fields: {
    person: z.string(),
    post: z.string(),
    subject: z.string(),
    /** What was looked at. */
    field: z.enum(["identifier"]),
    purpose: z.string(),
    /** The case it was needed for; null when it is about none. */
    about: z.string().nullable(),
    at: z.string(),
  },
  personal: ["purpose"],
});

/** How long a look shows the value, in milliseconds: five minutes, then it takes a new one with a purpose of its own. */
export const lookLasts = 5 * 60 * 1000;
