import { z } from "zod";

const text = z.string().trim().min(1).max(500);

/** One kind of check: what is looked at, how often, and how (LST-09). */
export const checkField = z.object({ subject: text, frequency: text, method: text });

/** What a supervision entry says: whose duty it is, what is checked, where it ends, and what one answers for. */
export const supervisionContent = z.object({
  /** The body that supervises; it need not be the one that decides (LST-14). */
  body: z.string().min(1).max(60),
  duty: text,
  boundary: text.nullable(),
  checks: z.array(checkField).min(1).max(20),
  accountability: z.array(text).max(20),
  bases: z.array(text).max(20),
});
