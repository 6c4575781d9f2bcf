import { z } from "zod";
import { permits } from "#kernel/matters/permits.ts";
import { command } from "#kernel/records/command.ts";
import { revocationGrounds } from "../permit-grounds.ts";
import { endingReads, endPermit, idsOf, mayEndPermit } from "./permit-ending.ts";

/**
 * 撤销: a permit that should never have been given (行政许可法 art. 69). The office answers for the loss where the fault was its
 * own; what was gained by fraud is not protected.
 */
export const revokePermit = command({
  name: "approvals.revokePermit",
  title: { zh: "撤销许可", en: "Revoke a permit" },
  on: permits,
  input: z.object({
    ground: z.enum(idsOf(revocationGrounds)),
    reason: z.string().trim().min(4).max(2000),
    /** The law that lets it be revoked, on the ground that names none itself. */
    law: z.string().trim().min(2).max(200).optional(),
  }),
  reads: endingReads,
  may: mayEndPermit,
  basis: ["行政许可法 第六十九条"],
  visibility: "public",
  decide(file, { ground, reason, law }, context) {
    return endPermit(
      file,
      {
        ...{ state: "revoked", groundId: ground, grounds: revocationGrounds, reason, law },
        ...{ kind: "撤销决定书", told: { zh: "许可已撤销", en: "Revoked" } },
        says: { protected: ground !== "fraud" },
      },
      context,
    );
  },
});
