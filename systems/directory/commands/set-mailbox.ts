import { z } from "zod";
import { addressField, mailboxId, mailboxOf, maskAddress } from "#kernel/directory/mailbox.ts";
import { mailboxes, people, subjects } from "#kernel/directory/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { one } from "#kernel/records/reads.ts";
import { mailboxKeeper } from "../policies.ts";
import { refuse } from "../refusals.ts";

const input = z
  .object({
    subject: z.string().max(80).optional(),
    person: z.string().max(80).optional(),
    /** Null: no e-mails from now on. */
    address: addressField.nullable(),
  })
  .refine((asked) => (asked.subject === undefined) !== (asked.person === undefined), {
    path: ["subject"],
    error: "either subject or person",
  });
type Input = z.output<typeof input>;

const ownerOf = ({ subject, person }: Input) => ({ subject: subject ?? null, person: person ?? null });

/**
 * 登记电子邮箱: where e-mails to a subject or to somebody of the staff go, or that none go any more. The address rests sealed and
 * stands in no list; what waits goes to the address that is there when it is sent. An address that is given after a time without one
 * counts from today on.
 */
export const setMailbox = command({
  name: "directory.setMailbox",
  title: { zh: "登记电子邮箱", en: "Set an e-mail address" },
  on: null,
  makes: mailboxes,
  input,
  reads: {
    subject: one(subjects).by((_: null, asked: Input) => asked.subject),
    person: one(people).by((_: null, asked: Input) => asked.person),
    mailbox: one(mailboxes).lockedBy((_: null, asked: Input) => mailboxId(ownerOf(asked))),
  },
  may: mailboxKeeper<Input>(),
  basis: ["个人信息保护法 第十三条", "个人信息保护法 第十五条"],
  visibility: "internal",
  decide(_, asked, { rows, today, hash }) {
    const { subject, person, mailbox } = rows;
    if (!subject && !person) {
      const kind = asked.subject === undefined ? people : subjects;
      const id = asked.subject ?? asked.person;
      return refuseRecord("NOT_FOUND", { record: kind.title.zh, recordEn: kind.title.en, id });
    }
    const { address } = asked;
    const open = mailbox !== null && mailbox.validTo === null;
    if (address === null) return open ? [change(mailbox, { validTo: today })] : refuse("MAILBOX_NONE");
    if (mailbox === null) return [create(mailboxes, mailboxOf({ ...ownerOf(asked), address, validFrom: today }))];
    if (open && hash(address) === mailbox.addressHash) return refuse("MAILBOX_SAME", { field: "/address" });
    const dates = open ? {} : { validFrom: today, validTo: null };
    return [change(mailbox, { address, addressMasked: maskAddress(address), ...dates })];
  },
});
