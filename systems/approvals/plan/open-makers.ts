import type { Precedence } from "./precedence.ts";

/** By position: the condition that the facts do not answer yet; undefined for a procedure that is needed for certain. */
export type OpenConditions = readonly (string | undefined)[];

type Source = { readonly at: number; readonly finish: number };
type Waiting = { readonly certain: boolean; readonly conditions: Set<string>; last?: Source };

/**
 * Papers with several makers of which some are open: whether they will make anything hangs on facts that nobody has stated.
 * A plan that counted on them could promise too much. So a paper comes from a maker that is certain, if it has one; else it is
 * there when of each open condition the first maker is done, since any of these conditions may be the one that holds.
 */
export class OpenMakers {
  readonly #open: OpenConditions;
  readonly #papers = new Map<number, Waiting>();

  constructor({ makers, waiting }: Pick<Precedence, "makers" | "waiting">, open: OpenConditions) {
    this.#open = open;
    makers.forEach((those, paper) => {
      if (those.length < 2 || waiting[paper]!.length === 0) return;
      const conditions = new Set(those.flatMap((at) => open[at] ?? []));
      if (conditions.size > 0)
        this.#papers.set(paper, { certain: those.some((at) => open[at] === undefined), conditions });
    });
  }

  /** Where the paper comes from now that this maker of it is done; undefined while it must still be waited for. */
  sourceOf(paper: number, done: Source): Source | undefined {
    const waiting = this.#papers.get(paper);
    const condition = this.#open[done.at];
    if (waiting === undefined || condition === undefined) return done;
    if (!waiting.conditions.delete(condition)) return undefined;
    if (waiting.last === undefined || done.finish >= waiting.last.finish) waiting.last = done;
    return waiting.certain || waiting.conditions.size > 0 ? undefined : waiting.last;
  }

  /**
   * The papers that only an open maker can bring, since the others wait in a ring: taken from those that are done, as such a
   * project has no plan at all unless they are needed. Each is told once.
   */
  *onlyWay(): Iterable<readonly [paper: number, source: Source]> {
    for (const [paper, { last }] of this.#papers) {
      if (last === undefined) continue;
      this.#papers.delete(paper);
      yield [paper, last];
    }
  }
}

/**
 * The open makers of a paper that may serve it sooner than the one that the plan counts on: the first of each condition. They
 * stay in a plan as procedures to be confirmed.
 *
 * @param rank the place of each in the order in which they finish.
 * @param served the maker that the plan counts on; without one, the first of every condition is taken.
 */
export function mayServeSooner(
  makers: readonly number[],
  open: OpenConditions,
  rank: ReadonlyMap<number, number>,
  served: number | undefined,
): number[] {
  const before = served === undefined ? Number.POSITIVE_INFINITY : rank.get(served)!;
  const first = new Map<string, number>();
  for (const at of makers) {
    const [condition, place] = [open[at], rank.get(at)];
    if (condition === undefined || place === undefined || place >= before) continue;
    const known = first.get(condition);
    if (known === undefined || place < rank.get(known)!) first.set(condition, at);
  }
  return [...first.values()];
}
