import type { PaperTrail } from "../precedence.ts";
import type { Change } from "./change.ts";
import { type Network, networkOf, type Times, timesOf } from "./network.ts";
import type { Project } from "./project.ts";

/** A limit cut down to a floor, or a paper that nobody asks for any more: what a smallest set is put together from. */
export type Move =
  | { readonly kind: "cut"; readonly at: number; readonly days: number; readonly floor: number }
  | { readonly kind: "paper"; readonly change: PaperChange };

export type LimitChange = Extract<Change, { kind: "setLimit" }>;
export type PaperChange = Extract<Change, { kind: "dropPaper" | "sharePaper" }>;

/** The cuts that a project offers, in the order of the flow; procedures that have nothing to give are left out. */
export function cutsOf({ network }: Project, floors: Readonly<Record<string, number>>): Move[] {
  return network.steps.flatMap(({ id, days }, at): Move[] => {
    const floor = Object.hasOwn(floors, id) ? Math.max(0, floors[id]!) : 0;
    return days > floor ? [{ kind: "cut", at, days, floor }] : [];
  });
}

/** What a move is called in an answer; a cut at its floor. */
export function changeOf(move: Move, { network }: Project): LimitChange | PaperChange {
  if (move.kind === "paper") return move.change;
  return { kind: "setLimit", procedure: network.steps[move.at]!.id, days: move.floor };
}

/** The project as it would be after some moves. */
export type ProjectAfter = { readonly network: Network; readonly days: readonly number[]; readonly times: Times };

/** Reckons the project after some moves. Positions stay: no move takes a procedure away. */
export function afterMoves({ network }: Project, moves: readonly Move[]): ProjectAfter {
  const days = [...network.days];
  const papers: PaperChange[] = [];
  for (const move of moves) {
    if (move.kind === "cut") days[move.at] = move.floor;
    else papers.push(move.change);
  }
  const changed = papers.length === 0 ? network : networkOf(papersGone(network.steps, papers));
  return { network: changed, days, times: timesOf(changed, days) };
}

/** The same procedures, not asking for these papers any more; a shared one that they make is waited for as before. */
export function papersGone<One extends PaperTrail & { readonly id: string }>(
  procedures: readonly One[],
  papers: readonly PaperChange[],
): One[] {
  const made = new Set(procedures.flatMap(({ yields }) => yields));
  const gone = (id: string, need: string) =>
    papers.some((one) => one.paper === need && (one.kind === "sharePaper" ? !made.has(need) : one.procedure === id));
  return procedures.map((one) => ({ ...one, needs: one.needs.filter((need) => !gone(one.id, need)) }));
}
