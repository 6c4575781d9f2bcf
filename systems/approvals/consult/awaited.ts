import type { Body } from "#kernel/directory/records.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Consultation } from "./records.ts";
import { refuseConsultation } from "./refusals.ts";

/**
 * Opinions that were asked for come before the decision, as long as their time lasts; who decides without them says why, and
 * that stands beside each of them. After its time nobody has to wait for a body that says nothing.
 */
export function decideWithout(
  asked: readonly Consultation[],
  bodies: readonly Body[],
  reason: string | undefined,
): readonly Effect[] | Refusal {
  const awaited = asked.filter(({ state }) => state === "asked");
  if (awaited.length > 0 && reason === undefined)
    return refuseConsultation("OPINIONS_AWAITED", {
      count: awaited.length,
      bodies: awaited.map(({ body }) => bodies.find(({ id }) => id === body)?.names.at(-1)?.name ?? body).join("、"),
      field: "/withoutOpinions",
    });
  return awaited.map((one) => change(one, { closedFor: reason ?? null }));
}
