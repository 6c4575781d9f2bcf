import { afterMoves, changeOf, type Move, type ProjectAfter } from "./moves.ts";
import type { Project } from "./project.ts";
import { supportOf, touches } from "./support.ts";

/** What is looked for: sets of these moves after which the project takes at most `target` workdays. */
export type SetQuestion = {
  readonly project: Project;
  readonly moves: readonly Move[];
  readonly target: number;
  /** Whether the law lets these moves stand together; once false, it stays false whatever is added. */
  readonly allowed: (moves: readonly Move[]) => boolean;
  /** Whether a set that reaches the target may be an answer. More moves may mend one that may not. */
  readonly lawful: (moves: readonly Move[]) => boolean;
};

/**
 * Looks for sets of a given size, exactly.
 *
 * A set that reaches the target has to touch the support of every total above it, or that total would stand (see
 * `supportOf`). So from each set that is not enough yet the search only goes on with moves that touch its support, and
 * it never takes up again a move whose sets it has been through: each set is reckoned at most once, and none is missed.
 * From a set that reaches the target and is not lawful it goes on with any move, for any may mend it.
 */
export class SearchOfSets {
  readonly #question: SetQuestion;
  readonly #mostExplored: number;
  explored = 0;
  /** Whether sets that reach the target were passed over because they are not lawful. */
  passedUnlawful = false;

  constructor(question: SetQuestion, mostExplored: number) {
    this.#question = question;
    this.#mostExplored = mostExplored;
  }

  /** All lawful sets of this size that reach the target, given that no smaller one does; undefined when the budget is spent. */
  setsOf(size: number): Move[][] | undefined {
    const found: Move[][] = [];
    return this.#visit([], new Set(), size, found) ? found : undefined;
  }

  /** At most `size` calls deep. */
  #visit(chosen: readonly Move[], banned: ReadonlySet<Move>, left: number, found: Move[][]): boolean {
    if (this.explored >= this.#mostExplored) return false;
    this.explored += 1;
    const { project, moves, target, allowed, lawful } = this.#question;
    if (!allowed(chosen)) return true;
    const reached = afterMoves(project, chosen);
    const enough = reached.times.total <= target;
    if (enough && lawful(chosen)) {
      found.push([...chosen]);
      return true;
    }
    if (enough) this.passedUnlawful = true;
    if (left === 0) return true;
    const taken = new Set(chosen);
    const next = enough ? moves.filter((move) => !taken.has(move)) : usefulMoves(this.#question, reached, chosen);
    const useful = next.filter((move) => !banned.has(move));
    if (mostGain(useful, left) < reached.times.total - target) return true;
    const passed = new Set(banned);
    for (const move of useful) {
      if (!this.#visit([...chosen, move], passed, left - 1, found)) return false;
      passed.add(move);
    }
    return true;
  }
}

/** The moves that touch the support of a total: no other can lower it. */
export function usefulMoves(
  { project, moves }: SetQuestion,
  { network, times }: ProjectAfter,
  chosen: readonly Move[],
): Move[] {
  const support = supportOf(network, times);
  const taken = new Set(chosen);
  return moves.filter((move) => !taken.has(move) && touches(changeOf(move, project), support, network));
}

/** The most by which so many of these moves lower the total: a total falls by no more than its support becomes shorter. */
export function mostGain(moves: readonly Move[], count: number): number {
  return moves
    .map(gainOf)
    .sort((a, b) => b - a)
    .slice(0, count)
    .reduce((total, gain) => total + gain, 0);
}

/** A paper that goes may lift any weight: only another plan can tell. */
export function gainOf(move: Move): number {
  return move.kind === "cut" ? move.days - move.floor : Number.POSITIVE_INFINITY;
}

/**
 * A set that reaches the target, found step by step: each time the move after which the whole is shortest, of equal ones
 * the one that can give the most, then the first. Afterwards whatever proved superfluous is left out again. Undefined
 * when no move touches the support any more: then, if papers play no part, no set reaches the target.
 */
export function greedySet(question: SetQuestion): Move[] | undefined {
  const { project, target, allowed } = question;
  let chosen: Move[] = [];
  for (let now = afterMoves(project, chosen); now.times.total > target; now = afterMoves(project, chosen)) {
    const totalWith = (move: Move) => afterMoves(project, [...chosen, move]).times.total;
    const [best] = usefulMoves(question, now, chosen)
      .filter((move) => allowed([...chosen, move]))
      .map((move) => ({ move, total: totalWith(move) }))
      .sort((a, b) => a.total - b.total || byGain(a.move, b.move));
    if (best === undefined) return undefined;
    chosen.push(best.move);
  }
  for (const move of [...chosen]) {
    const without = chosen.filter((one) => one !== move);
    if (afterMoves(project, without).times.total <= target) chosen = without;
  }
  return chosen;
}

/** Two papers have the same unbounded gain, whose difference is no number. */
function byGain(a: Move, b: Move): number {
  return gainOf(a) === gainOf(b) ? 0 : gainOf(b) - gainOf(a);
}
