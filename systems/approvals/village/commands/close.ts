import { z } from "zod";
import { cases, isRunning } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { ownAgent } from "../reads.ts";
import { type Entrustment, entrustments, heldOriginals } from "../records.ts";
import { refuseVillage } from "../refusals.ts";

/** 了结代办: nothing of the villager's is with the agent any more, no original and no result; or it never came to an application. */
export const closeEntrustment = command({
  name: "approvals.closeEntrustment",
  title: { zh: "了结代办", en: "Close an entrustment" },
  on: entrustments,
  input: z.object({ reason: z.string().trim().min(4).max(500).optional() }),
  reads: { case: one(cases).by((file: Entrustment) => file.caseId) },
  may: ownAgent,
  basis: ["INV-07 村级代办"],
  visibility: "internal",
  decide(file, { reason }, { rows, today }) {
    if (file.state === "closed") return refuseVillage("ENTRUSTMENT_CLOSED", { on: file.closedOn });
    const held = heldOriginals(file.papers).map(({ name }) => name);
    if (held.length > 0) return refuseVillage("ORIGINALS_HELD", { papers: held.join("、") });
    if (file.fetchedOn !== null && file.handedOverOn === null) return refuseVillage("RESULT_KEPT");
    // A result that was not fetched reached the villager by another way, or the case came to none.
    if (file.handedOverOn === null && rows.case && isRunning(rows.case)) return refuseVillage("ENTRUSTMENT_RUNS");
    if (file.state === "taken" && reason === undefined) return refuseVillage("CLOSING_REASON", { field: "/reason" });
    return [change(file, { state: "closed", closedOn: today, reason: reason ?? null })];
  },
});
