import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { numbered, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { endParts } from "../end-parts.ts";
import { opinionList } from "../opinion-list.ts";
import { roundReads } from "../reads.ts";
import { type JointReview, jointReviews, openDefects } from "../records.ts";
import { refuseJoint } from "../refusals.ts";
import { leadNow, nameOf, tellMembers, tellRoundApplicant } from "../telling.ts";

/** 复验结论: passed where everything that was listed is put right, failed with reasons where it is not; one numbered opinion. */
export const concludeJoint = command({
  name: "approvals.concludeJoint",
  title: { zh: "作出复验结论", en: "Conclude the acceptance" },
  on: jointReviews,
  input: z.object({ result: z.enum(["passed", "failed"]), reason: z.string().trim().min(4).max(2000).optional() }),
  reads: roundReads,
  may: post("decider", "head").at((round: JointReview) => round.lead),
  basis: ["行政许可法 第二十六条", "CON-14 联合验收"],
  visibility: "public",
  decide(round, { result, reason }, context) {
    const { matter, members, asked, posts } = context.rows;
    const { today } = context;
    const lead = leadNow(context.rows, context);
    if (round.state !== "rechecking" || !matter) return refuseJoint("ROUND_OVER");
    if (!lead) return refuse("NO_POWER", { item: round.leadPower, date: today });
    const taking = members.filter(({ live }) => live);
    const awaited = taking.filter(({ recheck }) => recheck === "asked");
    if (awaited.length > 0)
      return refuseJoint("MEMBERS_AWAITED", {
        count: awaited.length,
        bodies: awaited.map(({ body }) => nameOf(asked, body)).join("、"),
      });
    const stand = taking.flatMap(openDefects).length;
    if (result === "passed" && stand > 0) return refuseJoint("DEFECTS_STAND", { count: stand, field: "/result" });
    if (result === "failed" && stand === 0) return refuseJoint("NOTHING_AGAINST", { field: "/result" });
    if (result === "failed" && reason === undefined) return refuseJoint("ROUND_REASON_MISSING", { field: "/reason" });
    const title =
      result === "passed"
        ? { zh: `${round.title.zh}：复验通过`, en: `${round.title.en}: passed` }
        : { zh: `${round.title.zh}：不通过`, en: `${round.title.en}: failed` };
    return together(
      change(round, { state: result, endedOn: today, reason: result === "failed" ? (reason ?? null) : null }),
      endParts(taking, context.rows, today),
      numbered(
        lead,
        {
          ...{ kind: "联合验收意见书", about: round.matter, addressee: round.applicant },
          content: {
            ...{ item: matter.title, joint: round.title.zh, visitOn: round.visitOn ?? undefined, result, reason },
            opinions: opinionList(taking, asked),
          },
        },
        context,
      ),
      tellRoundApplicant(round, title, context),
      tellMembers(taking, posts, round.anchor, title, context),
    );
  },
});
