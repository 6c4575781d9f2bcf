import { z } from "zod";

const account = z.string().min(1).max(80);

/** What signing in takes. */
export const signInInput = z.object({ account, password: z.string().min(1).max(128) });
/** What signing in as a demo role takes. */
export const demoInput = z.object({ account });
/** How far a demo city's time goes on: some workdays, or to a day. */
export const clockInput = z
  .object({ workdays: z.int().min(1).max(60).optional(), to: z.iso.date().optional() })
  .refine(({ workdays, to }) => (workdays === undefined) !== (to === undefined), { path: ["to"] });
