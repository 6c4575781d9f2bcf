import { z } from "zod";
import { record } from "#kernel/records/record.ts";

/**
 * What became of an e-mail (邮件寄送): of one notice to one mailbox, by its channel. What has no row waits; there is one row at
 * most, so an e-mail that was sent is never sent again (NTC-02).
 */
export const dispatches = record({
  name: "dispatch",
  title: { zh: "邮件寄送", en: "Dispatch of an e-mail" },
  table: "dispatches",
  fields: {
    notice: z.string(),
    mailbox: z.string(),
    state: z.enum(["sent", "failed"]),
    at: z.string(),
    /** Why it failed, in the channel's words without the address; null when it was sent. */
    reason: z.string().nullable(),
  },
});

/** The id of an e-mail in the outbox: the same notice to the same mailbox is the same e-mail, however often it is asked. */
export const emailId = (notice: string, mailbox: string): string => `${notice}~${mailbox}`;
