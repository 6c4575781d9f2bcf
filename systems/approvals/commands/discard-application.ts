import { z } from "zod";
import { anyOf, anyone, system } from "#kernel/access/policies.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { continueCode } from "../apply/continue-code.ts";
import { applications } from "../apply/records.ts";
import { refuseApplication } from "../apply/refusals.ts";
import { endNever, expiryWake, keyFault } from "./applying.ts";
import { together } from "./together.ts";

/**
 * 放弃申请: whoever writes it gives it up, or its last day is over (APP-01). What it held is kept no longer; papers that were
 * uploaded for it belong to nothing then, and go as such files do (FIL-09).
 */
export const discardApplication = command({
  name: "approvals.discardApplication",
  title: { zh: "放弃申请", en: "Discard an application" },
  on: applications,
  input: z.object({ code: continueCode.optional() }),
  reads: { expiry: expiryWake },
  may: anyOf(anyone(), system()),
  basis: ["APP-01 草稿按期清除"],
  visibility: "internal",
  decide(file, { code }, context) {
    const byItself = context.actor.kind === "system";
    const fault = byItself ? undefined : keyFault(file, code, context);
    if (fault) return fault;
    if (file.state === "submitted") return refuseApplication("APPLICATION_SUBMITTED");
    if (file.state === "discarded") return refuseApplication("APPLICATION_DISCARDED");
    if (byItself && context.today <= file.expiresOn)
      return refuseApplication("APPLICATION_KEPT", { day: file.expiresOn });
    return together(
      change(file, { state: "discarded", answers: {}, papers: [], wish: null }),
      // The wake that did it is settled by the kernel.
      byItself ? [] : endNever(context.rows.expiry),
    );
  },
});
