import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { inForce } from "#kernel/items/records.ts";
import type { Case } from "#kernel/matters/records.ts";
import { type Context, command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { keptFlow } from "../../plan/kept-flow.ts";
import { flows } from "../../records.ts";
import { refuseSite } from "../../site/refusals.ts";
import {
  declaredTerms,
  SITE_FLOW,
  type SiteInput,
  type SiteTerm,
  settlesSites,
  siteInput,
  termsOf,
} from "../../site/terms.ts";
import { opinionWords } from "../opinion-words.ts";
import { consultationReads } from "../reads.ts";
import { awaitsAnswer, type Consultation, consultations, type OpinionKind } from "../records.ts";
import { refuseConsultation } from "../refusals.ts";
import { opinionFault, opinionInput } from "./opinion-input.ts";
import { cancelReplyWake } from "./reply-wake.ts";

/** 答复意见: what the asked body says. It is an opinion; whoever decides the case weighs it (CLK-25). */
export const answerConsultation = command({
  name: "approvals.answerConsultation",
  title: { zh: "答复征求意见", en: "Answer a consultation" },
  on: consultations,
  input: z.object({ ...opinionInput, site: siteInput }),
  reads: { ...consultationReads, flows: all(flows).where("flow", () => SITE_FLOW) },
  may: post("reviewer", "decider", "head").at((file: Consultation) => file.body),
  basis: ["CLK-25 征求意见"],
  visibility: "internal",
  decide(file, { opinion, reply, conditions, site }, context) {
    const { asking, clocks, handling, wake } = context.rows;
    const { today, actor } = context;
    if (file.state === "silent" && !awaitsAnswer(file)) return refuseConsultation("SILENCE_RECORDED");
    if (!awaitsAnswer(file) || asking?.status !== "accepted" || actor.kind !== "person")
      return refuseConsultation("CONSULTATION_OVER");
    const fault = opinionFault({ opinion, reply, conditions });
    if (fault) return fault;
    const terms = siteOf(asking, { opinion, site }, context);
    if (isRefusal(terms)) return terms;
    const words = opinionWords[opinion];
    return together(
      change(file, {
        ...{ state: "answered", opinion, reply: reply ?? null, conditions, site: terms },
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

/** What it sets for the site, in a case that settles that before the project is filed (CON-06). */
function siteOf(
  asking: Case,
  { opinion, site }: { readonly opinion: OpinionKind; readonly site: SiteInput },
  { rows, settings, today }: Context<{ readonly flows: readonly RowOf<typeof flows>[] }>,
): readonly SiteTerm[] | Refusal {
  if (site.length === 0) return [];
  if (!settlesSites(asking.item, settings))
    return refuseSite("SITE_NOT_SETTLED_HERE", { item: asking.item, field: "/site" });
  if (opinion !== "agree" && opinion !== "agreeWithConditions")
    return refuseSite("SITE_WITHOUT_AGREEING", { field: "/site" });
  const flow = rows.flows.find((one) => inForce(one, today));
  return (
    termsOf(flow ? declaredTerms(keptFlow(flow)) : [], site) ?? refuseSite("SITE_CONDITION_UNFIT", { field: "/site" })
  );
}
