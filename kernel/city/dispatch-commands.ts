import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { mailboxes } from "#kernel/directory/records.ts";
import { dispatches, emailId } from "#kernel/notices/dispatches.ts";
import { notices } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { refusalsOf } from "#kernel/records/refusal.ts";

export const { texts: outboxRefusals, refuse } = refusalsOf({
  EMAIL_SENT: {
    rule: "NTC-02",
    text: { zh: "这封邮件已经寄出。", en: "This e-mail was sent already." },
    next: { zh: "不要再寄。", en: "Do not send it again." },
  },
  EMAIL_NOT_DUE: {
    rule: "NTC-02",
    text: { zh: "没有这样的待寄邮件。", en: "No such e-mail is to be sent." },
    next: { zh: "从发件箱里取待寄的邮件。", en: "Take what waits from the outbox." },
    status: 422,
  },
});

const input = z.object({
  mailbox: z.string().max(80),
  state: z.enum(["sent", "failed"]),
  /** Why it failed, without the address. */
  reason: z.string().trim().min(1).max(200).optional(),
});
type Input = z.output<typeof input>;

/** 记邮件寄送: a channel tells what became of an e-mail. What failed may be tried again; what was sent is over (NTC-02). */
export const noteDispatch = command({
  name: "notices.noteDispatch",
  title: { zh: "记邮件寄送", en: "Note what became of an e-mail" },
  on: notices,
  input,
  reads: {
    mailbox: one(mailboxes).by((_, asked: Input) => asked.mailbox),
    before: one(dispatches).lockedBy((file: { readonly id: string }, asked: Input) => emailId(file.id, asked.mailbox)),
  },
  may: system(),
  basis: ["NTC-02 邮件只寄一次"],
  visibility: "internal",
  decide(file, { mailbox: to, state, reason }, { rows, now }) {
    const { mailbox, before } = rows;
    const forIt = mailbox && (file.subject === null ? mailbox.person !== null : mailbox.subject === file.subject);
    if (!forIt || mailbox.validTo !== null) return refuse("EMAIL_NOT_DUE", { field: "/mailbox" });
    if (before?.state === "sent") return refuse("EMAIL_SENT");
    const told = { state, at: now.toISOString(), reason: state === "failed" ? (reason ?? "没有说明") : null };
    return before
      ? [change(before, told)]
      : [create(dispatches, { id: emailId(file.id, to), notice: file.id, mailbox: to, ...told })];
  },
});
