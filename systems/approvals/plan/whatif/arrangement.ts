import type { Flow, FlowProcedure } from "../flow.ts";
import { bindingYields } from "../selection.ts";
import { networkOf, type Step, timesOf } from "./network.ts";
import { networkOfFlow } from "./project-flow.ts";

/** How far a city has come on the way from series to parallel. Papers are waited for in every arrangement. */
export type Arrangement = {
  /** Stages whose procedures have the promised limits; the others have the old ones. */
  readonly shortened: ReadonlySet<number>;
  /** Stages whose procedures start as soon as their papers are there; in the others each waits for the one before. */
  readonly sideBySide: ReadonlySet<number>;
  /** Joint groups whose members work at the same time; members of the others take turns inside a stage (CON-14). */
  readonly joint: ReadonlySet<string>;
  /** Stages for whose end the later ones do not wait any more. */
  readonly open: ReadonlySet<number>;
};

/** When one procedure runs, in workdays from acceptance. */
export type Turn = { readonly id: string; readonly stage: number; readonly start: number; readonly finish: number };

/** When all run in an arrangement; `total` is the workday on which the last is done. */
export type Arranged = { readonly turns: readonly Turn[]; readonly total: number };

/** The procedures of a project in an order in which one clerk could do them all. */
export type Queue = readonly { readonly procedure: FlowProcedure; readonly stage: number }[];

/**
 * The queue of a project's flow: stage after stage, and inside a stage as the papers come. A procedure that needs a paper
 * of a later stage can only stand in that stage, whatever the flow calls it.
 *
 * @param flow whose procedures all apply, none of them in a ring.
 */
export function queueOf(flow: Flow): Queue {
  const network = networkOfFlow(flow);
  const { order, maker } = timesOf(network);
  const stage = flow.procedures.map((one) => one.stage);
  for (const at of order) {
    for (const paper of network.graph.waits[at]!) stage[at] = Math.max(stage[at]!, stage[maker[paper]!]!);
  }
  // Sorting is stable, so inside a stage the order of the papers stays.
  return order.map((at) => ({ procedure: flow.procedures[at]!, stage: stage[at]! })).sort((a, b) => a.stage - b.stage);
}

/** Reckons an arrangement. Waiting that is not for a paper is put as one, so that the same reckoning serves. */
export function arrange(queue: Queue, arrangement: Arrangement): Arranged {
  const stages = [...new Set(queue.map(({ stage }) => stage))];
  const lastOf = new Map<string, string>();
  const steps = queue.map(({ procedure, stage }): Step => {
    const { id, serialDays, promisedDays } = procedure;
    const needs = [...procedure.needs];
    const line = lineOf(procedure, stage, arrangement);
    if (line !== undefined) {
      const before = lastOf.get(line);
      if (before !== undefined) needs.push(doneMark(before));
      lastOf.set(line, id);
    }
    for (const earlier of stages) if (earlier < stage && !arrangement.open.has(earlier)) needs.push(stageMark(earlier));
    const days = arrangement.shortened.has(stage) ? promisedDays : serialDays;
    return { id, days, needs, yields: [...bindingYields(procedure), doneMark(id)] };
  });
  // The end of a stage as a step of its own that takes no time: fewer lines than from each of its members to each later one.
  const ends = stages.map((stage): Step => {
    const upToHere = queue.filter((one) => one.stage <= stage);
    const needs = upToHere.map(({ procedure }) => doneMark(procedure.id));
    return { id: stageMark(stage), days: 0, needs, yields: [stageMark(stage)] };
  });
  const times = timesOf(networkOf([...steps, ...ends]));
  const turns = queue.map(
    ({ procedure, stage }, at): Turn => ({
      id: procedure.id,
      stage,
      start: times.start[at]!,
      finish: times.finish[at]!,
    }),
  );
  return { turns, total: times.total };
}

/** In which line a procedure stands, one handled after another; undefined when it only waits for papers. */
function lineOf({ jointGroup }: FlowProcedure, stage: number, { sideBySide, joint }: Arrangement): string | undefined {
  if (!sideBySide.has(stage)) return `stage ${stage}`;
  return jointGroup === undefined || joint.has(jointGroup) ? undefined : `stage ${stage}, group ${jointGroup}`;
}

// No paper's name begins with a control sign, so these marks cannot be taken for papers.
const doneMark = (id: string) => `\u0000done ${id}`;
const stageMark = (stage: number) => `\u0000stage ${stage}`;
