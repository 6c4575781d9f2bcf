import type { Facts } from "#kernel/feel/conditions.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../flow.ts";
import { applyChanges } from "./apply-changes.ts";
import { gateRefusal } from "./gates-held.ts";
import { type CutSet, cutSet, gentlest } from "./gentle-cuts.ts";
import { movesNeededAtLeast } from "./lower-bound.ts";
import { afterMoves, cutsOf, type Move, type PaperChange, papersGone } from "./moves.ts";
import { longestPath, type Path, type Project, projectOf } from "./project.ts";
import { greedySet, SearchOfSets, type SetQuestion } from "./set-search.ts";
import type { WhatIfSettings } from "./settings.ts";

/** The answer to "what is the least that brings the whole down to so many workdays?". */
export type SmallestSet = {
  readonly target: number;
  /**
   * `reached`; `outOfReach` when no set of the offered changes gets there; `notFound` when papers are among them or limits
   * can break a gate, the greedy way came to an end and the search was not through.
   */
  readonly outcome: "reached" | "outOfReach" | "notFound";
  /** What the whole takes with `changes`; when out of reach, what it takes with everything cut as far as it goes. */
  readonly reached: number;
  /** Of the smallest sets (of the first 500) the one that gives up the fewest days; empty when nothing is needed or nothing helps. */
  readonly changes: CutSet["changes"];
  readonly cutWorkdays: number;
  /** True when it is proven that no smaller set reaches the target. */
  readonly exact: boolean;
  /** No set with fewer changes reaches the target: proven by searching the smaller sizes through, or by long paths. */
  readonly lowerBound: number;
  /** When searched through: all sets of the smallest size, the gentlest first, at most 50. Else the one that was found. */
  readonly sets: readonly CutSet[];
  /** The longest path after `changes`: why the whole takes just that. */
  readonly proof: Path;
  /** How many sets the exact search reckoned. */
  readonly explored: number;
};

/** What may be changed, and how far the exact search goes. */
export type SetOptions = {
  /** The shortest limit that a procedure may get, by id; 0, decided on the spot, where it is not named. */
  readonly floor?: Readonly<Record<string, number>>;
  /** Papers that may be dropped or shared, besides cutting limits. None by default. */
  readonly papers?: readonly PaperChange[];
  /** The largest set that is looked for exactly; 4 by default. */
  readonly mostChanges?: number;
  /**
   * After so many sets the search gives up; by default as many as make a million reckoned procedures, so 22,000 for a flow
   * of 44. Counted, not timed, so that every machine answers alike.
   */
  readonly mostExplored?: number;
};

/** No set has reviewers' hours in it; papers are only asked whether they may go. */
const NO_HOURS: WhatIfSettings = { reviewHours: 1, addedHours: 0 };
const MOST_RECKONED = 1_000_000;
/** Of so many smallest sets the gentlest is looked for; of more only these. */
const MOST_COMPARED = 500;
const MOST_SETS = 50;

/**
 * The fewest changes after which the whole takes at most `target` workdays (CON-11).
 *
 * Exact as long as the set has at most four members and the search stays within its budget: sizes are tried one after
 * another, each to the end. Beyond that the answer is greedy, and `lowerBound` says how far from the smallest it can be
 * at most. Sets that break a gate of the law (CON-07) do not count, whether by a paper that goes or, where a paper has
 * several makers, by a limit that changes whom one waits for.
 *
 * @throws FlowRefused when the flow cannot be planned.
 */
