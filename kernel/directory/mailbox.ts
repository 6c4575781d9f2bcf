import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";

/** An e-mail address of plain letters, as mail servers take it; at most 254 characters, as RFC 5321 lets it be. */
export const addressField = z.email().max(254);

/** An e-mail address as a city pack gives it. */
export type PackMailbox = {
  readonly subject: string | null;
  readonly person: string | null;
  readonly address: string;
  readonly validFrom: string;
};

/** The id of the one mailbox of a subject or a person. */
export const mailboxId = ({ subject, person }: Pick<PackMailbox, "subject" | "person">): string =>
  subject === null ? `p:${person}` : `s:${subject}`;

/** What may be shown of an address: the first sign of its name, and where it is. */
export const maskAddress = (address: string): string => address.replace(/^(.)[^@]*/, "$1***");

/** The row of an address as it is given; it is sealed, and its hash written, where rows are. */
export function mailboxOf(given: PackMailbox) {
  const { subject, person, address, validFrom } = given;
  return {
    ...{ id: mailboxId(given), subject, person, address, addressHash: "", addressMasked: maskAddress(address) },
    ...{ validFrom: validFrom as Day, validTo: null },
  };
}
