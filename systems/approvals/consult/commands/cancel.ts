import { z } from "zod";
import { anyOf, post, system } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { consultationReads } from "../reads.ts";
import { awaitsAnswer, type Consultation, consultations } from "../records.ts";
import { refuseConsultation } from "../refusals.ts";
import { cancelReplyWake } from "./reply-wake.ts";

/** 取消征求意见: who asked does not wait for the answer any more, and says why; or the case is over, and it ends by itself. */
export const cancelConsultation = command({
  name: "approvals.cancelConsultation",
  title: { zh: "取消征求意见", en: "Cancel a consultation" },
  on: consultations,
  input: z.object({ reason: z.string().trim().min(4).max(500).optional() }),
  reads: consultationReads,
  may: anyOf(
    system(),
    post("reviewer", "decider", "head").at((file: Consultation) => file.askedBy),
  ),
  basis: ["CLK-25 征求意见"],
  visibility: "internal",
  decide(file, { reason }, context) {
    const { asking, clocks, posts, wake } = context.rows;
    if (!awaitsAnswer(file) || !asking) return refuseConsultation("CONSULTATION_OVER");
    if (context.actor.kind === "person" && reason === undefined)
      return refuseConsultation("CANCEL_REASON_MISSING", { field: "/reason" });
    return together(
      change(file, { state: "cancelled", closedFor: reason ?? file.closedFor }),
      change(asking, {}),
      stopClocks(clocks, ["reply"], context.today),
      cancelReplyWake(wake),
      tellPosts(
        answering(posts, context.today).filter(({ body }) => body === file.body),
        file.caseId,
        { zh: "征求意见已取消，不用再答复", en: "A consultation was cancelled: no answer is needed" },
        context,
      ),
    );
  },
});
