import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Case, cases, isRunning } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { statusOf } from "../case-words.ts";
import { together } from "../commands/together.ts";
import { bodyPosts, freeOn, handlerHeld, handlerStandIns, handsWake, inHands, ownPlace, placeOf } from "./hands.ts";
import { refusePeople } from "./refusals.ts";

const may = post("window", "reviewer", "decider", "head").holding(
  (file: Case) => file.actingPower,
  (file) => file.openedOn,
);

/**
 * 认领: somebody at the body takes a case that nobody has, and is from then on who is asked about it (首问负责). A substitute
 * may also take what lies on the desk of the colleague who is away (COM-07).
 */
export const claim = command({
  name: "approvals.claim",
  title: { zh: "认领", en: "Claim" },
  on: cases,
  input: z.object({}),
  reads: { posts: bodyPosts, held: handlerHeld, standIns: handlerStandIns, wake: handsWake },
  may,
  basis: ["COM-07 首问负责与AB岗"],
  visibility: "internal",
  decide(file, _, { rows, actor, today }) {
    const own = ownPlace(actor, file.body, today);
    if (actor.kind !== "person" || !own) return refusePeople("NO_POST_THERE");
    if (!isRunning(file)) return refusePeople("HANDLING_OVER", statusOf(file));
    const theirs = file.handler === null || inHands(actor, file, today) ? undefined : placeOf(rows, today);
    if (theirs) return refusePeople("CASE_CLAIMED", { post: theirs.post.title.zh, postEn: theirs.post.title.en });
    return together(change(file, { handler: actor.person }), freeOn(file, own.until, rows.wake));
  },
});

/** 退回待办: who has the case puts it back, so that another can claim it. */
export const release = command({
  name: "approvals.release",
  title: { zh: "放回待认领", en: "Put back" },
  on: cases,
  input: z.object({}),
  reads: { wake: handsWake },
  may,
  basis: ["COM-07 首问负责与AB岗"],
  visibility: "internal",
  decide(file, _, { rows, actor, today }) {
    if (!inHands(actor, file, today)) return refusePeople("NOT_IN_HAND");
    return together(change(file, { handler: null }), freeOn(file, null, rows.wake));
  },
});
