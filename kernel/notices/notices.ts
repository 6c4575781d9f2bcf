import { z } from "zod";
import { create } from "#kernel/records/effects.ts";
import { record } from "#kernel/records/record.ts";
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
  },
});

/** Tells a subject or a post about something; the text never holds personal data. */
export function notify(asked: {
  id: string;
  to: { subject: string } | { post: string };
  about: string;
  title: Words;
  at: Date;
}) {
  return create(notices, {
    id: asked.id,
    subject: "subject" in asked.to ? asked.to.subject : null,
    post: "post" in asked.to ? asked.to.post : null,
    about: asked.about,
    title: asked.title,
    sentAt: asked.at.toISOString(),
    readAt: null,
  });
}
