import { z } from "zod";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { numbered, tellApplicant, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { entrustmentReads, ownAgent } from "../reads.ts";
import { confirmations, type Entrustment, entrustments, mandateOver } from "../records.ts";
import { refuseVillage } from "../refusals.ts";
import { startHolding } from "./holding-clock.ts";

const reads = { ...entrustmentReads, case: one(cases).by((file: Entrustment) => file.caseId) };

/** 代领结果: the agent fetches what was decided, under the mandate; the receipt is for the office that hands it out. */
export const fetchResult = command({
  name: "approvals.fetchResult",
  title: { zh: "代领结果", en: "Fetch the result" },
  on: entrustments,
  input: z.object({}),
  reads,
  may: ownAgent,
  basis: ["INV-07 村级代办"],
  visibility: "internal",
  decide(file, _, context) {
    const { body, version, case: found } = context.rows;
    const { today } = context;
    if (file.state === "closed") return refuseVillage("ENTRUSTMENT_CLOSED", { on: file.closedOn });
    if (file.fetchedOn !== null) return refuseVillage("RESULT_FETCHED", { on: file.fetchedOn });
    if (!found || !["decided", "delivered"].includes(found.status)) return refuseVillage("RESULT_UNREADY");
    const over = mandateOver(file, today);
    if (over !== null) return refuseVillage("MANDATE_DAYS", { until: over });
    if (!body || !version) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    return together(
      change(file, { fetchedOn: today }),
      startHolding(file.id, "result", context),
      numbered(
        body,
        {
          ...{ kind: "代领结果凭证", about: file.id, addressee: file.applicant },
          content: { item: version.name, mandate: file.mandate, decision: found.decision, yields: version.yields },
        },
        context,
      ),
      tellApplicant(
        { id: file.id, applicant: file.applicant },
        { zh: `代办员已代领结果：${version.name}`, en: `The agent has fetched the result: ${version.name}` },
        context,
      ),
    );
  },
});

/** 转交结果: the villager has the result, and confirms it. This stays possible after the mandate has ended. */
export const handOverResult = command({
  name: "approvals.handOverResult",
  title: { zh: "转交结果", en: "Hand the result over" },
  on: entrustments,
  input: z.object({ confirmed: z.enum(confirmations) }),
  reads,
  may: ownAgent,
  basis: ["INV-07 村级代办"],
  visibility: "internal",
  decide(file, { confirmed }, context) {
    const { body, version, clocks, case: found } = context.rows;
    const { today } = context;
    if (file.state === "closed") return refuseVillage("ENTRUSTMENT_CLOSED", { on: file.closedOn });
    if (file.fetchedOn === null || file.handedOverOn !== null) return refuseVillage("RESULT_NOT_HERE");
    if (!body || !version) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    return together(
      change(file, { handedOverOn: today }),
      stopClocks(clocks, ["result"], today),
      numbered(
        body,
        {
          ...{ kind: "代办结果交接回执", about: file.id, addressee: file.applicant },
          content: {
            ...{ item: version.name, fetchedOn: file.fetchedOn, decision: found?.decision ?? null, confirmed },
          },
        },
        context,
      ),
    );
  },
});
