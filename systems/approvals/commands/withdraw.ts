import { z } from "zod";
import { party } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { statusOf } from "../case-words.ts";
import { refuse } from "../refusals.ts";
import { cancelWakes, openClocks, ownClocks, ownWakes, wakeNames } from "./reads.ts";
import { together } from "./together.ts";

/** 撤回申请: the applicant takes the application back before a decision. Clocks stop; nothing is erased. */
export const withdraw = command({
  name: "approvals.withdraw",
  title: { zh: "撤回申请", en: "Withdraw" },
  on: cases,
  input: z.object({ reason: z.string().trim().max(500).optional() }),
  reads: { clocks: ownClocks, wakes: ownWakes },
  may: party((file: Case) => file.matter),
  basis: ["行政许可法 第二十九条"],
  visibility: "internal",
  decide(file, { reason }, context) {
    const { clocks, wakes } = context.rows;
    if (!["received", "supplementing", "accepted", "handedUp"].includes(file.status))
      return refuse("CASE_OVER", statusOf(file));
    return together(
      change(file, { status: "withdrawn", reason: reason ?? null }),
      stopClocks(clocks, openClocks, context.today),
      cancelWakes(wakes, wakeNames),
    );
  },
});
