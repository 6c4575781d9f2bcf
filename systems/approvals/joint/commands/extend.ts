import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { addEvent, clockNamed } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { clockForbids } from "../../commands/holding.ts";
import { numbered, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { jointBasis, jointMoreDays } from "../limit.ts";
import { limitReads, roundReads } from "../reads.ts";
import { type JointReview, jointReviews } from "../records.ts";
import { refuseJoint } from "../refusals.ts";
import { tellMembers, tellRoundApplicant } from "../telling.ts";

/**
 * 延长联合办理期限: once, by fifteen workdays at most, approved by the head of the government of that level, for the whole round and
 * every case of it that has the joint limit (CLK-13). The cases' promises stay where they are.
 */
export const extendJoint = command({
  name: "approvals.extendJoint",
  title: { zh: "延长联合办理期限", en: "Prolong joint handling" },
  on: jointReviews,
  input: z.object({ days: z.int().min(1).max(365), reason: z.string().trim().min(4).max(500) }),
  reads: { ...roundReads, ...limitReads },
  may: post("leader").within((round: JointReview) => round.division),
  basis: ["行政许可法 第四十二条第二款"],
  visibility: "public",
  decide(round, { days, reason }, context) {
    const { matter, members, own, legal, lead, successor, posts } = context.rows;
    const { today, calendar } = context;
    const clock = clockNamed(own, "joint");
    if (round.state !== "asked" || !matter || !clock) return refuseJoint("ROUND_OVER");
    // The paper goes out under the series of the body that leads now (STF-07).
    const office = lead?.validTo != null && lead.validTo <= today ? successor : lead;
    if (!office) return refuse("NO_POWER", { item: round.leadPower, date: today });
    if (days > jointMoreDays) return refuseJoint("JOINT_EXTENSION", { days, most: jointMoreDays, field: "/days" });
    const event = { kind: "extend", on: today, days, ground: reason } as const;
    const longer = addEvent(clock, event, calendar);
    if (!("effect" in longer)) return clockForbids(longer);
    const ofCases = legal.filter(({ basis, state }) => basis === jointBasis && state !== "stopped");
    const title = {
      zh: `${round.title.zh}延长${days}个工作日`,
      en: `${round.title.en} was prolonged by ${days} workdays`,
    };
    return together(
      longer,
      change(round, {}),
      ofCases.flatMap((one) => {
        const moved = addEvent(one, event, calendar);
        return "effect" in moved ? [moved] : [];
      }),
      numbered(
        office,
        {
          ...{ kind: "延期通知书", about: round.matter, addressee: round.applicant },
          content: { item: round.title.zh, days, unit: "workday", reason, basis: jointBasis, by: "leader" },
        },
        context,
      ),
      tellRoundApplicant(round, title, context),
      tellMembers(
        members.filter(({ live }) => live),
        posts,
        round.anchor,
        title,
        context,
      ),
    );
  },
});
