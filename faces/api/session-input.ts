import { z } from "zod";

const account = z.string().min(1).max(80);

/** What signing in takes. */
export const signInInput = z.object({ account, password: z.string().min(1).max(128) });
/** What signing in as a demo role takes. */
export const demoInput = z.object({ account });
