import type { Facts } from "#kernel/feel/conditions.ts";
import type { Words } from "#kernel/text/words.ts";
import { suppliedByHand } from "./at-hand.ts";
import type { Flow, FlowProcedure } from "./flow.ts";
import { FlowRefused } from "./flow-fault.ts";
import { brokenGates, gateFault } from "./gates.ts";
import { neededFor } from "./goals.ts";
import { leftOut, type NotNeeded, notApplying } from "./not-needed.ts";
import { placeProcedure } from "./place-procedure.ts";
import { precedence } from "./precedence.ts";
import { type Question, questionsOf, type ToConfirm } from "./questions.ts";
import { ringFault, shortestRing } from "./ring.ts";
import { arrivals, backward } from "./schedule.ts";
import { bindingYields, neededPapers, select } from "./selection.ts";

/**
 * A paper that a procedure needs; `from` is the procedure that yields it, absent when the applicant brings it or it is at
 * hand already.
 */
export type NeededPaper = { readonly paper: string; readonly from?: string; readonly atHand?: true };

/** One procedure in its place in the plan. All times are whole workdays from acceptance (0). */
export type PlannedProcedure = {
  readonly id: string;
  /** The code of the item that it stands for. */
  readonly item: string;
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
  /**
   * By how many workdays it may be late without making the whole late, as long as every paper comes from the maker that the
   * plan has chosen: where a paper has another maker, that one may cover a longer delay.
   */
  readonly slack: number;
  /** No slack: a day late here is a day late for all. More procedures can be critical than lie on the one path shown. */
  readonly critical: boolean;
  readonly needs: readonly NeededPaper[];
  readonly yields: readonly string[];
  /** "toConfirm" while the facts do not say yet whether it is needed: it is then planned, to be safe. */
  readonly status: "needed" | "toConfirm";
  /** False for a service without legal basis: advice that nobody waits for (INV-08). */
  readonly binding: boolean;
  readonly jointGroup?: string;
  /** The name of its joint group, and the procedure whose body leads it (牵头), if the flow says so (CON-14). */
  readonly joint?: { readonly name: Words; readonly lead?: string };
  /** Calendar time no clock counts (行政许可法 art. 45). */
  readonly excluded?: NonNullable<FlowProcedure["excluded"]>;
  /** Present when it is not always needed. */
  readonly conditional?: { readonly expression: string; readonly holds: "true" | "unknown" };
};

/** One stage: its procedures in the order of the flow, and the workday on which the last of them is done. */
export type PlannedStage = {
  readonly no: number;
  readonly name: Words;
  readonly procedures: readonly string[];
  readonly finish: number;
};

/** `to` waits for these papers of `from`. */
export type PlanEdge = { readonly from: string; readonly to: string; readonly papers: readonly string[] };

/** A project's plan: what is handled when, if everything starts as soon as its papers are there. */
export type Plan = {
  readonly flow: string;
  readonly edition: string;
  readonly facts: Facts;
  readonly want: readonly string[];
  readonly have: readonly string[];
  readonly procedures: readonly PlannedProcedure[];
  /** Ids of procedures whose condition does not hold. */
  readonly skipped: readonly string[];
  /** All that the plan does without, and why; those of `skipped` among them. */
  readonly notNeeded: readonly NotNeeded[];
  readonly toConfirm: readonly ToConfirm[];
  /** The facts that it asks for, the most telling first. */
  readonly questions: readonly Question[];
  readonly edges: readonly PlanEdge[];
  /** The old way: the sum of the old limits. */
  readonly serialWorkdays: number;
  /** The shortened limits, still one after another. */
  readonly promisedSumWorkdays: number;
  /** The longest path: the project's promise. */
  readonly parallelWorkdays: number;
  /** One longest path from the first procedure to the last. */
  readonly criticalPath: readonly string[];
  readonly stages: readonly PlannedStage[];
  /** The applicant's own time between stages (CON-10). */
  readonly ownTime: Flow["ownTime"];
};

/** What a plan is made for. */
export type PlanOptions = {
  /** Facts of the project; by default those of the flow's full variant, so that everything that can apply does. */
  readonly facts?: Facts;
  /** Which limits the procedures take: the promised ones (default) or the old ones, to see what parallel alone gives. */
  readonly unit?: "promised" | "serial";
  /** The papers that the project is after; without them every procedure that applies is planned. */
  readonly want?: readonly string[];
  /** Papers that the project has already: nobody waits for them. */
  readonly have?: readonly string[];
  /** "report" leaves it to the caller to look for broken gates; by default a plan that breaks one is refused. */
  readonly gates?: "refuse" | "report";
};

/**
 * Makes the plan of a project (CON-11): B waits for A when B needs a paper that A yields, and of several makers for the
 * first to be done that is certain; while facts are open the total is no shorter than with any answer to them, unless papers
 * wait in a ring that only some answers break; papers of procedures that do not apply are dropped; the longest path is the promise. Counts
 * government time only (CON-10): excluded procedures take 0 workdays, building time between stages none.
 * O((procedures + papers) × log procedures) beside the conditions, without recursion; the same input gives the same plan.
 *
 * @throws FlowRefused when facts are outside the edition or contradict each other, papers wait for each other in a ring,
 * a wanted paper cannot be had, or the plan breaks an order that the law sets (CON-07).
 */
