import type { Facts } from "#kernel/feel/conditions.ts";
import type { Case } from "#kernel/matters/records.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import type { Flow } from "../../plan/flow.ts";
import { stepsOf } from "../../ready.ts";

/**
 * A case that is not accepted yet is no longer asked for papers that the project does not need any more (CON-11). Nothing is
 * asked of it that was not when it was opened: it was complete then.
 */
export function waiveMore(
  flow: Flow,
  facts: { readonly before: Facts; readonly after: Facts },
  live: readonly Case[],
): readonly Effect[] {
  const waiting = live.filter(({ status }) => status === "received" || status === "supplementing");
  if (waiting.length === 0) return [];
  const needsBy = (one: Facts) =>
    new Map(stepsOf(flow, one, new Set()).map(({ procedure, needs }) => [procedure.id, needs]));
  const [before, after] = [needsBy(facts.before), needsBy(facts.after)];
  return waiting.flatMap((one) => {
    const needed = after.get(one.procedure ?? "");
    if (needed === undefined) return [];
    const spared = (before.get(one.procedure ?? "") ?? []).filter(
      (paper) => !needed.includes(paper) && !one.waived.includes(paper),
    );
    return spared.length === 0 ? [] : [change(one, { waived: [...one.waived, ...spared] })];
  });
}
