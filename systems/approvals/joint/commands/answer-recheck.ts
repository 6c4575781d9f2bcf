import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { cancelReplyWake } from "../../consult/commands/reply-wake.ts";
import { memberReads } from "../reads.ts";
import { type JointMember, jointMembers } from "../records.ts";
import { refuseJoint } from "../refusals.ts";

/** 复验: of each listed defect whether it was put right; there is no place to write a new one (CON-14, A05). */
export const answerRecheck = command({
  name: "approvals.answerRecheck",
  title: { zh: "复验列出的问题", en: "Re-check the listed defects" },
  on: jointMembers,
  input: z.object({
    /** By the defects' numbers in the list, from 1. */
    results: z
      .array(z.object({ defect: z.int().min(1).max(50), cleared: z.boolean() }))
      .min(1)
      .max(50),
  }),
  reads: memberReads,
  may: post("reviewer", "decider", "head").at((file: JointMember) => file.body),
  basis: ["CON-14 联合验收"],
  visibility: "internal",
  decide(file, { results }, context) {
    const { round, clocks, wakes, leading } = context.rows;
    const { today } = context;
    if (round?.state !== "rechecking" || !file.live || file.recheck === null) return refuseJoint("ROUND_OVER");
    if (file.recheck === "answered") return refuseJoint("ANSWERED_ALREADY", { day: today });
    if (round.visitOn !== null && today < round.visitOn) return refuseJoint("BEFORE_VISIT", { day: round.visitOn });
    const told = new Map(results.map(({ defect, cleared }) => [defect - 1, cleared]));
    const whole = told.size === results.length && file.defects.every((_, index) => told.has(index));
    if (!whole || told.size !== file.defects.length) return refuseJoint("NOT_LISTED_DEFECT", { field: "/results" });
    const defects = file.defects.map((one, index) => ({ ...one, clearedOn: told.get(index) ? today : null }));
    const left = defects.filter(({ clearedOn }) => clearedOn === null).length;
    return together(
      change(file, { recheck: "answered", defects }),
      change(round, {}),
      stopClocks(clocks, ["recheck"], today),
      wakes.flatMap(cancelReplyWake),
      tellPosts(
        answering(leading, today),
        round.anchor,
        left === 0
          ? {
              zh: `${round.title.zh}：${file.name}整改到位`,
              en: `${round.title.en}: a member's defects were put right`,
            }
          : {
              zh: `${round.title.zh}：${file.name}还有${left}条没有到位`,
              en: `${round.title.en}: ${left} defects still stand`,
            },
        context,
      ),
    );
  },
});
