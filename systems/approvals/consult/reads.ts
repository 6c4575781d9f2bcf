import { clocks } from "#kernel/clocks/clocks.ts";
import { bodies, posts } from "#kernel/directory/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import { wakes } from "#kernel/records/wakes.ts";
import { answeringKinds } from "../commands/together.ts";
import { postIds } from "../people/hands.ts";
import { type Consultation, consultations } from "./records.ts";

/** The wake at the end of the time to answer; it has the id of the clock, so that a corrected calendar moves both (CLK-30). */
export const replyWake = (id: string): string => `${id}:reply`;

/** Where a body answers, and is told: by whoever holds one of these posts. */
export const answeringPosts = (body: string): string[] => postIds(body, answeringKinds);

/** What an act on a consultation reads beside it: the case is locked, so that the act stands in the case's own story. */
export const consultationReads = {
  asking: one(cases).lockedBy((file: Consultation) => file.caseId),
  clocks: all(clocks).of<Consultation, unknown>("owner"),
  wake: one(wakes).lockedBy((file: Consultation) => replyWake(file.id)),
  asked: all(posts).where("body", (file: Consultation) => file.body),
  /** Of the body that handles the case now. */
  handling: many(posts).via("asking", (file: Case) => answeringPosts(file.body)),
};

/** The consultations of a case, and the bodies that they ask; for acts on the case. */
export const ownConsultations = all(consultations).of<Case, unknown>("caseId");
export const askedBodies = many(bodies).via("consultations", (asked: readonly Consultation[]) =>
  asked.map(({ body }) => body),
);
