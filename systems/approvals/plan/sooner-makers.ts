import type { Plan, PlannedProcedure } from "./plan.ts";
import type { RealDay } from "./real-days.ts";

/** Papers with several makers that are certain, by paper: in calendar days another one may be first than in workdays. */
export type Makers = ReadonlyMap<string, readonly PlannedProcedure[]>;

export function certainMakers(plan: Plan): Makers {
  const makers = new Map<string, PlannedProcedure[]>();
  for (const one of plan.procedures) {
    if (!one.binding || one.status !== "needed") continue;
    for (const paper of new Set(one.yields)) {
      const known = makers.get(paper);
      if (known === undefined) makers.set(paper, [one]);
      else known.push(one);
    }
  }
  return new Map([...makers].filter(([, those]) => those.length > 1));
}

/**
 * The plan with each paper from the maker that is done first by these days; undefined when it is so already. Only strictly
 * earlier makers are taken, so nobody comes to wait for himself, and no day becomes later.
 */
export function withSoonerMakers(plan: Plan, byId: ReadonlyMap<string, RealDay>, makers: Makers): Plan | undefined {
  let changed = false;
  const procedures = plan.procedures.map((one): PlannedProcedure => {
    if (!one.needs.some(({ paper, from }) => from !== undefined && makers.has(paper))) return one;
    const needs = one.needs.map((need) => {
      let { from } = need;
      if (from === undefined) return need;
      for (const { id } of makers.get(need.paper) ?? []) if (byId.get(id)!.finish < byId.get(from)!.finish) from = id;
      changed ||= from !== need.from;
      return { ...need, from };
    });
    return { ...one, needs };
  });
  return changed ? { ...plan, procedures } : undefined;
}
