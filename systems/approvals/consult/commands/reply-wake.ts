import { change, type Effect } from "#kernel/records/effects.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { wakes } from "#kernel/records/wakes.ts";

/** Nothing waits for the end of the time to answer any more. */
export const cancelReplyWake = (wake: RowOf<typeof wakes> | null): readonly Effect[] =>
  wake?.state === "waiting" ? [change(wake, { state: "cancelled" })] : [];
