import type { Words } from "#kernel/text/words.ts";
import { evaluate, type Facts } from "./conditions.ts";
import type { Flow, FlowProcedure } from "./flow.ts";
import { FlowRefused } from "./flow-fault.ts";
import { cycleFault } from "./graph-faults.ts";
import { precedence } from "./precedence.ts";
import { schedule } from "./schedule.ts";

/** A paper that a procedure needs; `from` is the procedure that yields it, absent when the applicant brings it. */
export type NeededPaper = { readonly paper: string; readonly from?: string };

/** One procedure in its place in the plan. All times are whole workdays from acceptance (0). */
export type PlannedProcedure = {
  readonly id: string;
  readonly name: Words;
  readonly bodyId: string;
  readonly body: Words;
  readonly stage: number;
  /** Workdays by the old limit, one after another. */
  readonly serialDays: number;
  /** Workdays it takes in this plan. */
  readonly days: number;
  readonly start: number;
  readonly finish: number;
  readonly latestStart: number;
  readonly latestFinish: number;
  /** By how many workdays it may be late without making the whole late. */
  readonly slack: number;
  /** No slack: a day late here is a day late for all. More procedures can be critical than lie on the one path shown. */
  readonly critical: boolean;
  readonly needs: readonly NeededPaper[];
  readonly yields: readonly string[];
  /** Calendar time no clock counts (行政许可法 art. 45). */
  readonly excluded?: NonNullable<FlowProcedure["excluded"]>;
  /** Present when it is not always needed; "unknown" when the facts do not say yet: it is then planned, to be safe. */
  readonly conditional?: { readonly expression: string; readonly holds: "true" | "unknown" };
};

/** One stage: its procedures in the order of the flow, and the workday on which the last of them is done. */
export type PlannedStage = {
  readonly no: number;
  readonly name: Words;
  readonly procedures: readonly string[];
  readonly finish: number;
};

/** A project's plan: what is handled when, if everything starts as soon as its papers are there. */
export type Plan = {
  readonly flow: string;
  readonly edition: string;
  readonly facts: Facts;
  readonly procedures: readonly PlannedProcedure[];
  /** Ids of procedures whose condition does not hold. */
  readonly skipped: readonly string[];
  /** The old way: the sum of the old limits. */
  readonly serialWorkdays: number;
  /** The shortened limits, still one after another. */
  readonly promisedSumWorkdays: number;
  /** The longest path: the project's promise. */
  readonly parallelWorkdays: number;
  /** One longest path from the first procedure to the last. */
  readonly criticalPath: readonly string[];
  readonly stages: readonly PlannedStage[];
};

/** What a plan is made for. */
export type PlanOptions = {
  /** Facts of the project; by default those of the flow's full variant, so that everything that can apply does. */
  readonly facts?: Facts;
  /** Which limits the procedures take: the promised ones (default) or the old ones, to see what parallel alone gives. */
  readonly unit?: "promised" | "serial";
};

/**
 * Makes the plan of a project (CON-11): B waits for A when B needs a paper that A yields; papers of procedures that do
 * not apply are dropped; the longest path is the promise. Counts government time only (CON-10): excluded procedures
 * take 0 workdays, building time between stages none. O(procedures + papers), without recursion.
 *
 * @throws FlowRefused when papers wait for each other in a ring (a flow from `readFlow` has none).
 */
export function derivePlan(flow: Flow, options: PlanOptions = {}): Plan {
  const facts = options.facts ?? flow.checks?.full.facts ?? {};
  const { applying, skipped } = select(flow, facts);
  const graph = precedence(applying.map(({ procedure }) => procedure));
  const daysOf = (procedure: FlowProcedure) =>
    options.unit === "serial" ? procedure.serialDays : procedure.promisedDays;
  const times = schedule(
    graph,
    applying.map(({ procedure }) => daysOf(procedure)),
  );
  if (times === undefined) throw new FlowRefused(cycleFault(flow));

  const left = new Set(skipped.flatMap(({ yields }) => yields));
  const procedures = applying.map(({ procedure, conditional }, index): PlannedProcedure => {
    const start = times.start[index]!;
    const latestStart = times.latestStart[index]!;
    const days = daysOf(procedure);
    return {
      id: procedure.id,
      name: procedure.name,
      bodyId: procedure.bodyId,
      body: procedure.body,
      stage: procedure.stage,
      serialDays: procedure.serialDays,
      days,
      start,
      finish: start + days,
      latestStart,
      latestFinish: latestStart + days,
      slack: latestStart - start,
      critical: latestStart === start,
      needs: procedure.needs
        .filter((paper) => !left.has(paper))
        .map((paper) => {
          const maker = graph.maker.get(paper);
          return maker === undefined ? { paper } : { paper, from: applying[maker]!.procedure.id };
        }),
      yields: procedure.yields,
      ...(procedure.excluded && { excluded: procedure.excluded }),
      ...(conditional && { conditional }),
    };
  });

  return {
    flow: flow.id,
    edition: flow.edition,
    facts,
    procedures,
    skipped: skipped.map(({ id }) => id),
    serialWorkdays: sum(applying.map(({ procedure }) => procedure.serialDays)),
    promisedSumWorkdays: sum(applying.map(({ procedure }) => procedure.promisedDays)),
    parallelWorkdays: times.total,
    criticalPath: times.longestPath.map((index) => applying[index]!.procedure.id),
    stages: stagesOf(flow, procedures),
  };
}

type Applying = { readonly procedure: FlowProcedure; readonly conditional?: PlannedProcedure["conditional"] };

function select(flow: Flow, facts: Facts): { applying: Applying[]; skipped: FlowProcedure[] } {
  const applying: Applying[] = [];
  const skipped: FlowProcedure[] = [];
  for (const procedure of flow.procedures) {
    const expression = procedure.conditions;
    const holds = expression === undefined ? "true" : evaluate(expression, facts);
    if (holds === "false") skipped.push(procedure);
    else applying.push({ procedure, ...(expression !== undefined && { conditional: { expression, holds } }) });
  }
  return { applying, skipped };
}

function stagesOf(flow: Flow, procedures: readonly PlannedProcedure[]): PlannedStage[] {
  return flow.stages.map(({ no, name }) => {
    const members = procedures.filter(({ stage }) => stage === no);
    return {
      no,
      name,
      procedures: members.map(({ id }) => id),
      finish: members.reduce((latest, { finish }) => Math.max(latest, finish), 0),
    };
  });
}

function sum(days: readonly number[]): number {
  return days.reduce((total, one) => total + one, 0);
}
