import { z } from "zod";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { inactionReports } from "../records.ts";
import { handlerOf, mayHandle, notNow, ownClocks } from "./handling.ts";
import { refuse } from "./refusals.ts";

/** 决定是否受理举报 (SUP-06): taken, or not with the reason and the right office; only the reasoned no closes it here. */
export const takeReport = command({
  name: "lists.takeReport",
  title: { zh: "决定是否受理不作为举报", en: "Decide whether a report of inaction is taken" },
  on: inactionReports,
  input: z.object({ taken: z.boolean(), reason: z.string().trim().min(4).max(2000).nullable().default(null) }),
  reads: { clocks: ownClocks },
  may: mayHandle,
  basis: ["SUP-06"],
  visibility: "internal",
  decide(file, { taken, reason }, { rows, actor, today }) {
    const fault = notNow(file, "received", actor, today);
    if (fault) return fault;
    const handler = handlerOf(actor);
    if (taken)
      return [change(file, { state: "taken", takenOn: today, handler }), ...stopClocks(rows.clocks, ["taking"], today)];
    if (reason === null) return refuse("REPORT_REASON", { field: "/reason" });
    return [
      change(file, { state: "notTaken", takenOn: today, answer: reason, handler }),
      ...stopClocks(rows.clocks, ["taking", "answer"], today),
    ];
  },
});
