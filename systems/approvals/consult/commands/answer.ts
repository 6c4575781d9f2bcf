import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { opinionWords } from "../opinion-words.ts";
import { consultationReads } from "../reads.ts";
import { awaitsAnswer, type Consultation, consultations } from "../records.ts";
import { refuseConsultation } from "../refusals.ts";
import { opinionFault, opinionInput } from "./opinion-input.ts";
import { cancelReplyWake } from "./reply-wake.ts";

/** 答复意见: what the asked body says. It is an opinion; whoever decides the case weighs it (CLK-25). */
export const answerConsultation = command({
  name: "approvals.answerConsultation",
  title: { zh: "答复征求意见", en: "Answer a consultation" },
  on: consultations,
  input: z.object(opinionInput),
  reads: consultationReads,
  may: post("reviewer", "decider", "head").at((file: Consultation) => file.body),
  basis: ["CLK-25 征求意见"],
  visibility: "internal",
  decide(file, { opinion, reply, conditions }, context) {
    const { asking, clocks, handling, wake } = context.rows;
    const { today, actor } = context;
    if (file.state === "silent" && !awaitsAnswer(file)) return refuseConsultation("SILENCE_RECORDED");
    if (!awaitsAnswer(file) || asking?.status !== "accepted" || actor.kind !== "person")
      return refuseConsultation("CONSULTATION_OVER");
    const fault = opinionFault({ opinion, reply, conditions });
    if (fault) return fault;
    const words = opinionWords[opinion];
    return together(
      change(file, {
        ...{ state: "answered", opinion, reply: reply ?? null, conditions },
        ...{ answeredOn: today, answeredBy: actor.person },
      }),
      change(asking, {}),
      stopClocks(clocks, ["reply"], today),
      cancelReplyWake(wake),
      tellPosts(
        answering(handling, today),
        file.caseId,
        { zh: `征求意见已有答复：${words.zh}`, en: `A consultation was answered: ${words.en}` },
        context,
      ),
    );
  },
});
