import type { Facts } from "#kernel/feel/conditions.ts";
import type { Words } from "#kernel/text/words.ts";
import type { DatedPlan } from "../plan/dated-plan.ts";
import type { FactDeclaration } from "../plan/flow.ts";

/** The answer of `approvals.plan`, as far as a project is begun by it. */
export type PlanAnswer = DatedPlan & { readonly title: Words };

/** The answer of `approvals.editions`, as far as facts are told by it. */
export type EditionsAnswer = {
  readonly rows: readonly {
    readonly id: string;
    readonly edition: string;
    readonly title: Words;
    readonly current: boolean;
    readonly facts: readonly FactDeclaration[];
  }[];
};

/** The flow and the facts that an address brings along, such as the portal's plan makes it. */
export function readAddress(flow: string, facts: string): { readonly flow: string; readonly facts: Facts } | null {
  if (flow === "") return null;
  try {
    const read: unknown = JSON.parse(facts === "" ? "{}" : facts);
    if (typeof read !== "object" || read === null || Array.isArray(read)) return null;
    const fits = Object.values(read).every((value) => ["string", "number", "boolean"].includes(typeof value));
    return fits ? { flow, facts: read as Facts } : null;
  } catch {
    return null;
  }
}

/** How the queries of plans are asked: edition, and facts as path=value. */
export const planAsked = (flow: string, facts: Facts) => ({
  edition: flow.slice(flow.indexOf("@") + 1),
  facts: Object.entries(facts).map(([path, value]) => `${path}=${value}`),
});

/** The applicant's own papers of a plan, each once: what no procedure of it yields. */
export function ownPapers({ procedures }: PlanAnswer): string[] {
  return [...new Set(procedures.flatMap(({ needs }) => needs.flatMap(({ paper, from }) => (from ? [] : [paper]))))];
}
