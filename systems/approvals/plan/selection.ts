import { type Answer, ConditionFault, type Facts } from "./conditions.ts";
import { factFaults } from "./facts.ts";
import type { Flow, FlowProcedure } from "./flow.ts";
import { answersOf } from "./flow-conditions.ts";
import { FlowRefused } from "./flow-fault.ts";
import { conditionFault } from "./graph-faults.ts";

/** A procedure that this project needs, or may need. */
export type Applying = { readonly procedure: FlowProcedure; readonly answer: Answer };

/** Which procedures of a flow these facts call for. */
export type Selection = {
  readonly applying: readonly Applying[];
  /** Those whose condition does not hold. */
  readonly skipped: readonly FlowProcedure[];
};

/**
 * Chooses by the facts. A procedure whose condition nobody can answer yet stays in the plan, to be confirmed: leaving it out
 * would promise a day that cannot be kept.
 *
 * @throws FlowRefused when facts lie outside the edition's scope or contradict each other, or a condition gives no yes or no.
 */
export function select(flow: Flow, facts: Facts): Selection {
  const faults = factFaults(flow, facts);
  if (faults.length > 0) throw new FlowRefused(faults);
  const answers = answered(flow, facts);
  const applying: Applying[] = [];
  const skipped: FlowProcedure[] = [];
  flow.procedures.forEach((procedure, index) => {
    const answer = answers[index]!;
    if (answer.truth === "false") skipped.push(procedure);
    else applying.push({ procedure, answer });
  });
  return { applying, skipped };
}

function answered(flow: Flow, facts: Facts): Answer[] {
  try {
    return answersOf(flow, facts);
  } catch (error) {
    if (!(error instanceof ConditionFault)) throw error;
    const place = flow.procedures.find(({ conditions }) => conditions === error.expression);
    throw new FlowRefused([conditionFault(error, { field: "conditions", ...(place && { procedure: place.id }) })]);
  }
}

/** What a procedure yields for others to wait for: nobody waits for the papers of a service without legal basis (INV-08). */
export function bindingYields({ yields, binding }: Pick<FlowProcedure, "yields" | "binding">): readonly string[] {
  return binding === false ? [] : yields;
}

/**
 * The papers that each applying procedure really needs (CON-11): what the applicant brings, and what an applying procedure
 * yields. A paper whose makers do not apply is dropped, and so is one that only a service without legal basis yields.
 */
export function neededPapers(flow: Flow, { applying }: Selection): (procedure: FlowProcedure) => string[] {
  const yielded = new Set(flow.procedures.flatMap((one) => one.yields));
  const made = new Set(applying.flatMap(({ procedure }) => bindingYields(procedure)));
  return ({ needs }) => [...new Set(needs)].filter((paper) => made.has(paper) || !yielded.has(paper));
}
