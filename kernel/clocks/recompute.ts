import { z } from "zod";
import { endOfDay } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import { command } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import type { Policy } from "#kernel/records/policy.ts";
import { one } from "#kernel/records/reads.ts";
import { refusalsOf } from "#kernel/records/refusal.ts";
import { wakes } from "#kernel/records/wakes.ts";
import { clocks } from "./clocks.ts";
import type { Clock } from "./effects.ts";

export const { texts: clockRefusals, refuse } = refusalsOf({
  CLOCK_UNMOVED: {
    rule: "CLK-30",
    text: { zh: "新的工作日历没有改变这个时限。", en: "The new work calendar does not move this limit." },
    next: { zh: "不用处理。", en: "Nothing needs to be done." },
  },
});

// Only the kernel itself: the policy parts stand below access, so this one says so on its own.
const systemOnly: Policy<unknown, unknown> = {
  roles: ["system"],
  scope: { zh: "系统", en: "the system" },
  reads: {},
  check: ({ actor }) =>
    actor.kind === "system"
      ? { allowed: true, post: null }
      : { allowed: false, needed: { zh: "系统按时自动办理", en: "the system itself" } },
};

/**
 * A year was published, or corrected in its middle as in 2015: the due day of a running clock is computed again from its
 * events, a wake that waits for it moves along, and the journal says from when to when (CLK-30).
 */
export const recompute = command({
  name: "clocks.recompute",
  title: { zh: "按新日历重算时限", en: "Recompute by the new calendar" },
  on: clocks,
  input: z.object({}),
  reads: { wake: one(wakes).lockedBy((file: Clock) => file.id) },
  may: systemOnly,
  basis: ["行政许可法 第八十二条", "CLK-30"],
  visibility: "public",
  decide(file, _, { calendar, rows }) {
    const fresh = clocks.derive?.(file, calendar);
    if (!fresh || (fresh.due === file.due && fresh.provisional === file.provisional)) return refuse("CLOCK_UNMOVED");
    const effects: Effect[] = [change(file, { due: fresh.due ?? null })];
    if (rows.wake?.state === "waiting" && fresh.due)
      effects.push(change(rows.wake, { dueAt: endOfDay(fresh.due).toISOString() }));
    return effects;
  },
});

/** The clocks whose stored due day is not what the calendar now says. */
export function movedClocks(running: readonly Clock[], calendar: WorkCalendar): Clock[] {
  return running.filter((clock) => {
    const fresh = clocks.derive?.(clock, calendar);
    return fresh !== undefined && (fresh.due !== clock.due || fresh.provisional !== clock.provisional);
  });
}
