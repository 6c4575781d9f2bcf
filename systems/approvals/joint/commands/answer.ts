import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { cancelReplyWake } from "../../consult/commands/reply-wake.ts";
import { memberReads } from "../reads.ts";
import { awaitsOpinion, type JointMember, jointMembers } from "../records.ts";
import { refuseJoint } from "../refusals.ts";
import { jointOpinionWords } from "../words.ts";

/** 成员答复: a member agrees, has no remark, or names all defects with what each rests on. It is said once (CON-14). */
export const answerJoint = command({
  name: "approvals.answerJoint",
  title: { zh: "答复联合办理", en: "Answer in a joint round" },
  on: jointMembers,
  input: z.object({
    opinion: z.enum(["agree", "defects", "noRemark"]),
    defects: z
      .array(z.object({ what: z.string().trim().min(2).max(500), basis: z.string().trim().min(2).max(200) }))
      .max(50)
      .default([]),
    remark: z.string().trim().min(2).max(2000).optional(),
  }),
  reads: memberReads,
  may: post("reviewer", "decider", "head").at((file: JointMember) => file.body),
  basis: ["行政许可法 第二十六条", "CON-14 联合办理"],
  visibility: "internal",
  decide(file, { opinion, defects, remark }, context) {
    const { round, clocks, wakes, leading } = context.rows;
    const { today, actor } = context;
    if (!round || actor.kind !== "person") return refuseJoint("ROUND_OVER");
    // What comes after the one list is a new demand if it asks for anything, and nothing if it does not.
    if (round.state !== "asked") {
      const late = opinion === "defects" && round.settledOn !== null;
      return late ? refuseJoint("LATE_DEMAND", { day: round.settledOn }) : refuseJoint("ROUND_OVER");
    }
    if (file.state === "answered") return refuseJoint("ANSWERED_ALREADY", { day: file.answeredOn });
    if (!awaitsOpinion(file)) return refuseJoint(file.state === "silent" ? "SILENCE_KEPT" : "ROUND_OVER");
    if (round.visitOn !== null && today < round.visitOn) return refuseJoint("BEFORE_VISIT", { day: round.visitOn });
    if ((opinion === "defects") !== defects.length > 0) return refuseJoint("DEFECTS_UNFIT", { field: "/defects" });
    const words = jointOpinionWords[opinion];
    return together(
      change(file, {
        ...{ state: "answered", opinion, remark: remark ?? null, answeredOn: today, answeredBy: actor.person },
        defects: defects.map((one) => ({ ...one, clearedOn: null })),
      }),
      change(round, {}),
      stopClocks(clocks, ["answer"], today),
      wakes.flatMap(cancelReplyWake),
      tellPosts(
        answering(leading, today),
        round.anchor,
        { zh: `${round.title.zh}：${file.name}${words.zh}`, en: `${round.title.en}: one member ${words.en}` },
        context,
      ),
    );
  },
});
