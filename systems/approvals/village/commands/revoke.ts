import { z } from "zod";
import { anyOf, speaker } from "#kernel/access/policies.ts";
import { posts } from "#kernel/directory/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { tellPosts, together } from "../../commands/together.ts";
import { ownAgent } from "../reads.ts";
import { type Entrustment, entrustments } from "../records.ts";
import { refuseVillage } from "../refusals.ts";

/** 收回委托: the villager takes the mandate back, online or by telling the agent. Nothing more is done under it; what is held goes back. */
export const revokeMandate = command({
  name: "approvals.revokeMandate",
  title: { zh: "收回委托", en: "Take the mandate back" },
  on: entrustments,
  input: z.object({}),
  reads: { posts: all(posts).where("body", (file: Entrustment) => file.body) },
  may: anyOf(
    ownAgent,
    speaker((file: Entrustment) => file.applicant),
  ),
  basis: ["INV-06 代办", "INV-07 村级代办"],
  visibility: "internal",
  decide(file, _, context) {
    const { rows, today } = context;
    if (file.state === "closed") return refuseVillage("ENTRUSTMENT_CLOSED", { on: file.closedOn });
    if (file.revokedOn !== null) return refuseVillage("MANDATE_DAYS", { until: file.revokedOn });
    return together(
      change(file, { revokedOn: today }),
      tellPosts(
        rows.posts.filter(({ kind, validTo }) => kind === "agent" && validTo === null),
        file.id,
        { zh: "村民收回了委托，请交还原件和结果", en: "A villager took a mandate back: hand back what you hold" },
        context,
      ),
    );
  },
});
