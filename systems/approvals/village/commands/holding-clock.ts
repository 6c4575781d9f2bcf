import { startClock } from "#kernel/clocks/effects.ts";
import type { Context } from "#kernel/records/command.ts";
import type { Create } from "#kernel/records/effects.ts";
import type { EntrustmentClock } from "../records.ts";

const limits = { originals: "agentOriginalWorkdays", result: "agentResultWorkdays" } as const;

/** Starts to count how long the agent has something of the villager's; the workdays are the city's own. */
export const startHolding = (
  id: string,
  name: EntrustmentClock,
  { settings, today }: Pick<Context, "settings" | "today">,
): Create =>
  startClock({
    ...{ ownerRecord: "entrustment", owner: id, name, unit: "workday", on: today },
    ...{ limitDays: settings.number(limits[name]), basis: "INV-07 村级代办" },
  });
