import type { Day } from "#kernel/calendar/day.ts";
import { type Clock, stopClocks } from "#kernel/clocks/effects.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { wakes } from "#kernel/records/wakes.ts";
import { cancelReplyWake } from "../consult/commands/reply-wake.ts";
import type { JointMember } from "./records.ts";

/** Nobody is waited for any more: clocks stop, wakes are cancelled, and unless the round goes on the cases are free of it. */
export function endParts(
  members: readonly JointMember[],
  read: { readonly parts: readonly Clock[]; readonly wakes: readonly RowOf<typeof wakes>[] },
  on: Day,
  goesOn = false,
): readonly Effect[] {
  return [
    ...(goesOn ? [] : members.filter(({ live }) => live).map((one) => change(one, { live: false }))),
    ...stopClocks(read.parts, ["answer", "recheck"], on),
    ...read.wakes.flatMap(cancelReplyWake),
  ];
}
