import type { ClockEvent, ClockFault } from "#kernel/calendar/clock.ts";
import { addEvent, type Clock, clockNamed } from "#kernel/clocks/effects.ts";
import type { Context } from "#kernel/records/command.ts";
import type { Change } from "#kernel/records/effects.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { refuseClock } from "../clock-refusals.ts";

/** The two limits of a case that are held and go on together (CLK-19). */
const both = ["promised", "legal"] as const;

/**
 * The same event on both limits of a case, or why the calendar forbids it (CLK-16, CLK-28). A promise that is broken already
 * is not held any more; the law's limit still can be.
 */
export function onBothLimits(
  clocks: readonly Clock[],
  event: ClockEvent,
  context: Context,
): readonly Change[] | Refusal {
  const answers = both.flatMap((name) => {
    const clock = clockNamed(clocks, name);
    return clock === undefined ? [] : [addEvent(clock, event, context.calendar)];
  });
  const changes = answers.filter((one) => "effect" in one);
  const [first] = answers;
  if (changes.length > 0) return changes;
  return first === undefined || "effect" in first ? refuseClock("NOT_HELD") : clockForbids(first);
}

/** True while the time of a case is excluded. */
export const isHeld = (clocks: readonly Clock[]): boolean =>
  clocks.some(({ name, state }) => state === "paused" && (both as readonly string[]).includes(name));

/** The calendar's no as an answer to a person, by the calendar's own rule. */
export const clockForbids = ({ zh, en, next, rule }: ClockFault): Refusal => ({
  ...refuseClock("CLOCK_FORBIDS", { fault: zh, faultEn: en, mend: next.zh, mendEn: next.en }),
  rule,
});
