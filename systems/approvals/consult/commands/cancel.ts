import { z } from "zod";
import { anyOf, post, system } from "#kernel/access/policies.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { clockId, stopClocks } from "#kernel/clocks/effects.ts";
import { posts } from "#kernel/directory/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { many, one } from "#kernel/records/reads.ts";
import { wakes } from "#kernel/records/wakes.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { answeringPosts, ownConsultations, replyWake } from "../reads.ts";
import { awaitsAnswer, type Consultation } from "../records.ts";
import { refuseConsultation } from "../refusals.ts";
import { cancelReplyWake } from "./reply-wake.ts";

const input = z.object({
  consultation: z.string().max(80),
  reason: z.string().trim().min(4).max(500).optional(),
});
type Input = z.output<typeof input>;

/** 取消征求意见: who handles the case does not wait for an answer any more, and says why; or the case is over, and it ends by itself. */
export const cancelConsultation = command({
  name: "approvals.cancelConsultation",
  title: { zh: "取消征求意见", en: "Cancel a consultation" },
  on: cases,
  input,
  reads: {
    consultations: ownConsultations,
    clock: one(clocks).lockedBy((_: Case, asked: Input) => clockId(asked.consultation, "reply")),
    wake: one(wakes).lockedBy((_: Case, asked: Input) => replyWake(asked.consultation)),
    posts: many(posts).via("consultations", (asked: readonly Consultation[]) =>
      asked.flatMap(({ body }) => answeringPosts(body)),
    ),
  },
  may: anyOf(
    system(),
    post("reviewer", "decider", "head").holding(
      (file: Case) => file.actingPower,
      (file) => file.openedOn,
    ),
  ),
  basis: ["CLK-25 征求意见"],
  visibility: "internal",
  decide(file, { consultation, reason }, context) {
    const { consultations, clock, posts, wake } = context.rows;
    const own = consultations.find(({ id }) => id === consultation);
    if (!own || !awaitsAnswer(own)) return refuseConsultation("CONSULTATION_OVER", { field: "/consultation" });
    if (context.actor.kind === "person" && reason === undefined)
      return refuseConsultation("CANCEL_REASON_MISSING", { field: "/reason" });
    return together(
      change(own, { state: "cancelled", closedFor: reason ?? own.closedFor }),
      change(file, {}),
      clock ? stopClocks([clock], ["reply"], context.today) : [],
      cancelReplyWake(wake),
      tellPosts(
        answering(posts, context.today).filter(({ body }) => body === own.body),
        file.id,
        { zh: "征求意见已取消，不用再答复", en: "A consultation was cancelled: no answer is needed" },
        context,
      ),
    );
  },
});
