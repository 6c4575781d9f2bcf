import { z } from "zod";
import { party } from "#kernel/access/policies.ts";
import { startClock } from "#kernel/clocks/effects.ts";
import type { Body } from "#kernel/directory/records.ts";
import { posts } from "#kernel/directory/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { many } from "#kernel/records/reads.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { answeringPosts } from "../../consult/reads.ts";
import { roundReads } from "../reads.ts";
import { type JointReview, jointReviews } from "../records.ts";
import { refuseJoint } from "../refusals.ts";

/** 报告整改完成: the applicant says that what was listed is put right; from now on the lead's days to call the re-check run (CON-14). */
export const reportMended = command({
  name: "approvals.reportMended",
  title: { zh: "报告整改完成", en: "Report that defects are put right" },
  on: jointReviews,
  input: z.object({}),
  reads: {
    ...roundReads,
    leading: many(posts).via("lead", (lead: Body) => answeringPosts(lead.id)),
  },
  may: party((round: JointReview) => round.matter),
  basis: ["CON-14 联合验收"],
  visibility: "internal",
  decide(round, _, context) {
    const { today, settings } = context;
    if (round.state !== "correcting") return refuseJoint("ROUND_OVER");
    if (round.mendedOn !== null) return refuseJoint("MENDED_TOLD", { day: round.mendedOn });
    return together(
      change(round, { mendedOn: today }),
      startClock({
        ...{ ownerRecord: "jointReview", owner: round.id, name: "call", unit: "workday", on: today },
        ...{ limitDays: settings.number("jointRecheckWorkdays"), basis: "CON-14 联合验收" },
      }),
      tellPosts(
        answering(context.rows.leading, today),
        round.anchor,
        {
          zh: `${round.title.zh}：申请人报告整改完成，请通知复验`,
          en: `${round.title.en}: the applicant has put the defects right; call the re-check`,
        },
        context,
      ),
    );
  },
});
