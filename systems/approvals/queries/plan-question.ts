import { z } from "zod";
import type { City } from "#kernel/city/city.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { currentFlow, editionsOf, flowOfEdition } from "../flow-store.ts";
import type { FactDeclaration, Flow } from "../plan/flow.ts";
import { FlowRefused, fault } from "../plan/flow-fault.ts";
import type { OwnTime } from "../plan/real-days.ts";
import { variantFacts } from "../plan/variants.ts";
import { asRefusal, refusePlan } from "./plan-refusals.ts";

/** The flow that the public pages and queries are about. */
export const CONSTRUCTION = "construction";

const paper = z.string().trim().min(1).max(200);

/** Which edition, and which project: what a plan is asked about, in a form that an address can carry. */
export const projectQuestion = z.object({
  /** Such as 2014; by default the edition in force today. */
  edition: z.string().trim().max(20).optional(),
  /** `full`: all that can apply; `base`: an ordinary project. Facts that are given come on top. */
  variant: z.enum(["full", "base"]).optional(),
  /** Facts as path=value, such as project.landMode=出让; one that is not given is open. */
  facts: z.array(z.string().max(600)).max(100).default([]),
});

/** A plan with everything that a project may say about itself. */
export const planQuestion = projectQuestion.extend({
  /** Papers that the project is after; without any, every procedure that applies is planned. */
  want: z.array(paper).max(200).default([]),
  /** Papers at hand. */
  have: z.array(paper).max(200).default([]),
  /** The day on which the first application is accepted; today by default. */
  accepted: z.iso.date().optional(),
  /** The applicant's own time after a stage, as stage=calendar days. */
  ownAfterStage: z.array(z.string().max(20)).max(20).default([]),
  /** When the applicant has a paper of their own, as paper=calendar days from the acceptance. */
  ownPapers: z.array(z.string().max(220)).max(100).default([]),
  /** Changes to think through, such as F26-2~!项目备案通知书. */
  changes: z.string().max(4000).default(""),
});

export type ProjectQuestion = z.output<typeof projectQuestion>;
export type PlanQuestion = z.output<typeof planQuestion>;

/** An edition's flow, and the facts of the project in it. */
export type AskedProject = { readonly flow: Flow; readonly facts: Facts };

/** The flow of the edition that is asked for. */
export async function askedFlow(city: City, edition: string | undefined): Promise<Flow | Refusal> {
  const flow = await (edition === undefined
    ? currentFlow(city, CONSTRUCTION)
    : flowOfEdition(city, CONSTRUCTION, edition));
  if (flow !== undefined) return flow;
  const known = await editionsOf(city, CONSTRUCTION);
  return refusePlan("EDITION_UNKNOWN", {
    edition: edition ?? "",
    known: known.map((one) => one.edition).join("、") || "—",
  });
}

/** The edition and the facts that are asked for, read but not yet checked against each other. */
export async function askedProject(city: City, asked: ProjectQuestion): Promise<AskedProject | Refusal> {
  const flow = await askedFlow(city, asked.edition);
  if (isRefusal(flow)) return flow;
  try {
    return {
      flow,
      facts: { ...(asked.variant && variantFacts(flow, asked.variant)), ...readFacts(flow, asked.facts) },
    };
  } catch (error) {
    return asRefusal(error);
  }
}

/** @throws FlowRefused when one fact is said twice and differently. */
function readFacts(flow: Flow, written: readonly string[]): Facts {
  const declared = new Map((flow.facts ?? []).map((one) => [one.path, one]));
  const facts = new Map<string, string | number | boolean>();
  for (const one of written) {
    const at = one.indexOf("=");
    const path = at < 0 ? one : one.slice(0, at);
    const value = readValue(declared.get(path), at < 0 ? "" : one.slice(at + 1));
    const other = facts.get(path);
    if (other !== undefined && other !== value) {
      const text = { zh: `“${path}”写了两次，前后不同`, en: `"${path}" is given twice and differently` };
      throw new FlowRefused([fault("FACTS_CONTRADICT", { field: path }, text)]);
    }
    facts.set(path, value);
  }
  return Object.fromEntries(facts);
}

/** As the declaration wants it; what does not fit stays text, and the flow says why it is no answer. */
function readValue(declared: FactDeclaration | undefined, text: string): string | number | boolean {
  if (declared?.type === "boolean" && (text === "true" || text === "false")) return text === "true";
  if (declared?.type === "number" && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return text;
}

/** The applicant's own time, in calendar days. */
export function readOwnTime({
  ownAfterStage,
  ownPapers,
}: Pick<PlanQuestion, "ownAfterStage" | "ownPapers">): OwnTime | Refusal {
  const afterStage: Record<string, number> = {};
  const papers: Record<string, number> = {};
  for (const [kind, text] of [
    ...ownAfterStage.map((one) => ["stage", one] as const),
    ...ownPapers.map((one) => ["paper", one] as const),
  ]) {
    const [, name, days] = /^(.+)=(\d{1,4})$/.exec(text) ?? [];
    if (name === undefined || Number(days) > 3650 || (kind === "stage" && !/^\d{1,3}$/.test(name)))
      return refusePlan("OWN_TIME_UNREADABLE", { text });
    if (kind === "stage") afterStage[name] = Number(days);
    else papers[name] = Number(days);
  }
  return { afterStage, papers };
}
