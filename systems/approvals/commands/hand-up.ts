import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { isDay } from "#kernel/calendar/day.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../case-words.ts";
import { jointParts } from "../joint/reads.ts";
import { waitsForRound } from "../joint/records.ts";
import { refuseJoint } from "../joint/refusals.ts";
import { refuse } from "../refusals.ts";
import { refuseReview } from "../review-refusals.ts";
import { missingPapers } from "./accepting.ts";
import { decideOn } from "./deciding.ts";
import { permitReads } from "./granting.ts";
import { isHeld } from "./holding.ts";
import {
  body,
  cancelWakes,
  item,
  matter,
  openClocks,
  ownClocks,
  ownPapers,
  ownWakes,
  version,
  wakeNames,
} from "./reads.ts";
import { numbered, tellApplicant, together } from "./together.ts";

const reads = { version, body, clocks: ownClocks, matter, papers: ownPapers, wakes: ownWakes };
const may = post("reviewer", "decider", "head").holding(
  (file: Case) => file.actingPower,
  (file) => file.openedOn,
);

/**
 * 初审上报: an item that a higher office decides is screened here, within twenty workdays of its own acceptance, and handed
 * up whole; the higher office asks the applicant for nothing again (CLK-14).
 */
export const handUp = command({
  name: "approvals.handUp",
  title: { zh: "初审上报", en: "Hand up after screening" },
  on: cases,
  input: z.object({ opinion: z.string().trim().min(2).max(2000) }),
  reads: { ...reads, parts: jointParts },
  may,
  basis: ["行政许可法 第四十三条"],
  visibility: "public",
  decide(file, { opinion }, context) {
    const { version, body, clocks, papers, wakes } = context.rows;
    const { today } = context;
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    const office = version.handsUpTo;
    if (office === null) return refuseReview("DECIDED_HERE", { item: version.name });
    if (isHeld(clocks)) return refuse("CASE_PAUSED");
    if (waitsForRound(file, context.rows.parts)) return refuseJoint("JOINT_OPEN");
    const missing = missingPapers(file, version, papers);
    if (missing.length > 0) return refuseReview("GRANT_WITHOUT_PAPERS", { papers: missing.join("、") });
    return together(
      change(file, { status: "handedUp", opinion, handedUp: { office, on: today, answer: null } }),
      stopClocks(clocks, openClocks, today),
      cancelWakes(wakes),
      numbered(
        body,
        { kind: "初审意见书", about: file.id, addressee: file.applicant, content: { item: version.name, office } },
        context,
      ),
      tellApplicant(
        file,
        { zh: `初审完成，已报${office}：${version.name}`, en: `Screened and handed up to ${office}: ${version.name}` },
        context,
      ),
    );
  },
});

/** 登记上级决定: what the higher office decided, with its number and day as proof; nobody here decides it. */
export const recordAnswer = command({
  name: "approvals.recordAnswer",
  title: { zh: "登记上级决定", en: "Record the higher office's decision" },
  on: cases,
  input: z.object({
    decision: z.enum(["granted", "refused"]),
    number: z.string().trim().min(4).max(100),
    on: z.iso.date().refine(isDay),
    reason: z.string().trim().max(2000).optional(),
  }),
  reads: { ...reads, item, ...permitReads },
  may,
  basis: ["行政许可法 第四十三条"],
  visibility: "public",
  decide(file, { decision, number, on, reason }, context) {
    const { version, body } = context.rows;
    if (file.status !== "handedUp" || !file.handedUp) return refuseReview("NOT_HANDED_UP", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: context.today });
    const { office, on: since } = file.handedUp;
    if (on < since || on > context.today)
      return refuseReview("ANSWER_DAY", { since, today: context.today, field: "/on" });
    if (decision === "refused" && !reason) return refuse("REASON_MISSING", { field: "/reason" });
    const told = { kind: "办理结果通知书", more: { decidedBy: office, number, on } } as const;
    const decided = decideOn(file, { decision, reason, ...told }, { ...context.rows, version, body }, context);
    if (isRefusal(decided)) return decided;
    return together(
      change(file, { ...decided.patch, handedUp: { office, on: since, answer: { number, on } } }),
      decided.effects,
      cancelWakes(context.rows.wakes, wakeNames),
    );
  },
});
