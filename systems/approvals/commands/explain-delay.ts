import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { clockNamed } from "#kernel/clocks/effects.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { refuseClock } from "../clock-refusals.ts";
import { body, ownClocks, version } from "./reads.ts";
import { numbered, tellApplicant, together } from "./together.ts";

/** 公开说明逾期原因: a promise that was not kept is explained in public (CLK-19, 优化营商环境条例 第三十六条). */
export const explainDelay = command({
  name: "approvals.explainDelay",
  title: { zh: "说明逾期原因", en: "State why it is late" },
  on: cases,
  input: z.object({ reason: z.string().trim().min(8).max(500) }),
  reads: { version, body, clocks: ownClocks },
  may: post("decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["优化营商环境条例 第三十六条"],
  visibility: "public",
  decide(file, { reason }, context) {
    const { version, body, clocks } = context.rows;
    const promised = clockNamed(clocks, "promised");
    const end = file.decidedOn ?? context.today;
    if (!body || !promised?.due || end <= promised.due) return refuseClock("NOT_LATE", { due: promised?.due ?? "—" });
    const name = version?.name ?? file.item;
    return together(
      change(file, { lateReason: reason }),
      numbered(
        body,
        {
          kind: "逾期说明",
          about: file.id,
          addressee: file.applicant,
          content: { item: name, due: promised.due, delay: reason },
        },
        context,
      ),
      tellApplicant(file, { zh: `逾期原因说明：${name}`, en: `Why it is late: ${name}` }, context),
    );
  },
});
