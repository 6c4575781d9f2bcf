import type { Refusal } from "#kernel/records/refusal.ts";
import type { Flow, FlowProcedure } from "../flow.ts";
import type { Change } from "./change.ts";
import { refuseChange } from "./refusals.ts";

/**
 * Why a procedure must go on asking for a paper: the law makes it a condition, and the flow names the article
 * (`alsoNeeds`). Gates (CON-07) are asked of the whole plan afterwards.
 *
 * @param earlier changes before this one; a merged step asks for what the law asks of each of its members.
 */
export function lawAsksRefusal(
  flow: Flow,
  { id, name, needs }: FlowProcedure,
  paper: string,
  earlier: readonly Change[],
): Refusal | undefined {
  if (!needs.includes(paper)) return undefined;
  const into = mergersOf(earlier);
  const further = flow.template?.procedures.flatMap(({ item, alsoNeeds = [] }) =>
    item === id || into.get(item) === id ? alsoNeeds : [],
  );
  const basis = further?.find((one) => one.paper === paper)?.basis;
  if (basis === undefined) return undefined;
  const [article] = basis.split("：");
  return {
    ...refuseChange("LAW_ASKS_FOR_PAPER", { name: name.zh, english: name.en, paper, basis, field: "/paper" }),
    ...(article !== undefined && { article }),
  };
}

/** By procedure: the step that it was merged into; a later merger may take the first one in. */
export function mergersOf(changes: readonly Change[]): ReadonlyMap<string, string> {
  const into = new Map<string, string>();
  for (const one of changes) {
    if (one.kind !== "mergeSteps") continue;
    const [lead, ...rest] = one.procedures;
    for (const [member, target] of into) if (rest.includes(target)) into.set(member, lead!);
    for (const member of rest) into.set(member, lead!);
  }
  return into;
}
