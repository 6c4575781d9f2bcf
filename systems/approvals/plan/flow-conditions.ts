import { type Answer, type Condition, type Facts, readCondition } from "#kernel/feel/conditions.ts";
import type { Flow } from "./flow.ts";

/** Conditions that were read once for a flow; they go when the flow goes. */
const known = new WeakMap<Flow, Map<string, Condition>>();

/** The condition of that text, read once for each flow. @throws ConditionFault */
export function conditionOf(flow: Flow, expression: string): Condition {
  const conditions = known.get(flow) ?? new Map<string, Condition>();
  known.set(flow, conditions);
  const held = conditions.get(expression);
  if (held !== undefined) return held;
  const read = readCondition(expression);
  conditions.set(expression, read);
  return read;
}

const always: Answer = { truth: "true", asks: [] };

/**
 * For each procedure of the flow whether this project needs it, in the order of the flow. Each distinct expression is
 * answered once. @throws ConditionFault when a condition gives no yes or no for these facts.
 */
export function answersOf(flow: Flow, facts: Facts): Answer[] {
  const answers = new Map<string, Answer>();
  return flow.procedures.map(({ conditions }) => {
    if (conditions === undefined) return always;
    const held = answers.get(conditions);
    if (held !== undefined) return held;
    const answer = conditionOf(flow, conditions).answer(facts);
    answers.set(conditions, answer);
    return answer;
  });
}

/** Every expression of a flow: of procedures, of needs, of steps done outside, of facts that follow from each other. */
export function expressionsOf({
  procedures,
  implies,
  outside,
}: Pick<Flow, "procedures" | "implies" | "outside">): string[] {
  return [
    ...new Set([
      ...procedures.flatMap(({ conditions, needsWhen }) => [
        ...(conditions === undefined ? [] : [conditions]),
        ...Object.values(needsWhen ?? {}),
      ]),
      ...(outside ?? []).flatMap(({ conditions }) => conditions ?? []),
      ...(implies ?? []).flatMap(({ when, then }) => [when, then]),
    ]),
  ];
}
