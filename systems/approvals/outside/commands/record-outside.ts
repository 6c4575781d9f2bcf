import { z } from "zod";
import { anyOf, party, post } from "#kernel/access/policies.ts";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { files } from "#kernel/files/records.ts";
import { powers } from "#kernel/items/records.ts";
import { cases, isOver, type Matter, matters, type Paper, papers } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import { together } from "../../commands/together.ts";
import { proofInput, readProof } from "../../facts/commands/proof-input.ts";
import type { Flow } from "../../plan/flow.ts";
import type { OutsideDoer } from "../../plan/flow-fields.ts";
import { keptFlow } from "../../plan/kept-flow.ts";
import { lawBefore, outsideNeeds, outsideOf } from "../../plan/outside-steps.ts";
import { derivePlan } from "../../plan/plan.ts";
import { flows } from "../../records.ts";
import { refuse } from "../../refusals.ts";
import { type OutsideRecord, outsideSteps, stands } from "../records.ts";
import { refuseOutside } from "../refusals.ts";
import { heldPapers } from "./outside-paper.ts";

const input = z.object({
  /** The step's id in the flow. */
  step: z.string().max(60),
  doneOn: z.iso.date().refine(isDay),
  proof: proofInput.optional(),
});
type Input = z.output<typeof input>;

/** The applicant's side, or a window or agent of the division: who brings papers. */
export const whoBringsPapers = anyOf<Matter, unknown>(
  party((file: Matter) => file.id),
  post("window", "agent").within((file: Matter) => file.division),
);

/**
 * 登记系统外步骤: a step that no body on the system decides is done, and here is the paper that proves it. What waits for that paper
 * opens (CON-11); the time was the developer's, not the government's (CON-10).
 */
export const recordOutside = command({
  name: "approvals.recordOutside",
  title: { zh: "登记系统外步骤", en: "Record a step done outside" },
  on: matters,
  input,
  reads: {
    flow: one(flows).by((file: Matter) => file.flow),
    cases: all(cases).of<Matter, Input>("matter"),
    papers: all(papers).of<Matter, Input>("matter"),
    records: all(outsideSteps).of<Matter, Input>("matter"),
    powers: all(powers).where("item", (_: Matter, asked: Input) => asked.step),
    file: one(files).by((_: Matter, asked: Input) => asked.proof?.file),
  },
  may: whoBringsPapers,
  basis: ["优化营商环境条例 第四十二条", "行政许可法 第三十一条"],
  visibility: "internal",
  decide(file, asked, context) {
    const { rows, today, now, actor, post } = context;
    if (file.state === "closed") return refuse("MATTER_CLOSED");
    if (!rows.flow || actor.kind !== "person") return refuse("NO_FLOW", { flow: file.flow ?? "" });
    const flow = keptFlow(rows.flow);
    const step = findStep(flow, file.facts as Facts, asked.step);
    if (!step) return refuse("NOT_IN_PLAN", { procedure: asked.step, field: "/step" });
    const names = { step: step.name.zh, stepEn: step.name.en };
    const handled = rows.cases.some((one) => one.procedure === asked.step && !isOver(one));
    if (handled || rows.powers.length > 0)
      return refuseOutside("STEP_ON_SYSTEM", { ...names, body: step.body?.zh, bodyEn: step.body?.en, field: "/step" });
    const earlier = rows.records.find((one) => one.step === asked.step && stands(one));
    if (earlier) return refuseOutside("OUTSIDE_RECORDED", { ...names, on: earlier.doneOn });
    const doneOn = asked.doneOn as Day;
    const proof = readProof(asked.proof, rows.file, context);
    const unfit = refuseDone({ ...step, doneOn }, rows, today);
    if (unfit) return unfit;
    if (!proof || proof.number === null) return refuseOutside("OUTSIDE_PROOF_MISSING", { field: "/proof" });
    return together(
      change(file, {}),
      create(outsideSteps, {
        ...{ id: context.newId(), matter: file.id, step: asked.step, name: step.name, by: step.by, doneOn, proof },
        ...{ yields: step.yields, state: "standing", recordedAt: now.toISOString(), recordedBy: actor.person },
        ...{ recordedFor: post?.body ?? null, correctedBy: null, reason: null },
      }),
      heldPapers(
        file,
        { yields: step.yields, flow: rows.flow.id, listed: flow.applicantDocuments },
        rows.papers,
        context,
      ),
    );
  },
});

/** A step of a project's plan as far as it can be done outside. */
export type DoneOutside = {
  readonly name: Words;
  readonly by: OutsideDoer;
  /** Only of a procedure: the body that the flow names. */
  readonly body?: Words;
  readonly needs: readonly string[];
  readonly yields: readonly string[];
  readonly law: string | undefined;
};

/** An outside step that the plan counts on, or a procedure of it: that of a body which is not on the system. */
export function findStep(flow: Flow, facts: Facts, id: string): DoneOutside | undefined {
  const plan = derivePlan(flow, { facts, gates: "report" });
  const outside = outsideOf(flow, plan).find((one) => one.id === id);
  if (outside) {
    const { name, by, yields } = outside;
    return { name, by, yields, needs: outsideNeeds(outside, flow, plan), law: lawBefore(outside) };
  }
  const planned = plan.procedures.find((one) => one.id === id);
  if (!planned) return undefined;
  const { name, body, yields, needs } = planned;
  return { name, body, by: "otherBody", yields, needs: needs.map(({ paper }) => paper), law: lawBefore({ yields }) };
}

/** A day that is still to come; or one before what comes first by law (CON-07). */
export function refuseDone(
  step: DoneOutside & { readonly doneOn: Day },
  rows: { readonly papers: readonly Paper[]; readonly records: readonly OutsideRecord[] },
  today: Day,
): Refusal | undefined {
  const { doneOn, law } = step;
  if (doneOn > today) return refuseOutside("OUTSIDE_DAY_UNFIT", { on: doneOn, today, field: "/doneOn" });
  if (law === undefined) return undefined;
  const since = (paper: string): Day | undefined => {
    const made = rows.records.find((one) => stands(one) && one.yields.includes(paper));
    const there = rows.papers.find((one) => one.name === paper);
    // When a paper was made is known of one that a case or an outside step made; a brought one may be older than its coming.
    return made?.doneOn ?? (there && (there.origin === "yielded" ? there.receivedOn : doneOn));
  };
  const late = step.needs.filter((paper) => (since(paper) ?? "9999-12-31") > doneOn);
  if (late.length === 0) return undefined;
  const told = refuseOutside("OUTSIDE_TOO_EARLY", {
    ...{ step: step.name.zh, stepEn: step.name.en, papers: late.join("、"), field: "/doneOn" },
  });
  return { ...told, article: law };
}
