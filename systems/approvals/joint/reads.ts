import { clocks } from "#kernel/clocks/clocks.ts";
import { clockId } from "#kernel/clocks/effects.ts";
import { type Body, bodies, posts } from "#kernel/directory/records.ts";
import { itemVersions } from "#kernel/items/records.ts";
import { type Case, matters } from "#kernel/matters/records.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import { wakes } from "#kernel/records/wakes.ts";
import { answeringPosts } from "../consult/reads.ts";
import { type JointMember, type JointReview, jointMembers, jointReviews } from "./records.ts";

/** What a member is asked for, each with a clock of that name: its answer, and the re-check of its own defects. */
const parts = ["answer", "recheck"] as const;
export type Part = (typeof parts)[number];
/** The wake at the end of a part's time has the clock's id, so that a corrected calendar moves both (CLK-30). */
export const partId = (member: string, part: Part): string => clockId(member, part);
const partsOf = (members: readonly JointMember[]): string[] =>
  members.flatMap(({ id }) => parts.map((part) => partId(id, part)));
const each =
  <Field extends keyof JointMember>(field: Field) =>
  (members: readonly JointMember[]): string[] =>
    members.flatMap((member) => (member[field] as string | null) ?? []);

/** What an act on a round reads beside it: who leads and who takes part, their clocks, and whom to tell. */
export const roundReads = {
  matter: one(matters).by((round: JointReview) => round.matter),
  lead: one(bodies).by((round: JointReview) => round.lead),
  successor: one(bodies).via("lead", (body: Body) => body.successor),
  /** Its own: that of joint handling, and the lead's days to call a re-check. */
  own: all(clocks).of<JointReview, unknown>("owner"),
  members: all(jointMembers).of<JointReview, unknown>("round"),
  asked: many(bodies).via("members", each("body")),
  parts: many(clocks).via("members", partsOf),
  wakes: many(wakes).via("members", partsOf),
  posts: many(posts).via("members", (members: readonly JointMember[]) => each("body")(members).flatMap(answeringPosts)),
};

/** The limits by law of a round's cases, and the versions that say what they are. */
export const limitReads = {
  versions: many(itemVersions).via("members", each("itemVersion")),
  legal: many(clocks).via("members", (members: readonly JointMember[]) =>
    each("caseId")(members).map((id) => clockId(id, "legal")),
  ),
};

/** What an act on a member's part reads beside it: the round is locked, so that its list and this answer never cross. */
export const memberReads = {
  round: one(jointReviews).lockedBy((member: JointMember) => member.round),
  clocks: all(clocks).of<JointMember, unknown>("owner"),
  wakes: many(wakes).by((member: JointMember) => partsOf([member])),
  leading: many(posts).via("round", (round: JointReview) => answeringPosts(round.lead)),
  own: all(posts).where("body", (member: JointMember) => member.body),
};

/** The parts in joint rounds of a case's matter; for acts on the case. */
export const jointParts = all(jointMembers).where<Case, unknown>("matter", (file) => file.matter);
