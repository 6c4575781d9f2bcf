import type { Fact } from "#kernel/feel/conditions.ts";
import type { Settings } from "#kernel/records/command.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../plan/flow.ts";
import type { SiteCondition } from "./records.ts";
import { refuseSite } from "./refusals.ts";
import { keeps, nameOf, type SiteTerm, termWords, valueWords } from "./terms.ts";

/** A settled condition that something applied for does not keep. */
export type Contradiction = { readonly term: SiteTerm; readonly body: string; readonly found: unknown };

/**
 * Of these conditions those that facts or answers do not keep. Both are found by the last part of their names, as forms ask them.
 */
export function contradictions(
  agreed: readonly Pick<SiteCondition, "term" | "body">[],
  said: Readonly<Record<string, unknown>>,
): readonly Contradiction[] {
  const byName = new Map(Object.entries(said).map(([path, value]) => [nameOf({ path }), value]));
  return agreed.flatMap(({ term, body }) => {
    const found = byName.get(nameOf(term));
    return found === undefined || keeps(term, found) ? [] : [{ term, body, found }];
  });
}

/** The facts of a flow that settled conditions say outright: nobody is asked for them again (COM-05). */
export function settledFacts(
  flow: Flow,
  agreed: readonly Pick<SiteCondition, "term">[],
): Readonly<Record<string, Fact>> {
  const facts = new Set((flow.facts ?? []).map(({ path }) => path));
  return Object.fromEntries(
    agreed.flatMap(({ term }) => (term.bound === "equal" && facts.has(term.path) ? [[term.path, term.value]] : [])),
  );
}

/** What is refused for it: only where the city lets settled conditions bind (CON-06 is a practice and no law). */
export function contradictionFault(
  agreed: readonly SiteCondition[],
  said: Readonly<Record<string, unknown>>,
  settings: Settings,
  field: string,
): Refusal | undefined {
  if (!settings.flag("siteConditionsBind")) return undefined;
  const found = contradictions(agreed, said);
  if (found.length === 0) return undefined;
  return refuseSite("SITE_CONTRADICTED", {
    field,
    found: found.map((one) => `${termWords(one.term).zh}，申请${valueWords(one.found).zh}`).join("；"),
    foundEn: found.map((one) => `${termWords(one.term).en}, applied for ${valueWords(one.found).en}`).join("; "),
  });
}
