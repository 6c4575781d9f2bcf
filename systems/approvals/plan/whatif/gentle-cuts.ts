import { afterMoves, changeOf, type LimitChange, type Move, type PaperChange } from "./moves.ts";
import { longestPath, type Path, type Project } from "./project.ts";

/** Changes that together reach a target. */
export type CutSet = {
  /** In the order in which the search met them; each limit as long as the target allows. */
  readonly changes: readonly (LimitChange | PaperChange)[];
  /** Workdays that the cut procedures give up together. */
  readonly cutWorkdays: number;
  /** What the whole takes then. */
  readonly reached: number;
  /** The longest path then. */
  readonly proof: Path;
};

/**
 * A set with as many days given back as the target allows, one procedure after another: nobody has to be faster than the
 * target needs.
 *
 * @param moves reach the target when cut to their floors.
 */
export function gentlest(project: Project, moves: readonly Move[], target: number): CutSet {
  let gentle: readonly Move[] = moves;
  moves.forEach((move, index) => {
    if (move.kind !== "cut") return;
    const reaches = (floor: number) =>
      afterMoves(project, gentle.with(index, { ...move, floor })).times.total <= target;
    gentle = gentle.with(index, { ...move, floor: mostDays(move.floor, move.days, reaches) });
  });
  return cutSet(project, gentle);
}

/** The answer that these moves are, cut to their floors. */
export function cutSet(project: Project, moves: readonly Move[]): CutSet {
  const after = afterMoves(project, moves);
  return {
    changes: moves.map((move) => changeOf(move, project)),
    cutWorkdays: moves.reduce((sum, move) => sum + (move.kind === "cut" ? move.days - move.floor : 0), 0),
    reached: after.times.total,
    proof: longestPath(after),
  };
}

/** The most days between two bounds that still reach; the lower one does. More days never help, so halving finds it. */
function mostDays(low: number, high: number, reaches: (days: number) => boolean): number {
  let known = low;
  let beyond = high + 1;
  while (beyond - known > 1) {
    const middle = Math.floor((known + beyond) / 2);
    if (reaches(middle)) known = middle;
    else beyond = middle;
  }
  return known;
}
