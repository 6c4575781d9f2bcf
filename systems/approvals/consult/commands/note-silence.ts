import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { consultationReads } from "../reads.ts";
import { consultations } from "../records.ts";
import { refuseConsultation } from "../refusals.ts";

/**
 * 超时未答复: the time to answer is over. Where the city takes silence as no objection, that is recorded as an opinion, and as
 * nothing more: what a law leaves to that body stays to be decided there, by a case of its own (CLK-25). Elsewhere the answer
 * is overdue and can still come. Both bodies are told.
 */
export const noteSilence = command({
  name: "approvals.noteSilence",
  title: { zh: "记录超时未答复", en: "Note that no answer came" },
  on: consultations,
  input: z.object({}),
  reads: consultationReads,
  may: system(),
  basis: ["CLK-25 超时未答复"],
  visibility: "internal",
  decide(file, _, context) {
    const { asking, clocks, asked, handling } = context.rows;
    if (file.state !== "asked" || !asking) return refuseConsultation("CONSULTATION_OVER");
    const consent = context.settings.flag("silenceIsConsent");
    return together(
      change(file, { state: "silent", opinion: consent ? "noOpinion" : null }),
      change(asking, {}),
      consent ? stopClocks(clocks, ["reply"], context.today) : [],
      tellPosts(
        answering([...asked, ...handling], context.today),
        file.caseId,
        consent
          ? { zh: "征求意见超时未答复，已记为无意见", en: "No answer in time: recorded as no objection" }
          : { zh: "征求意见超时未答复，请尽快答复", en: "A consultation is overdue: answer it soon" },
        context,
      ),
    );
  },
});
