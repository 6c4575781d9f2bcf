import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Day, startOfDay } from "#kernel/calendar/day.ts";
import { clockNamed } from "#kernel/clocks/effects.ts";
import { excludedGrounds, specialGrounds } from "#kernel/items/content.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { wake } from "#kernel/records/wakes.ts";
import { statusOf } from "../case-words.ts";
import { refuseClock } from "../clock-refusals.ts";
import { refuse } from "../refusals.ts";
import { onBothLimits } from "./holding.ts";
import { body, ownClocks, version } from "./reads.ts";
import { numbered, tellApplicant, together } from "./together.ts";

/**
 * 特别程序、时限扣除: the time of a hearing, a test or an expert review is excluded. It needs a ground of the closed list of
 * 行政许可法 第四十五条, or one that a special law names for this item (CLK-16, CLK-17), and the applicant is told in writing how
 * long it will take: the notice comes with the act, so there is no pause without one.
 */
export const pause = command({
  name: "approvals.pause",
  title: { zh: "特别程序（暂停计时）", en: "Exclude time" },
  on: cases,
  input: z.object({
    ground: z.enum([...excludedGrounds, ...specialGrounds]),
    /** Workdays that it is planned to take, as the notice says. */
    plannedDays: z.int().min(1).max(365),
    /** Why the planned time ends exactly on the day on which the decision is due, where it does (SUP-04 A08). */
    explanation: z.string().trim().min(4).max(500).optional(),
  }),
  reads: { version, body, clocks: ownClocks },
  may: post("reviewer", "decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第四十五条"],
  visibility: "public",
  decide(file, { ground, plannedDays, explanation }, context) {
    const { version, body, clocks } = context.rows;
    const { today, calendar } = context;
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    const foreign = groundFault(ground, version);
    if (foreign) return foreign;
    const held = onBothLimits(clocks, { kind: "pause", on: today, days: plannedDays, ground }, context);
    const until = calendar.addWorkdays(today, plannedDays).day;
    const due = clockNamed(clocks, "promised")?.due ?? null;
    if (until === due && explanation === undefined)
      return refuseClock("ENDS_ON_DUE_DAY", { day: until, field: "/explanation" });
    return together(
      held,
      change(file, {}),
      wake({
        ...{ id: `${file.id}:pause:${today}`, at: startOfDay(calendar.addWorkdays(until, 1).day) },
        ...{ command: "approvals.remindPause", target: file.id, input: { since: today } },
      }),
      numbered(
        body,
        {
          ...{ kind: "特别程序告知书", about: file.id, addressee: file.applicant },
          content: { item: version.name, ground, plannedDays, from: today, until, explanation },
        },
        context,
      ),
      tellApplicant(file, toldOf(version.name, ground, plannedDays, until), context),
    );
  },
});

const toldOf = (item: string, ground: string, days: number, until: Day) => ({
  zh: `${item}：因${ground}暂停计时，预计${days}个工作日（至${until}）`,
  en: `${item}: the clock is held for ${ground}, about ${days} workdays (to ${until})`,
});

/** Site visits, consulting, meetings, public notice and payment are no grounds, unless a law says so of this item (CLK-17). */
function groundFault(ground: string, version: ItemVersion): Refusal | undefined {
  if ((excludedGrounds as readonly string[]).includes(ground)) return undefined;
  const named = version.special.some((one) => one.ground === ground && one.law !== undefined);
  return named ? undefined : refuseClock("GROUND_NOT_EXCLUDED", { ground, item: version.name, field: "/ground" });
}