export function derivePlan(flow: Flow, options: PlanOptions = {}): Plan {
  const facts = options.facts ?? flow.checks?.full.facts ?? {};
  const have = new Set(options.have);
  const want = options.want ?? [];
  const selection = select(flow, facts);
  const { applying } = selection;
  const needsOf = neededPapers(flow, selection);
  const trails = applying.map(({ procedure }) => ({ needs: needsOf(procedure), yields: bindingYields(procedure) }));
  const graph = precedence(trails, have);
  const days = applying.map(({ procedure }) =>
    options.unit === "serial" ? procedure.serialDays : procedure.promisedDays,
  );
  const open = applying.some(({ answer }) => answer.truth === "unknown")
    ? applying.map(({ procedure, answer }) => (answer.truth === "unknown" ? procedure.conditions : undefined))
    : [];
  const arrived = arrivals(graph, days, open);
  const supplied =
    want.length > 0 || have.size === 0 ? new Set<number>() : suppliedByHand(trailsWithAdvice(applying, trails), have);
  const within =
    want.length > 0
      ? neededFor(flow, facts, selection, { graph, arrived, open }, { want, have })
      : new Set(applying.map((_, at) => at).filter((at) => !supplied.has(at)));
  const all = applying.map(({ procedure }) => procedure);
  const started = new Set(arrived.order);
  const ring = [...within].every((at) => started.has(at)) ? undefined : shortestRing(all, graph, arrived);
  if (ring !== undefined) throw new FlowRefused([ringFault(ring)]);
  const latest = backward(graph, days, arrived, within);

  const makerOf = new Map<string, string>();
  for (const at of within) {
    for (const paper of graph.waits[at]!) makerOf.set(graph.papers[paper]!, all[arrived.maker[paper]!]!.id);
  }
  const needOf = (paper: string): NeededPaper => {
    if (have.has(paper)) return { paper, atHand: true };
    const from = makerOf.get(paper);
    return from === undefined ? { paper } : { paper, from };
  };
  const procedures: PlannedProcedure[] = [];
  applying.forEach((one, at) => {
    if (!within.has(at)) return;
    const times = { start: arrived.start[at]!, latestStart: latest.latestStart[at]!, days: days[at]! };
    procedures.push(placeProcedure(one, times, trails[at]!.needs.map(needOf), flow.jointGroups));
  });

  const toConfirm = applying.flatMap(({ procedure: { id, name }, answer }, at): ToConfirm[] =>
    within.has(at) && answer.truth === "unknown" ? [{ id, name, asks: [...new Set(answer.asks)] }] : [],
  );
  const goals = new Set(want);
  const goalMakers = new Map<string, string>();
  if (goals.size > 0)
    for (const { id, yields, status } of procedures)
      for (const paper of yields)
        if (goals.has(paper) && (status === "needed" || !goalMakers.has(paper))) goalMakers.set(paper, id);
  const plan: Plan = {
    flow: flow.id,
    edition: flow.edition,
    facts,
    want,
    have: [...have],
    procedures,
    skipped: selection.skipped.map(({ id }) => id),
    notNeeded: [
      ...selection.skipped.map((one) => notApplying(flow, facts, one)),
      ...all.flatMap((one, at) =>
        within.has(at)
          ? []
          : leftOut(
              one,
              trails[at]!.needs,
              have,
              want.length > 0,
              (paper) => makerOf.get(paper) ?? goalMakers.get(paper),
            ),
      ),
    ],
    toConfirm,
    questions: questionsOf(flow, toConfirm),
    edges: edgesOf(procedures),
    serialWorkdays: sum(procedures.map((one) => one.serialDays)),
    promisedSumWorkdays: sum(all.filter((_, at) => within.has(at)).map((one) => one.promisedDays)),
    parallelWorkdays: latest.total,
    criticalPath: latest.longestPath.map((at) => all[at]!.id),
    stages: stagesOf(flow, procedures),
    ownTime: flow.ownTime,
  };
  const broken = options.gates === "report" ? [] : brokenGates(plan);
  if (broken.length > 0) throw new FlowRefused(broken.map(gateFault));
  return plan;
}

/** For what is at hand, advice counts as a paper too: whoever has the opinion does not ask for it again. */
function trailsWithAdvice(
  applying: readonly { readonly procedure: FlowProcedure }[],
  trails: readonly { readonly needs: readonly string[] }[],
) {
  return applying.map(({ procedure }, at) => ({ needs: trails[at]!.needs, yields: procedure.yields }));
}

function edgesOf(procedures: readonly PlannedProcedure[]): PlanEdge[] {
  return procedures.flatMap(({ id: to, needs }) => {
    const edges: { from: string; to: string; papers: string[] }[] = [];
    for (const { paper, from } of needs) {
      if (from === undefined) continue;
      const known = edges.find((edge) => edge.from === from);
      if (known === undefined) edges.push({ from, to, papers: [paper] });
      else known.papers.push(paper);
    }
    return edges;
  });
}

function stagesOf(flow: Flow, procedures: readonly PlannedProcedure[]): PlannedStage[] {
  const byStage = Map.groupBy(procedures, ({ stage }) => stage);
  return flow.stages.map(({ no, name }) => {
    const members = byStage.get(no) ?? [];
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
