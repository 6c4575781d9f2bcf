import type { Facts } from "#kernel/feel/conditions.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Flow } from "../flow.ts";
import { type Arranged, type Arrangement, arrange, type Queue, queueOf } from "./arrangement.ts";
import { projectOf } from "./project.ts";
import { reformWords } from "./story-words.ts";

const NOTHING_YET: Arrangement = { shortened: new Set(), sideBySide: new Set(), joint: new Set(), open: new Set() };

/** One step on the way from series to parallel. */
export type ReformKind = "limits" | "sideBySide" | "joint" | "overlap";

export type Reform = {
  readonly kind: ReformKind;
  /** The rule that it follows. */
  readonly rule: "CLK-19" | "CON-11" | "CON-14";
  /** The stage that it concerns; the one before the boundary for `overlap`; absent for `joint`. */
  readonly stage?: number;
  /** The joint group that it frees, for `joint`. */
  readonly group?: string;
  readonly name: Words;
  readonly explanation: Words;
  /** Workdays of the whole before and after it. */
  readonly before: number;
  readonly after: number;
  readonly savedWorkdays: number;
  /** How many procedures start earlier than before it. */
  readonly startEarlier: number;
  /** When everything runs after it. */
  readonly arranged: Arranged;
};

/** How a project's plan came from series to parallel, reform by reform. */
export type Story = {
  /** One procedure after another, with the old limits. */
  readonly from: number;
  /** The plan: everything starts when its papers are there. */
  readonly to: number;
  readonly start: Arranged;
  /** The days they save add up to `from` − `to`. */
  readonly reforms: readonly Reform[];
  /** Reforms that save no day at their place in the order. */
  readonly withoutEffect: readonly Words[];
};

/**
 * Walks from series to parallel (CON-11): first the limits of each stage are shortened, then inside each stage everything
 * starts as its papers come, then the members of each joint group work at the same time (CON-14), then the stages overlap, one boundary after
 * another. Each stop is a schedule that could have been worked by. What a reform saves depends on those before it: the
 * same reform at another place would save another number of days.
 *
 * @throws FlowRefused when the flow cannot be planned.
 */
export function storyOf(flow: Flow, facts?: Facts): Story {
  const own = projectOf(flow, facts).flow;
  const queue = queueOf(own);
  const start = arrange(queue, NOTHING_YET);
  let last = start;
  const reforms: Reform[] = [];
  const withoutEffect: Words[] = [];
  for (const { step, arrangement } of arrangementsOf(queue)) {
    const arranged = arrange(queue, arrangement);
    const savedWorkdays = last.total - arranged.total;
    const { name, explanation } = reformWords(step, { flow: own, queue, before: last, after: arranged });
    if (savedWorkdays === 0) withoutEffect.push(name);
    else {
      reforms.push({
        ...step,
        name,
        explanation,
        before: last.total,
        after: arranged.total,
        savedWorkdays,
        startEarlier: arranged.turns.filter((turn, at) => turn.start < last.turns[at]!.start).length,
        arranged,
      });
    }
    last = arranged;
  }
  return { from: start.total, to: last.total, start, reforms, withoutEffect };
}

/** A reform before it is reckoned. */
export type ReformStep = Pick<Reform, "kind" | "rule" | "stage" | "group">;

function arrangementsOf(queue: Queue): { step: ReformStep; arrangement: Arrangement }[] {
  const stages = [...new Set(queue.map(({ stage }) => stage))];
  const steps: ReformStep[] = [
    ...stages.map((stage): ReformStep => ({ kind: "limits", rule: "CLK-19", stage })),
    ...stages.map((stage): ReformStep => ({ kind: "sideBySide", rule: "CON-11", stage })),
    ...groupsOf(queue).map((group): ReformStep => ({ kind: "joint", rule: "CON-14", group })),
    ...stages.slice(0, -1).map((stage): ReformStep => ({ kind: "overlap", rule: "CON-11", stage })),
  ];
  let now = NOTHING_YET;
  return steps.map((step) => {
    now = reformed(now, step);
    return { step, arrangement: now };
  });
}

/** Groups of at least two, in the order in which their first members come. */
function groupsOf(queue: Queue): string[] {
  const groups = queue.flatMap(({ procedure }) => procedure.jointGroup ?? []);
  return [...new Set(groups.filter((group, at) => groups.indexOf(group) !== at))];
}

function reformed(now: Arrangement, { kind, stage = 0, group = "" }: ReformStep): Arrangement {
  switch (kind) {
    case "limits":
      return { ...now, shortened: new Set([...now.shortened, stage]) };
    case "sideBySide":
      return { ...now, sideBySide: new Set([...now.sideBySide, stage]) };
    case "joint":
      return { ...now, joint: new Set([...now.joint, group]) };
    case "overlap":
      return { ...now, open: new Set([...now.open, stage]) };
  }
}
