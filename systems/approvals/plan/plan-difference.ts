import type { Day } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import type { Words } from "#kernel/text/words.ts";
import { datePlan } from "./dated-plan.ts";
import { factAnswer } from "./fact-words.ts";
import type { Flow } from "./flow.ts";
import { FlowRefused } from "./flow-fault.ts";
import { gatesOf } from "./gates.ts";
import { derivePlan, type Plan } from "./plan.ts";
import { select } from "./selection.ts";

/** A step of a plan by its name of that time, whatever the lists say later. */
export type NamedStep = { readonly id: string; readonly name: Words; readonly bodyId: string; readonly body: Words };

/** One fact that is another now, in plain words. */
export type FactChange = {
  readonly path: string;
  readonly question: Words;
  readonly before: Words;
  readonly after: Words;
};

/** A gate of the law (CON-07) that a plan passes through. */
export type NamedGate = { readonly id: string; readonly article: string; readonly text: Words };

type BeforeAfter<Value> = { readonly before: Value; readonly after: Value };

/** What a change of the facts makes of a project's plan. */
export type PlanDifference = {
  readonly facts: readonly FactChange[];
  /** Steps that newly apply. */
  readonly added: readonly NamedStep[];
  /** Steps that no longer apply and have no case that goes on. */
  readonly dropped: readonly NamedStep[];
  /** Steps that no longer apply but have a case: nobody undoes it, its applicant may withdraw it. */
  readonly carried: readonly NamedStep[];
  /** Steps that no longer apply because the city has done for all what they do (CON-04): what was granted stays good. */
  readonly upheld: readonly NamedStep[];
  /** Steps that stay and were begun or decided before papers that the plan now asks for first. */
  readonly overtaken: readonly (NamedStep & { readonly papers: readonly string[] })[];
  /** How many steps stay. */
  readonly kept: number;
  /** Papers of the applicant that are asked for now, and that are asked for no more. */
  readonly papers: { readonly asked: readonly string[]; readonly spared: readonly string[] };
  readonly workdays: BeforeAfter<number>;
  /** The day by which government has decided everything, counted from the opening; null beyond the work calendar. */
  readonly end: BeforeAfter<Day | null>;
  readonly criticalPath: BeforeAfter<readonly string[]>;
  readonly gates: { readonly joined: readonly NamedGate[]; readonly left: readonly NamedGate[] };
};

/** What stands of a project when its facts change. */
export type ProjectStanding = {
  readonly openedOn: Day;
  /** Papers that are there. */
  readonly present: ReadonlySet<string>;
  /** Procedures with a case that goes on or was granted, or that were done elsewhere. */
  readonly begun: ReadonlySet<string>;
};

/**
 * Derives the plan for both sets of facts and says what differs (CON-11, CON-13). What is done stays done: a step with a case
 * is never among the dropped.
 *
 * @throws FlowRefused when no plan follows from the facts, as `derivePlan` does.
 */
export function planDifference(
  flow: Flow,
  facts: BeforeAfter<Facts>,
  standing: ProjectStanding,
  calendar: Pick<WorkCalendar, "addWorkdays" | "addCalendarDays">,
): PlanDifference {
  const before = derivePlan(flow, { facts: facts.before });
  const after = derivePlan(flow, { facts: facts.after });
  const inBefore = new Map(before.procedures.map((one) => [one.id, one]));
  const inAfter = new Map(after.procedures.map((one) => [one.id, one]));
  const gone = before.procedures.filter(({ id }) => !inAfter.has(id));
  const spared = sparedBy(flow, facts);
  const begun = gone.filter(({ id }) => standing.begun.has(id));
  const kept = after.procedures.filter(({ id }) => inBefore.has(id));
  const needsBefore = (id: string) => new Set(inBefore.get(id)?.needs.map(({ paper }) => paper));
  const overtaken = kept.flatMap((one) => {
    if (!standing.begun.has(one.id)) return [];
    const known = needsBefore(one.id);
    const papers = one.needs.map(({ paper }) => paper).filter((paper) => !known.has(paper));
    const missing = papers.filter((paper) => !standing.present.has(paper));
    return missing.length === 0 ? [] : [{ ...named(one), papers: missing }];
  });
  const [askedBefore, askedAfter] = [ownPapers(before), ownPapers(after)];
  const there = (paper: string) => standing.present.has(paper);
  const [gatesBefore, gatesAfter] = [gatesBy(before), gatesBy(after)];
  return {
    facts: changedFacts(flow, facts),
    added: after.procedures.filter(({ id }) => !inBefore.has(id)).map(named),
    dropped: gone.filter(({ id }) => !standing.begun.has(id)).map(named),
    carried: begun.filter(({ id }) => !spared.has(id)).map(named),
    upheld: begun.filter(({ id }) => spared.has(id)).map(named),
    overtaken,
    kept: kept.length,
    papers: {
      asked: [...askedAfter].filter((paper) => !askedBefore.has(paper) && !there(paper)),
      spared: [...askedBefore].filter((paper) => !askedAfter.has(paper) && !there(paper)),
    },
    workdays: { before: before.parallelWorkdays, after: after.parallelWorkdays },
    end: {
      before: endOf(before, standing.openedOn, calendar),
      after: endOf(after, standing.openedOn, calendar),
    },
    criticalPath: { before: before.criticalPath, after: after.criticalPath },
    gates: {
      joined: [...gatesAfter.values()].filter(({ id }) => !gatesBefore.has(id)),
      left: [...gatesBefore.values()].filter(({ id }) => !gatesAfter.has(id)),
    },
  };
}

const named = ({ id, name, bodyId, body }: NamedStep): NamedStep => ({ id, name, bodyId, body });

/** Steps that would still apply, were it not for a fact that spares them: an assessment of the whole zone, say. */
function sparedBy(flow: Flow, { before, after }: BeforeAfter<Facts>): ReadonlySet<string> {
  const sparing = (flow.facts ?? []).filter(({ path, spares }) => spares && before[path] !== after[path]);
  if (sparing.length === 0) return new Set();
  const paths = new Set(sparing.map(({ path }) => path));
  const kept = Object.entries(after).filter(([path]) => !paths.has(path));
  const without = Object.fromEntries([...kept, ...Object.entries(before).filter(([path]) => paths.has(path))]);
  return new Set(select(flow, without).applying.map(({ procedure }) => procedure.id));
}

function changedFacts(flow: Flow, { before, after }: BeforeAfter<Facts>): FactChange[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths
    .filter((path) => before[path] !== after[path])
    .map((path) => {
      const was = factAnswer(flow, path, before);
      const is = factAnswer(flow, path, after);
      return { path, question: is.question ?? { zh: path, en: path }, before: was.answer, after: is.answer };
    });
}

/** What a plan asks of the applicant: no step of it makes that. */
function ownPapers(plan: Plan): ReadonlySet<string> {
  return new Set(plan.procedures.flatMap(({ needs }) => needs.flatMap(({ paper, from }) => (from ? [] : [paper]))));
}

function gatesBy(plan: Plan): ReadonlyMap<string, NamedGate> {
  return new Map(gatesOf(plan).map(({ gate: { id, article, text } }) => [id, { id, article, text }]));
}

function endOf(plan: Plan, openedOn: Day, calendar: Parameters<typeof datePlan>[2]): Day | null {
  try {
    return datePlan(plan, openedOn, calendar).governmentEnd;
  } catch (error) {
    if (!(error instanceof FlowRefused)) throw error;
    // A plan that reaches beyond the work calendar has no last day; its workdays are told all the same.
    return null;
  }
}
