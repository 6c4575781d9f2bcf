import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { numbered, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { endParts } from "../end-parts.ts";
import { toOwnLimit } from "../limit.ts";
import { limitReads, roundReads } from "../reads.ts";
import { isOpenRound, type JointReview, jointReviews } from "../records.ts";
import { refuseJoint } from "../refusals.ts";
import { leadNow, tellMembers, tellRoundApplicant } from "../telling.ts";

/** 取消联合办理: every case goes on alone, within its own limit; applicant and members are told why. */
export const cancelJoint = command({
  name: "approvals.cancelJoint",
  title: { zh: "取消联合办理", en: "Break off joint handling" },
  on: jointReviews,
  input: z.object({ reason: z.string().trim().min(4).max(500) }),
  reads: { ...roundReads, ...limitReads },
  may: post("decider", "head").at((round: JointReview) => round.lead),
  basis: ["行政许可法 第二十六条"],
  visibility: "public",
  decide(round, { reason }, context) {
    const { matter, members, own, legal, versions, posts } = context.rows;
    const { today } = context;
    const lead = leadNow(context.rows, context);
    if (!isOpenRound(round) || !matter) return refuseJoint("ROUND_OVER");
    if (!lead) return refuse("NO_POWER", { item: round.leadPower, date: today });
    const taking = members.filter(({ live }) => live);
    const title = { zh: `${round.title.zh}已取消，各件分别办理`, en: `${round.title.en} was broken off` };
    return together(
      change(round, { state: "cancelled", endedOn: today, reason }),
      stopClocks(own, ["joint", "call"], today),
      endParts(taking, context.rows, today),
      ...taking.map(({ caseId, itemVersion }) =>
        toOwnLimit(
          versions.find(({ id }) => id === itemVersion),
          legal.filter(({ owner }) => owner === caseId),
        ),
      ),
      numbered(
        lead,
        {
          ...{ kind: "联合办理告知书", about: round.matter, addressee: round.applicant },
          content: { item: matter.title, joint: round.title.zh, ended: today, reason },
        },
        context,
      ),
      tellRoundApplicant(round, title, context),
      tellMembers(taking, posts, round.anchor, title, context),
    );
  },
});
