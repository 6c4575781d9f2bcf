import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { create } from "#kernel/records/effects.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import type { Words } from "#kernel/text/words.ts";

/** A message (通知) to a subject or to whoever holds a post. It is an inbox row; channels such as e-mail read from it. */
export const notices = record({
  name: "notice",
  title: { zh: "通知", en: "Notice" },
  table: "notices",
  fields: {
    subject: z.string().nullable(),
    post: z.string().nullable(),
    about: z.string(),
    title: z.object({ zh: z.string(), en: z.string() }),
    sentAt: z.string(),
    readAt: z.string().nullable(),
    /** What is owed to the sender, such as papers by their names on the item's list; null when nothing is named. */
    owed: z.array(z.string()).readonly().nullable(),
    /** The last day on which it can be done; null when there is none. */
    owedUntil: z.custom<Day>().nullable(),
  },
});

export type Notice = RowOf<typeof notices>;

/** What a notice tells beside its title: what is owed, by its public name, and the last day for it. */
export type Owes = { readonly owed?: readonly string[]; readonly until?: Day };

/** Tells a subject or a post about something; the text never holds personal data. */
export function notify(
  asked: {
    id: string;
    to: { subject: string } | { post: string };
    about: string;
    title: Words;
    at: Date;
  } & Owes,
) {
  return create(notices, {
    id: asked.id,
    subject: "subject" in asked.to ? asked.to.subject : null,
    post: "post" in asked.to ? asked.to.post : null,
    about: asked.about,
    title: asked.title,
    sentAt: asked.at.toISOString(),
    readAt: null,
    owed: asked.owed ?? null,
    owedUntil: asked.until ?? null,
  });
}
