import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../case-words.ts";
import { decideWithout } from "../consult/awaited.ts";
import { askedBodies, ownConsultations } from "../consult/reads.ts";
import { ownHearings } from "../hearing/reads.ts";
import { isOpen } from "../hearing/records.ts";
import { refuseHearing } from "../hearing/refusals.ts";
import { refuseIntake } from "../intake-refusals.ts";
import { jointParts } from "../joint/reads.ts";
import { waitsForRound } from "../joint/records.ts";
import { refuseJoint } from "../joint/refusals.ts";
import { refuse } from "../refusals.ts";
import { missingPapers } from "./accepting.ts";
import { decideOn } from "./deciding.ts";
import { permitReads } from "./granting.ts";
import { body, cancelWakes, item, matter, ownClocks, ownPapers, ownWakes, version, wakeNames } from "./reads.ts";
import { together } from "./together.ts";

/** 作出决定: grant, or refuse with reasons and remedies (CLK-26). Not while the clock is held: what it waits for comes first. */
export const decide = command({
  name: "approvals.decide",
  title: { zh: "作出决定", en: "Decide" },
  on: cases,
  input: z.object({
    decision: z.enum(["granted", "refused"]),
    reason: z.string().trim().max(2000).optional(),
    /** Why it does not wait for opinions that were asked for and may still come in time. */
    withoutOpinions: z.string().trim().min(4).max(500).optional(),
  }),
  reads: {
    ...{ version, body, clocks: ownClocks, matter, papers: ownPapers, item, wakes: ownWakes, ...permitReads },
    ...{ consultations: ownConsultations, asked: askedBodies, hearings: ownHearings, parts: jointParts },
  },
  may: post("decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十四条", "行政许可法 第三十八条"],
  visibility: "public",
  decide(file, { decision, reason, withoutOpinions }, context) {
    const { version, body, clocks, papers, wakes, consultations, asked } = context.rows;
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: context.today });
    if (version.handsUpTo !== null) return refuse("DECIDED_ABOVE", { item: version.name, office: version.handsUpTo });
    if (clocks.some(({ state }) => state === "paused")) return refuse("CASE_PAUSED");
    if (decision === "refused" && !reason) return refuse("REASON_MISSING", { field: "/reason" });
    const missing = missingPapers(file, version, papers);
    if (decision === "granted" && missing.length > 0)
      return refuseIntake("PAPERS_MISSING", { papers: missing.join("、") });
    if (context.rows.hearings.some(isOpen)) return refuseHearing("HEARING_PENDING");
    if (waitsForRound(file, context.rows.parts)) return refuseJoint("JOINT_OPEN");
    const unheard = decideWithout(consultations, asked, withoutOpinions);
    if (isRefusal(unheard)) return unheard;
    const decided = decideOn(file, { decision, reason }, { ...context.rows, version, body }, context);
    if (isRefusal(decided)) return decided;
    return together(change(file, decided.patch), decided.effects, unheard, cancelWakes(wakes, wakeNames));
  },
});
