import { ConditionFault } from "#kernel/feel/condition-fault.ts";
import type { Answer, Facts } from "#kernel/feel/conditions.ts";
import { factFaults } from "./facts.ts";
import type { Flow, FlowProcedure } from "./flow.ts";
import { answersOf, conditionOf } from "./flow-conditions.ts";
import { FlowRefused } from "./flow-fault.ts";
import { conditionFault } from "./graph-faults.ts";

/** A procedure that this project needs, or may need. */
export type Applying = { readonly procedure: FlowProcedure; readonly answer: Answer };

/** Which procedures of a flow these facts call for. */
export type Selection = {
  readonly applying: readonly Applying[];
  /** Those whose condition does not hold. */
  readonly skipped: readonly FlowProcedure[];
  /** Papers that a procedure does not need of this project, though it may of others (`needsWhen`). */
  readonly without: ReadonlyMap<FlowProcedure, ReadonlySet<string>>;
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
  const { answers, without } = answered(flow, facts);
  const applying: Applying[] = [];
  const skipped: FlowProcedure[] = [];
  flow.procedures.forEach((procedure, index) => {
    const answer = answers[index]!;
    if (answer.truth === "false") skipped.push(procedure);
    else applying.push({ procedure, answer });
  });
  return { applying, skipped, without };
}

function answered(flow: Flow, facts: Facts): { answers: Answer[] } & Pick<Selection, "without"> {
  try {
    return { answers: answersOf(flow, facts), without: needsWithout(flow, facts) };
  } catch (error) {
    if (!(error instanceof ConditionFault)) throw error;
    const place = flow.procedures.find(
      ({ conditions, needsWhen }) =>
        conditions === error.expression || Object.values(needsWhen ?? {}).includes(error.expression),
    );
    const field = place?.conditions === error.expression ? "conditions" : "needsWhen";
    throw new FlowRefused([conditionFault(error, { field, ...(place && { procedure: place.id }) })]);
  }
}

/** The needs whose expression does not hold. One that cannot be answered yet stays: it may be asked for. */
function needsWithout(flow: Flow, facts: Facts): Selection["without"] {
  return new Map(
    flow.procedures.flatMap((procedure) => {
      const papers = Object.entries(procedure.needsWhen ?? {})
        .filter(([, when]) => conditionOf(flow, when).answer(facts).truth === "false")
        .map(([paper]) => paper);
      return papers.length === 0 ? [] : [[procedure, new Set(papers)] as const];
    }),
  );
}

/** What a procedure yields for others to wait for: nobody waits for the papers of a service without legal basis (INV-08). */
export function bindingYields({ yields, binding }: Pick<FlowProcedure, "yields" | "binding">): readonly string[] {
  return binding === false ? [] : yields;
}

/**
 * The papers that each applying procedure really needs (CON-11): what the applicant brings, and what an applying procedure
 * yields. A paper whose makers do not apply is dropped, so is one that only a service without legal basis yields, and one
 * that is needed of other projects only.
 */
export function neededPapers(flow: Flow, { applying, without }: Selection): (procedure: FlowProcedure) => string[] {
  const made = new Set<string>();
  for (const { procedure } of applying) for (const paper of bindingYields(procedure)) made.add(paper);
  const dropped = new Set<string>();
  for (const { yields } of flow.procedures) for (const paper of yields) if (!made.has(paper)) dropped.add(paper);
  return (procedure) => {
    const asked = procedure.needs.length > 1 ? [...new Set(procedure.needs)] : procedure.needs;
    const spared = without.get(procedure);
    if (dropped.size === 0 && spared === undefined) return asked;
    return asked.filter((paper) => !dropped.has(paper) && spared?.has(paper) !== true);
  };
}
