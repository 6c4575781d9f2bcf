import { z } from "zod";
import { permits } from "#kernel/matters/permits.ts";
import { command } from "#kernel/records/command.ts";
import { withdrawalGrounds } from "../permit-grounds.ts";
import { endingReads, endPermit, idsOf, mayEndPermit } from "./permit-ending.ts";

/**
 * 撤回: a permit that was rightly given and cannot stand for the sake of the public interest. Its holder did nothing wrong, so
 * the decision says how the loss is made good (行政许可法 art. 8).
 */
export const withdrawPermit = command({
  name: "approvals.withdrawPermit",
  title: { zh: "撤回许可", en: "Withdraw a permit" },
  on: permits,
  input: z.object({
    ground: z.enum(idsOf(withdrawalGrounds)),
    /** Which public interest needs it. */
    reason: z.string().trim().min(4).max(2000),
    /** How the holder's loss is compensated, or that there is none. */
    compensation: z.string().trim().min(4).max(1000),
  }),
  reads: endingReads,
  may: mayEndPermit,
  basis: ["行政许可法 第八条"],
  visibility: "public",
  decide(file, { ground, reason, compensation }, context) {
    return endPermit(
      file,
      {
        ...{ state: "withdrawn", groundId: ground, grounds: withdrawalGrounds, reason },
        ...{ kind: "撤回决定书", told: { zh: "许可已撤回", en: "Withdrawn" }, says: { compensation } },
      },
      context,
    );
  },
});
