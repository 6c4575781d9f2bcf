import { z } from "zod";
import { permits } from "#kernel/matters/permits.ts";
import { command } from "#kernel/records/command.ts";
import { cancellationGrounds } from "../permit-grounds.ts";
import { endingReads, endPermit, idsOf, mayEndPermit } from "./permit-ending.ts";

/** 注销: the formalities for a permit that can have no effect any more, also one that has expired (行政许可法 art. 70). */
export const cancelPermit = command({
  name: "approvals.cancelPermit",
  title: { zh: "注销许可", en: "Cancel a permit" },
  on: permits,
  input: z.object({
    ground: z.enum(idsOf(cancellationGrounds)),
    reason: z.string().trim().min(4).max(2000),
    /** The law or regulation that demands it, on the ground that names none itself. */
    law: z.string().trim().min(2).max(200).optional(),
  }),
  reads: endingReads,
  may: mayEndPermit,
  basis: ["行政许可法 第七十条"],
  visibility: "public",
  decide(file, { ground, reason, law }, context) {
    return endPermit(
      file,
      {
        ...{ state: "cancelled", groundId: ground, grounds: cancellationGrounds, reason, law },
        ...{ kind: "注销决定书", told: { zh: "许可已注销", en: "Cancelled" } },
      },
      context,
    );
  },
});
