import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { files } from "#kernel/files/records.ts";
import { type Matter, matters, papers } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { proofInput, readProof } from "../../facts/commands/proof-input.ts";
import { keptFlow } from "../../plan/kept-flow.ts";
import { flows } from "../../records.ts";
import { refuse } from "../../refusals.ts";
import { outsideSteps, stands } from "../records.ts";
import { refuseOutside } from "../refusals.ts";
import { findStep, refuseDone, whoBringsPapers } from "./record-outside.ts";

const input = z.object({
  /** The record that is wrong. */
  record: z.string().max(80),
  doneOn: z.iso.date().refine(isDay),
  proof: proofInput.optional(),
  reason: z.string().trim().min(4).max(500),
});
type Input = z.output<typeof input>;

/** 更正系统外步骤: its day or its paper was written down wrongly. What was on record before is kept beside it with why it was wrong. */
export const correctOutside = command({
  name: "approvals.correctOutside",
  title: { zh: "更正系统外步骤", en: "Correct a step done outside" },
  on: matters,
  input,
  reads: {
    flow: one(flows).by((file: Matter) => file.flow),
    papers: all(papers).of<Matter, Input>("matter"),
    records: all(outsideSteps).of<Matter, Input>("matter"),
    file: one(files).by((_: Matter, asked: Input) => asked.proof?.file),
  },
  may: whoBringsPapers,
  basis: ["行政许可法 第三十一条"],
  visibility: "internal",
  decide(file, asked, context) {
    const { rows, today, now, actor, post } = context;
    if (file.state === "closed") return refuse("MATTER_CLOSED");
    if (!rows.flow || actor.kind !== "person") return refuse("NO_FLOW", { flow: file.flow ?? "" });
    const wrong = rows.records.find((one) => one.id === asked.record && stands(one));
    if (!wrong) return refuseOutside("OUTSIDE_UNKNOWN", { field: "/record" });
    const doneOn = asked.doneOn as Day;
    const { name, by, yields, step } = wrong;
    const planned = findStep(keptFlow(rows.flow), file.facts as Facts, step);
    // A step that the plan does not ask for any more is put right all the same; no law orders it then.
    const unfit = refuseDone({ name, by, yields, needs: planned?.needs ?? [], law: planned?.law, doneOn }, rows, today);
    if (unfit) return unfit;
    const proof = readProof(asked.proof, rows.file, context);
    if (!proof || proof.number === null) return refuseOutside("OUTSIDE_PROOF_MISSING", { field: "/proof" });
    const { version: _, ...was } = wrong;
    return [
      change(file, {}),
      change(wrong, {
        ...{ doneOn, proof, recordedAt: now.toISOString(), recordedBy: actor.person, recordedFor: post?.body ?? null },
      }),
      // What was on record before stands beside it, so that it is seen what was wrong.
      create(outsideSteps, {
        ...was,
        ...{ id: context.newId(), state: "corrected", correctedBy: wrong.id, reason: asked.reason },
      }),
    ];
  },
});
