import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { readClock } from "#kernel/calendar/clock.ts";
import { clockNamed } from "#kernel/clocks/effects.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { statusOf } from "../case-words.ts";
import { refuseClock } from "../clock-refusals.ts";
import { refuse } from "../refusals.ts";
import { onBothLimits } from "./holding.ts";
import { ownClocks, version } from "./reads.ts";
import { tellApplicant, together } from "./together.ts";

/**
 * 恢复计时: what the time was excluded for is there. The day of the end is excluded still, the next one counts (CLK-28). An
 * end on the very day on which the decision would have been due is explained, or refused (SUP-04 A08).
 */
export const resume = command({
  name: "approvals.resume",
  title: { zh: "恢复计时", en: "Resume the clock" },
  on: cases,
  input: z.object({ explanation: z.string().trim().min(4).max(500).optional() }),
  reads: { version, clocks: ownClocks },
  may: post("reviewer", "decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第四十五条"],
  visibility: "public",
  decide(file, { explanation }, context) {
    const { version, clocks } = context.rows;
    const { today, calendar } = context;
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    const promised = clockNamed(clocks, "promised");
    const held = onBothLimits(
      clocks,
      { kind: "resume", on: today, ...(explanation && { ground: explanation }) },
      context,
    );
    const before = promised?.events.slice(0, -1) ?? [];
    if (promised?.state === "paused" && before.length > 0) {
      const last = before.at(-1)?.on ?? today;
      const { due } = readClock({ limit: promised.limitDays, unit: promised.unit, events: before }, last, calendar);
      if (due === today && explanation === undefined)
        return refuseClock("ENDS_ON_DUE_DAY", { day: today, field: "/explanation" });
    }
    const name = version?.name ?? file.item;
    return together(
      held,
      change(file, {}),
      tellApplicant(file, { zh: `恢复计时：${name}`, en: `The clock runs again: ${name}` }, context),
    );
  },
});
