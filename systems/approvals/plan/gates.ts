import type { Words } from "#kernel/text/words.ts";
import { type FlowFault, fault } from "./flow-fault.ts";
import { type Gate, type GateGroup, gates } from "./gate-table.ts";
import type { Plan, PlannedProcedure } from "./plan.ts";

/** A gate that a plan breaks: who would go through it, and what is missing or must not be there. */
export type BrokenGate = {
  readonly gate: Gate;
  /** The procedure that would start too early. */
  readonly procedure: string;
  readonly missing: readonly GateGroup[];
  /** Papers that the law does not make a condition, and this plan does. */
  readonly forbidden: readonly string[];
};

/** How one gate stands in a plan. */
export type GateStanding = { readonly gate: Gate; readonly procedures: readonly string[]; readonly kept: boolean };

/**
 * The gates of CON-07 that a plan breaks. A group is kept when one of its papers is at hand, or is asked for by the
 * procedure (or by one before it) and comes from the applicant or from a procedure that finishes before. That a maker
 * happens to be early is not enough: it must be waited for.
 */
export function brokenGates(plan: Plan): BrokenGate[] {
  const standing = standingOf(plan);
  return gates.flatMap((gate) => standing(gate).broken);
}

/** Every gate that this plan passes through, and whether it keeps it. */
export function gatesOf(plan: Plan): GateStanding[] {
  const standing = standingOf(plan);
  return gates.flatMap((gate) => {
    const { makers, broken } = standing(gate);
    if (makers.length === 0) return [];
    return { gate, procedures: makers.map(({ id }) => id), kept: broken.length === 0 };
  });
}

/** The papers that gates speak of: a plan of thousands of procedures has few of them. */
const atGates = new Set(gates.flatMap(({ after, onlyWhen }) => [...after, ...(onlyWhen ?? [])]));

function standingOf(plan: Plan) {
  const have = new Set(plan.have);
  // What somebody could make for this project, planned or not: whether a gate stands does not hang on what is wanted.
  const made = new Set<string>();
  const makersOf = new Map<string, PlannedProcedure[]>();
  for (const one of plan.procedures) {
    for (const paper of one.yields) {
      if (!atGates.has(paper)) continue;
      made.add(paper);
      makersOf.set(paper, [...(makersOf.get(paper) ?? []), one]);
    }
  }
  const history = new Map<string, Set<string>>();
  const once = (paper: string, needs: readonly string[]): void => {
    const known = history.get(paper);
    if (known === undefined) history.set(paper, new Set(needs));
    else for (const need of needs) known.add(need);
  };
  for (const { reason, yields, needs } of plan.notNeeded) {
    if (reason === "condition") continue;
    for (const paper of yields) {
      made.add(paper);
      if (have.size > 0) once(paper, needs);
    }
  }
  // One that is planned for another paper of its has made the paper at hand before.
  if (have.size > 0)
    for (const { yields, needs } of plan.procedures) {
      const asked = needs.map(({ paper }) => paper);
      for (const paper of yields) if (have.has(paper)) once(paper, asked);
    }
  const byId = new Map(makersOf.size === 0 ? [] : plan.procedures.map((one) => [one.id, one]));
  return (gate: Gate) => {
    const stands = gate.onlyWhen === undefined || gate.onlyWhen.some((paper) => made.has(paper));
    const makers = stands ? [...new Set(gate.after.flatMap((paper) => makersOf.get(paper) ?? []))] : [];
    const broken = makers.flatMap((maker): BrokenGate[] => {
      const there = papersBefore(maker, byId, history, have);
      const missing = gate.before.filter(({ papers }) => !papers.some((paper) => there.has(paper) || have.has(paper)));
      const forbidden = gate.never?.papers.filter((paper) => there.has(paper)) ?? [];
      if (missing.length === 0 && forbidden.length === 0) return [];
      return [{ gate, procedure: maker.id, missing, forbidden }];
    });
    return { makers, broken };
  };
}

/**
 * Every paper that is asked for on the way to a procedure: its own needs, those of their makers in the plan, and so on back.
 * A paper at hand was made once, and then its makers had what they needed: `history` has the needs of all who may have made
 * a paper. It is followed from papers at hand only: what a maker would have asked for that this plan does without, nobody
 * is asked for.
 */
function papersBefore(
  last: PlannedProcedure,
  byId: ReadonlyMap<string, PlannedProcedure>,
  history: ReadonlyMap<string, ReadonlySet<string>>,
  have: ReadonlySet<string>,
): ReadonlySet<string> {
  const papers = new Set<string>();
  const makers = new Set([last]);
  // The sets grow while they are walked; they are the queues.
  for (const one of makers) {
    for (const { paper, from } of one.needs) {
      papers.add(paper);
      const maker = from === undefined ? undefined : byId.get(from);
      if (maker !== undefined) makers.add(maker);
    }
  }
  const before = new Set([...papers].filter((paper) => have.has(paper)));
  for (const paper of before) for (const earlier of history.get(paper) ?? []) before.add(earlier);
  for (const paper of before) papers.add(paper);
  return papers;
}

/** A broken gate as a refusal, by its article. */
export function gateFault({ gate, procedure, missing, forbidden }: BrokenGate): FlowFault {
  const text = missing.length > 0 ? missingWords(missing) : forbiddenWords(forbidden);
  return fault(
    "GATE_BROKEN",
    { procedure, field: "needs", article: gate.article },
    {
      zh: `${gate.text.zh}（${gate.article}）。${procedure}${text.zh}`,
      en: `${gate.text.en} (${gate.article}). ${procedure} ${text.en}`,
    },
  );
}

function missingWords(missing: readonly GateGroup[]): Words {
  return {
    zh: `之前缺：${missing.map(({ name }) => name.zh).join("、")}`,
    en: `has not before it: ${missing.map(({ name }) => name.en).join(", ")}`,
  };
}

function forbiddenWords(papers: readonly string[]): Words {
  return { zh: `却要等：${papers.join("、")}`, en: `waits for ${papers.join(", ")} all the same` };
}
