import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { numbered, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { startPart } from "../asking.ts";
import { opinionList } from "../opinion-list.ts";
import { roundReads } from "../reads.ts";
import { type JointReview, jointReviews, openDefects } from "../records.ts";
import { refuseJoint } from "../refusals.ts";
import { leadNow, tellMembers, tellRoundApplicant } from "../telling.ts";

/** 通知复验: one more visit, for the listed defects only; only who named one is asked, and nobody else comes back (CON-14). */
export const callRecheck = command({
  name: "approvals.callRecheck",
  title: { zh: "通知复验", en: "Call the re-check" },
  on: jointReviews,
  input: z.object({ on: z.iso.date().refine(isDay), place: z.string().trim().min(2).max(200).optional() }),
  reads: roundReads,
  may: post("reviewer", "decider", "head").at((round: JointReview) => round.lead),
  basis: ["行政许可法 第二十六条", "CON-14 联合验收"],
  visibility: "public",
  decide(round, asked, context) {
    const { matter, members, posts, own, asked: bodies } = context.rows;
    const { today, settings } = context;
    const lead = leadNow(context.rows, context);
    if (round.state !== "correcting" || !matter) return refuseJoint("ROUND_OVER");
    if (!lead) return refuse("NO_POWER", { item: round.leadPower, date: today });
    if (asked.on < today) return refuseJoint("VISIT_UNFIT", { field: "/on" });
    const on = asked.on as Day;
    const place = asked.place ?? round.place;
    const wanted = members.filter((one) => one.live && openDefects(one).length > 0);
    const days = settings.number("jointRecheckWorkdays");
    const title = { zh: `${round.title.zh}：${on}复验列出的问题`, en: `${round.title.en}: re-check on ${on}` };
    return together(
      change(round, { state: "rechecking", visitOn: on, place }),
      stopClocks(own, ["call"], today),
      ...wanted.map((one) => change(one, { recheck: "asked" })),
      ...wanted.map(({ id }) => startPart(id, "recheck", { from: on, days }, context)),
      numbered(
        lead,
        {
          ...{ kind: "联合验收复验通知书", about: round.matter, addressee: round.applicant },
          content: {
            item: matter.title,
            joint: round.title.zh,
            visitOn: on,
            place,
            opinions: opinionList(wanted, bodies),
          },
        },
        context,
      ),
      tellRoundApplicant(round, title, context),
      tellMembers(wanted, posts, round.anchor, title, context),
    );
  },
});