export function smallestSet(
  flow: Flow,
  facts: Facts | undefined,
  target: number,
  options: SetOptions = {},
): SmallestSet {
  const project = projectOf(flow, facts);
  const papers = (options.papers ?? [])
    .filter((change) => !isRefusal(applyChanges(project.flow, [change], NO_HOURS)))
    .map((change): Move => ({ kind: "paper", change }));
  const moves = [...cutsOf(project, options.floor ?? {}), ...papers];
  const moving = limitsMoveGates(project);
  const question: SetQuestion = {
    ...{ project, moves, target },
    allowed: moving ? () => true : gatesHold(project),
    lawful: moving ? (chosen) => settled(project, chosen, target) !== undefined : () => true,
  };

  if (papers.length === 0 && afterMoves(project, moves).times.total > target) return outOfReach(question);
  const search = new SearchOfSets(
    question,
    options.mostExplored ?? Math.ceil(MOST_RECKONED / project.network.steps.length),
  );
  let lowerBound = movesNeededAtLeast(question);
  for (let size = lowerBound; size <= (options.mostChanges ?? 4); size++) {
    const found = search.setsOf(size);
    // A set that was passed over may be lawful with other days, so from its size on nothing smaller is ruled out.
    if (found === undefined) break;
    if (found.length > 0)
      return answer(question, found, { exact: size === lowerBound, lowerBound, explored: search.explored });
    if (!search.passedUnlawful) lowerBound = size + 1;
  }
  const greedy = greedySet({ ...question, allowed: gatesHold(project) });
  if (greedy === undefined || !question.lawful(greedy)) {
    return { ...notReached(question, "notFound"), lowerBound, explored: search.explored };
  }
  return answer(question, [greedy], { exact: greedy.length === lowerBound, lowerBound, explored: search.explored });
}

/** Whether the gates hold without these papers, as long as limits cannot move them. */
function gatesHold({ flow }: Project): SetQuestion["allowed"] {
  return (moves) => {
    const papers = moves.flatMap((move) => (move.kind === "paper" ? [move.change] : []));
    if (papers.length === 0) return true;
    return gateRefusal(flow, { ...flow, procedures: papersGone(flow.procedures, papers) }, papers) === undefined;
  };
}

/**
 * A set as an answer: as gentle as the target allows, or cut to the floors where only that is lawful. Undefined when it
 * is neither way. Days between the two are not tried.
 */
function settled(project: Project, moves: readonly Move[], target: number): CutSet | undefined {
  const gentle = gentlest(project, moves, target);
  if (!limitsMoveGates(project)) return gentle;
  return [gentle, cutSet(project, moves)].find(({ changes }) => {
    const papers = changes.filter((one) => one.kind !== "setLimit");
    const days = new Map(
      changes.flatMap((one) => (one.kind === "setLimit" ? [[one.procedure, one.days] as const] : [])),
    );
    const procedures = papersGone(project.flow.procedures, papers).map((one) => ({
      ...one,
      promisedDays: days.get(one.id) ?? one.promisedDays,
    }));
    return gateRefusal(project.flow, { ...project.flow, procedures }, papers) === undefined;
  });
}

/** Limits move no paper. Only where a paper has several makers do they change whom one waits for, and so a gate. */
function limitsMoveGates({ network }: Project): boolean {
  return network.graph.makers.some((makers) => makers.length > 1);
}

function answer(
  { project, target }: SetQuestion,
  found: readonly (readonly Move[])[],
  how: Pick<SmallestSet, "exact" | "lowerBound" | "explored">,
): SmallestSet {
  const sets = found.slice(0, MOST_COMPARED).flatMap((moves) => settled(project, moves, target) ?? []);
  // Sorting is stable: of equally gentle sets the one stands first that the search met first.
  sets.sort((a, b) => a.cutWorkdays - b.cutWorkdays);
  const { changes, cutWorkdays, reached, proof } = sets[0]!;
  return { target, outcome: "reached", reached, changes, cutWorkdays, proof, sets: sets.slice(0, MOST_SETS), ...how };
}

/** Everything cut to its floor is still too long, so no set of cuts reaches the target: that is a proof. */
function outOfReach(question: SetQuestion): SmallestSet {
  const { times, network } = afterMoves(question.project, question.moves);
  const none = notReached(question, "outOfReach");
  return { ...none, exact: true, reached: times.total, proof: longestPath({ network, times }) };
}

function notReached({ project, target }: SetQuestion, outcome: "outOfReach" | "notFound"): SmallestSet {
  return {
    target,
    outcome,
    reached: project.times.total,
    changes: [],
    cutWorkdays: 0,
    exact: false,
    lowerBound: 0,
    sets: [],
    proof: longestPath(project),
    explored: 0,
  };
}
