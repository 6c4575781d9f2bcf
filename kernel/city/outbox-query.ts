import { z } from "zod";
import { emailStates, readOutbox } from "./outbox.ts";
import { holders } from "./query-access.ts";
import { query } from "./system.ts";

/** 发件箱: the e-mail texts of notices, newest first, for who runs the city's machines; no address stands in it. */
export const outbox = query({
  name: "notices.outbox",
  title: { zh: "邮件发件箱", en: "Outbox of e-mails" },
  input: z.object({
    /** Found in the title, the post or a firm's name. */
    q: z.string().trim().max(100).optional(),
    state: z.enum(emailStates).optional(),
    to: z.enum(["subject", "post"]).optional(),
    order: z.enum(["new", "old"]).default("new"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(160).optional(),
  }),
  may: holders("administrator"),
  run: ({ city, input }) =>
    readOutbox(city, {
      q: input.q,
      state: input.state,
      to: input.to,
      order: input.order,
      limit: input.limit,
      after: input.after,
    }),
});
