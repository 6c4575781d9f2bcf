import type { PaperTrail } from "./precedence.ts";

/**
 * The positions that a project does not need because it has their papers already: all that they yield is at hand, or needed
 * by nobody who is still needed. What nobody ever needs is a result in itself, so its maker stays unless another paper of
 * its is at hand. O(procedures + papers).
 */
export function suppliedByHand(procedures: readonly PaperTrail[], have: ReadonlySet<string>): ReadonlySet<number> {
  const supplied = new Set<number>();
  if (have.size === 0) return supplied;
  const needers = new Map<string, number>();
  const makers = new Map<string, number[]>();
  procedures.forEach(({ needs, yields }, at) => {
    for (const paper of new Set(needs)) needers.set(paper, (needers.get(paper) ?? 0) + 1);
    for (const paper of new Set(yields)) makers.set(paper, [...(makers.get(paper) ?? []), at]);
  });
  const wanted = new Map(needers);
  const isSupplied = ({ needs, yields }: PaperTrail): boolean => {
    // That it needs its own paper itself does not count.
    const others = (counts: ReadonlyMap<string, number>, paper: string) =>
      (counts.get(paper) ?? 0) - (needs.includes(paper) ? 1 : 0);
    const missing = yields.filter((paper) => !have.has(paper));
    if (yields.length === 0 || missing.some((paper) => others(wanted, paper) > 0)) return false;
    return missing.length < yields.length || missing.every((paper) => others(needers, paper) > 0);
  };
  const line = procedures.map((_, at) => at);
  for (let at = line.pop(); at !== undefined; at = line.pop()) {
    const one = procedures[at]!;
    if (supplied.has(at) || !isSupplied(one)) continue;
    supplied.add(at);
    for (const paper of new Set(one.needs)) {
      wanted.set(paper, (wanted.get(paper) ?? 1) - 1);
      line.push(...(makers.get(paper) ?? []));
    }
  }
  return supplied;
}
