import { type Network, timesOf } from "./network.ts";
import { networkWithout } from "./project.ts";
import { mostGain, type SetQuestion } from "./set-search.ts";
import { supportOf } from "./support.ts";

/**
 * How many moves the target takes at least, read from long paths that have no procedure in common.
 *
 * The longest path alone needs as many moves as its largest gains must be added up to cover what is missing. Without its
 * procedures there is a next longest path; if that is too long as well, it needs moves of its own, and so on. Each move
 * is counted once, since a cut concerns one procedure and the paths share none. A paper may concern many paths at once;
 * where papers may go, only the first path counts.
 */
export function movesNeededAtLeast({ project, moves, target }: SetQuestion): number {
  const cuts = new Map(
    moves.flatMap((move) => (move.kind === "cut" ? [[project.network.steps[move.at]!.id, move] as const] : [])),
  );
  if (cuts.size < moves.length) return project.times.total > target ? 1 : 0;
  let needed = 0;
  for (let network: Network = project.network; network.steps.length > 0; ) {
    const times = timesOf(network);
    if (times.total <= target) break;
    const members = new Set([...supportOf(network, times).members].map((at) => network.steps[at]!.id));
    const gains = [...members].flatMap((id) => cuts.get(id) ?? []);
    let count = 1;
    while (count < gains.length && mostGain(gains, count) < times.total - target) count++;
    needed += count;
    network = networkWithout(network, members);
  }
  return needed;
}
