import type { Facts } from "#kernel/feel/conditions.ts";
import type { Paper } from "#kernel/matters/records.ts";
import type { Words } from "#kernel/text/words.ts";
import type { PaperFile } from "../paper-files/records.ts";
import { factWords } from "../plan/fact-words.ts";
import type { Flow } from "../plan/flow.ts";
import { type Step, stepsOf } from "../ready.ts";
import { isFavourable, type Seen, type Simulation } from "./records.ts";

/** A step with what may be missing in a simulation, and what may not. */
export type SimulatedStep = Step & { readonly lacks: readonly string[] };

/**
 * The steps that wait, each with the papers that keep it from being simulated: not those that the flow says may be missing, nor
 * those that an earlier step yields which was found favourable in simulation.
 */
export function simulableSteps(
  flow: Flow,
  facts: Facts,
  present: ReadonlySet<string>,
  before: readonly Pick<Simulation, "step" | "state" | "opinion">[],
): SimulatedStep[] {
  const favoured = new Set(before.filter(isFavourable).map(({ step }) => step));
  const presumed = new Set([
    ...(flow.mayMiss ?? []),
    ...flow.procedures.filter(({ id }) => favoured.has(id)).flatMap(({ yields }) => yields),
  ]);
  return stepsOf(flow, facts, present).map((step) => ({
    ...step,
    lacks: step.missing.filter((paper) => !presumed.has(paper)),
  }));
}

/** The papers of a step as they are now: each with its newest file. */
export function seenPapers(
  needs: readonly string[],
  papers: readonly Paper[],
  files: readonly PaperFile[],
): Seen["papers"] {
  return papers
    .filter(({ name, defect }) => needs.includes(name) && defect === null)
    .map(({ id, name, receivedOn }) => {
      const own = files.filter(({ paper }) => paper === id).sort((a, b) => a.number - b.number);
      return { name, receivedOn, file: own.at(-1)?.file ?? null };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * What has changed of what an opinion rests on: facts by their questions, papers, the item's version. What was missing then may have
 * come.
 */
export function changesSince(flow: Pick<Flow, "facts">, then: Seen, now: Seen): Words[] {
  const facts = [...new Set([...Object.keys(then.facts), ...Object.keys(now.facts)])]
    .filter((path) => JSON.stringify(then.facts[path]) !== JSON.stringify(now.facts[path]))
    .map((path) => factWords(flow, path, now.facts as Facts));
  const papers = then.papers.filter(({ name, receivedOn, file }) => {
    const held = now.papers.find((one) => one.name === name);
    return held?.receivedOn !== receivedOn || held.file !== file;
  });
  return [
    ...facts,
    ...papers.map(({ name }) => ({ zh: name, en: name })),
    ...(then.itemVersion === now.itemVersion ? [] : [{ zh: "事项的版本", en: "the version of the item" }]),
  ];
}
