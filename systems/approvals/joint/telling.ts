import type { Body, Post } from "#kernel/directory/records.ts";
import type { Context } from "#kernel/records/command.ts";
import type { Create } from "#kernel/records/effects.ts";
import type { Words } from "#kernel/text/words.ts";
import { answering, tellApplicant, tellPosts } from "../commands/together.ts";
import type { JointMember, JointReview } from "./records.ts";

/** Tells every member at once, each where its own case stands; a body with several cases is told of the first. */
export function tellMembers(
  members: readonly Pick<JointMember, "body" | "caseId">[],
  posts: readonly Post[],
  anchor: string,
  title: Words,
  context: Context,
): readonly Create[] {
  const bodies = [...new Set(members.map(({ body }) => body))];
  return bodies.flatMap((body) => {
    const about = members.find((one) => one.body === body && one.caseId !== null)?.caseId ?? anchor;
    const own = answering(posts, context.today).filter((one) => one.body === body);
    return tellPosts([...new Map(own.map((one) => [one.id, one])).values()], about, title, context);
  });
}

export const tellRoundApplicant = (round: JointReview, title: Words, context: Context): Create =>
  tellApplicant({ id: round.anchor, applicant: round.applicant }, title, context);

/** The body that leads now: the one that began, or its successor (STF-07). */
export const leadNow = (
  rows: { readonly lead: Body | null; readonly successor: Body | null },
  { post }: Context,
): Body | null => [rows.lead, rows.successor].find((one) => one !== null && one.id === post?.body) ?? rows.lead;

export const nameOf = (bodies: readonly Body[], id: string): string =>
  bodies.find((one) => one.id === id)?.names.at(-1)?.name ?? id;
