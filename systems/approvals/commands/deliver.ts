import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { permits } from "#kernel/matters/permits.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../case-words.ts";
import { refuse } from "../refusals.ts";
import { works } from "../works/records.ts";
import { deliverOn, deliveryMeans } from "./delivering.ts";
import { body, ownClocks, version } from "./reads.ts";
import { together } from "./together.ts";

/**
 * 送达: the decision reaches the applicant, within ten workdays of it (CLK-15); proved by a return slip (DOC-01). With a construction
 * permit the time to begin starts (CON-08).
 */
export const deliver = command({
  name: "approvals.deliver",
  title: { zh: "送达", en: "Deliver" },
  on: cases,
  input: z.object({ means: z.enum(deliveryMeans).default("window") }),
  reads: {
    ...{ version, body, clocks: ownClocks },
    given: all(permits).where("fromCase", (file: Case) => file.id),
    begun: all(works).where("fromCase", (file: Case) => file.id),
  },
  may: post("window", "decider").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第四十四条"],
  visibility: "public",
  decide(file, { means }, context) {
    const { body } = context.rows;
    if (file.status !== "decided") return refuse("CASE_NOT_DECIDED", statusOf(file));
    if (!body) return refuse("NO_LIVE_VERSION", { item: file.item, date: context.today });
    const delivered = deliverOn(file, means, { ...context.rows, body }, context);
    if (isRefusal(delivered)) return delivered;
    return together(change(file, delivered.patch), delivered.effects);
  },
});
