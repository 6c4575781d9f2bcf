/** What the graph needs to know of a procedure. */
export type PaperTrail = { readonly needs: readonly string[]; readonly yields: readonly string[] };

/** Who waits for whom, by position in the given list. */
export type Precedence = {
  /** `before[b]`: those that b waits for, in the order of b's needs, each once. */
  readonly before: readonly (readonly number[])[];
  /** `after[a]`: those that wait for a. */
  readonly after: readonly (readonly number[])[];
  /** The position of a paper's maker. */
  readonly maker: ReadonlyMap<string, number>;
};

/**
 * B waits for A when B needs a paper that A yields (CON-11). A paper that nobody in the list yields makes nobody wait:
 * the applicant brings it, or its maker does not apply. O(procedures + papers).
 */
export function precedence(procedures: readonly PaperTrail[]): Precedence {
  const maker = new Map<string, number>();
  procedures.forEach(({ yields }, index) => {
    for (const paper of yields) maker.set(paper, index);
  });
  const before = procedures.map(({ needs }) => {
    const makers = new Set<number>();
    for (const paper of needs) {
      const index = maker.get(paper);
      if (index !== undefined) makers.add(index);
    }
    return [...makers];
  });
  const after: number[][] = procedures.map(() => []);
  before.forEach((makers, index) => {
    for (const earlier of makers) after[earlier]!.push(index);
  });
  return { before, after, maker };
}

/**
 * Every position after all that it waits for (Kahn's method, first come first served, no recursion).
 * Shorter than the list when there is a cycle: what hangs on a cycle is left out. O(procedures + edges).
 */
export function topologicalOrder({ before, after }: Precedence): number[] {
  const waiting = before.map((makers) => makers.length);
  const order = waiting.flatMap((count, index) => (count === 0 ? [index] : []));
  // The list grows while it is walked; that is the queue.
  for (let at = 0; at < order.length; at++) {
    for (const later of after[order[at]!]!) {
      waiting[later]! -= 1;
      if (waiting[later] === 0) order.push(later);
    }
  }
  return order;
}
