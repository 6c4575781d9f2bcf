import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { numbered, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { endParts } from "../end-parts.ts";
import { opinionList } from "../opinion-list.ts";
import { roundReads } from "../reads.ts";
import { type JointReview, jointReviews } from "../records.ts";
import { refuseJoint } from "../refusals.ts";
import { leadNow, nameOf, tellMembers, tellRoundApplicant } from "../telling.ts";

/**
 * 一次出意见: the lead sends the applicant one list of all opinions under one number, once every member has answered or its time
 * is over; the list goes on without who was silent. A review ends with it. An acceptance has passed where nobody named a defect;
 * else the applicant puts right what is listed, and nothing else is demanded later (CON-14, A05).
 */
export const settleJoint = command({
  name: "approvals.settleJoint",
  title: { zh: "汇总，一次出意见", en: "Send the one list of opinions" },
  on: jointReviews,
  input: z.object({}),
  reads: roundReads,
  may: post("decider", "head").at((round: JointReview) => round.lead),
  basis: ["行政许可法 第二十六条", "优化营商环境条例 第三十六条"],
  visibility: "public",
  decide(round, _, context) {
    const { matter, members, asked, posts, own } = context.rows;
    const { today } = context;
    const lead = leadNow(context.rows, context);
    if (round.state !== "asked" || !matter) return refuseJoint("ROUND_OVER");
    if (!lead) return refuse("NO_POWER", { item: round.leadPower, date: today });
    const awaited = members.filter(({ live, state }) => live && state === "asked");
    if (awaited.length > 0)
      return refuseJoint("MEMBERS_AWAITED", {
        count: awaited.length,
        bodies: awaited.map(({ body }) => nameOf(asked, body)).join("、"),
      });
    const taking = members.filter(({ live }) => live);
    const defects = taking.flatMap((one) => one.defects);
    const correcting = round.kind === "acceptance" && defects.length > 0;
    const state = round.kind === "review" ? "settled" : correcting ? "correcting" : "passed";
    const title = {
      settled: { zh: `${round.title.zh}：意见已一次汇总`, en: `${round.title.en}: here is the one list of opinions` },
      correcting: {
        zh: `${round.title.zh}：有${defects.length}条问题要整改`,
        en: `${round.title.en}: ${defects.length} defects to put right`,
      },
      passed: { zh: `${round.title.zh}：通过`, en: `${round.title.en}: passed` },
    }[state];
    return together(
      change(round, { state, settledOn: today, endedOn: correcting ? null : today }),
      // The forty-five workdays are for the one list; what the cases have left of their limits stays theirs.
      stopClocks(own, ["joint"], today),
      endParts(taking, context.rows, today, correcting),
      numbered(
        lead,
        {
          kind: round.kind === "review" ? "联合审查意见书" : correcting ? "联合验收整改通知书" : "联合验收意见书",
          ...{ about: round.matter, addressee: round.applicant },
          content: {
            ...{ item: matter.title, joint: round.title.zh, visitOn: round.visitOn ?? undefined },
            ...{ result: state === "passed" ? "passed" : undefined, opinions: opinionList(taking, asked) },
          },
        },
        context,
      ),
      tellRoundApplicant(round, title, context),
      tellMembers(taking, posts, round.anchor, title, context),
    );
  },
});
