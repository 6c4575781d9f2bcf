import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { files } from "#kernel/files/records.ts";
import type { Permit, PermitState } from "#kernel/matters/permits.ts";
import { type Case, isOver, type Matter, matters } from "#kernel/matters/records.ts";
import { type Context, command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { together } from "../../commands/together.ts";
import { stands } from "../../outside/records.ts";
import { ownOrWindow } from "../../people/add-party.ts";
import type { Flow } from "../../plan/flow.ts";
import { keptFlow } from "../../plan/kept-flow.ts";
import { type PlanDifference, planDifference } from "../../plan/plan-difference.ts";
import { asRefusal } from "../../queries/plan-refusals.ts";
import { refuse } from "../../refusals.ts";
import { contradictionFault } from "../../site/contradictions.ts";
import { siteConditions } from "../../site/records.ts";
import { allPosts, standingReads } from "../reads.ts";
import { planVersions } from "../records.ts";
import { refuseFacts } from "../refusals.ts";
import { proofInput, readProof } from "./proof-input.ts";
import { tellOfChange } from "./tell-of-change.ts";
import { waiveMore } from "./waive-more.ts";

const input = z.object({
  /** The facts that are others now; null for one that is open again. What is not named stays. */
  facts: z.record(z.string().max(60), z.union([z.string().max(60), z.number(), z.boolean(), z.null()])),
  /** Since when they are so. */
  since: z.iso.date().refine(isDay),
  reason: z.string().trim().min(4).max(500),
  proof: proofInput.optional(),
});
type Input = z.output<typeof input>;

/**
 * 变更项目条件: a project's facts are others than they were, so its plan is derived anew (CON-11, CON-13). What is done stays done and
 * running clocks keep their due days: steps come in, and open as their papers are there; steps that have no case go; one that
 * has a case goes on until it ends or its applicant takes it back. A decision is undone by its own acts only (CLK-27).
 */
export const changeFacts = command({
  name: "approvals.changeFacts",
  title: { zh: "变更项目条件", en: "Change a project's facts" },
  on: matters,
  input,
  reads: {
    ...standingReads,
    file: one(files).by((_: Matter, asked: Input) => asked.proof?.file),
    agreed: all(siteConditions).of<Matter, Input>("matter"),
  },
  may: ownOrWindow,
  basis: ["企业投资项目核准和备案管理条例 第十四条", "优化营商环境条例 第四十二条"],
  visibility: "public",
  decide(file, asked, context) {
    const { rows, today, now, actor, post } = context;
    if (file.state === "closed") return refuse("MATTER_CLOSED");
    if (!rows.flow || actor.kind !== "person") return refuse("NO_FLOW", { flow: file.flow ?? "" });
    const before = file.facts as Facts;
    const after = changed(before, asked.facts);
    if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)))
      return refuseFacts("FACTS_UNCHANGED", { field: "/facts" });
    const contradicted = contradictionFault(rows.agreed, said(asked.facts), context.settings, "/facts");
    if (contradicted) return contradicted;
    const since = asked.since as Day;
    if (since < file.openedOn || since > today)
      return refuseFacts("FACT_DAY_UNFIT", { since, from: file.openedOn, today, field: "/since" });
    const proof = readProof(asked.proof, rows.file, context);
    if (!proof) return refuseFacts("FACTS_PROOF_MISSING", { field: "/proof" });
    const flow = keptFlow(rows.flow);
    const live = standing(rows.cases, rows.permits);
    const difference = differenceOf(flow, { before, after }, file, { ...rows, live }, context);
    if (isRefusal(difference)) return difference;
    const undone = difference.carried.filter(({ id }) => live.some((one) => one.procedure === id && isGranted(one)));
    if (undone.length > 0)
      return refuseFacts("PLAN_UNDOES", {
        steps: undone.map(({ name }) => name.zh).join("、"),
        stepsEn: undone.map(({ name }) => name.en).join(", "),
        procedures: undone.map(({ id }) => id),
        field: "/facts",
      });
    const number = Math.max(1, ...rows.versions.map((one) => one.number)) + 1;
    return together(
      change(file, { facts: after }),
      create(planVersions, {
        ...{ id: context.newId(), matter: file.id, number, flow: rows.flow.id, flowVersion: rows.flow.version },
        ...{ facts: after, since, recordedAt: now.toISOString(), recordedBy: actor.person },
        ...{ recordedFor: post?.body ?? null, reason: asked.reason, proof, difference },
        added: difference.added.map(({ id }) => id),
      }),
      waiveMore(flow, { before, after }, live),
      tellOfChange(file, { difference, flow, number, live, posts: allPosts(rows), parties: rows.parties }, context),
    );
  },
});

function changed(before: Facts, asked: Input["facts"]): Facts {
  const all = { ...before, ...asked };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Facts[string]] => entry[1] !== null));
}

/** What is said anew; that something is open again contradicts nothing. */
const said = (asked: Input["facts"]) => Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));

const sorted = (facts: Facts) => Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1));

/** How a permit ends by an act of its own, or with its term; a changed or renewed one goes on in another. */
const endings: readonly PermitState[] = ["expired", "lapsed", "revoked", "withdrawn", "cancelled"];

/** Cases that go on, and those whose grant still holds: what has ended by an act of its own holds nothing up any more. */
function standing(cases: readonly Case[], permits: readonly Permit[]): readonly Case[] {
  const ended = new Set(permits.filter(({ state }) => endings.includes(state)).map(({ fromCase }) => fromCase));
  return cases.filter((one) => one.procedure !== null && !isOver(one) && !ended.has(one.id));
}

const isGranted = ({ decision }: Case): boolean => decision === "granted";

function differenceOf(
  flow: Flow,
  facts: { readonly before: Facts; readonly after: Facts },
  file: Matter,
  read: {
    readonly live: readonly Case[];
    readonly papers: readonly { readonly name: string }[];
    readonly outside: readonly Parameters<typeof stands>[0][];
  },
  { calendar }: Context,
): PlanDifference | Refusal {
  const begun = [
    ...read.live.map(({ procedure }) => procedure ?? ""),
    ...read.outside.filter(stands).map(({ step }) => step),
  ];
  const present = new Set(read.papers.map(({ name }) => name));
  try {
    return planDifference(flow, facts, { openedOn: file.openedOn, present, begun: new Set(begun) }, calendar);
  } catch (error) {
    return { ...asRefusal(error), field: "/facts" };
  }
}
