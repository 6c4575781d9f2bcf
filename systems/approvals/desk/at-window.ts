import type { Session } from "#kernel/access/sessions.ts";
import { dayOfMoment } from "#kernel/desk/dates.ts";
import type { CaseAnswer } from "./case-answer.ts";

/** The acts by which a window takes an application in. */
const takingIn = ["approvals.receive", "approvals.acceptOnTheSpot"];

/**
 * Whether the applicant probably stands before the one who acts: somebody at the window of the case's body took it in today. What
 * was applied for at home, came through an agent or opened by itself is nobody's at the window.
 */
export function isAtWindow({ case: file, history, today }: CaseAnswer, posts: Session["posts"]): boolean {
  const [first] = history;
  const takenIn = first !== undefined && takingIn.includes(first.command) && first.post !== null;
  return (
    takenIn &&
    dayOfMoment(file.receivedAt) === today &&
    posts.some(({ kind, body }) => kind === "window" && body === file.body)
  );
}
