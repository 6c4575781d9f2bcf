import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { memberReads } from "../reads.ts";
import { isOpenRound, jointMembers } from "../records.ts";
import { refuseJoint } from "../refusals.ts";

/**
 * 成员超时未答复: nobody waits for it any longer. Where the city takes silence as no objection, that is recorded as no remark and as
 * nothing more: its own permit stays to be decided by it (CLK-25). Elsewhere it is overdue, and can answer until the list is sent.
 */
export const noteJointSilence = command({
  name: "approvals.noteJointSilence",
  title: { zh: "记录成员超时未答复", en: "Note that a member did not answer" },
  on: jointMembers,
  input: z.object({}),
  reads: memberReads,
  may: system(),
  basis: ["CLK-25 超时未答复", "CON-14 联合办理"],
  visibility: "internal",
  decide(file, _, context) {
    const { round, clocks, leading, own } = context.rows;
    const part = file.recheck === null ? "answer" : "recheck";
    if (!round || !file.live || !isOpenRound(round) || (file.recheck ?? file.state) !== "asked")
      return refuseJoint("ROUND_OVER");
    // That a listed defect was put right is seen by somebody, or it stands: silence says nothing about it.
    const consent = part === "answer" && context.settings.flag("silenceIsConsent");
    return together(
      change(
        file,
        part === "recheck" ? { recheck: "silent" } : { state: "silent", opinion: consent ? "noRemark" : null },
      ),
      change(round, {}),
      consent ? stopClocks(clocks, [part], context.today) : [],
      tellPosts(
        answering([...own, ...leading], context.today),
        file.caseId ?? round.anchor,
        consent
          ? {
              zh: `${round.title.zh}：${file.name}超时未答复，记为无意见`,
              en: "No answer in time: recorded as no remark",
            }
          : { zh: `${round.title.zh}：${file.name}超时未答复`, en: `${round.title.en}: a member is overdue` },
        context,
      ),
    );
  },
});
