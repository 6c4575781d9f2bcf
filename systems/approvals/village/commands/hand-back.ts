import { z } from "zod";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { numbered, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { entrustmentReads, ownAgent } from "../reads.ts";
import { confirmations, entrustments, heldOriginals } from "../records.ts";
import { refuseVillage } from "../refusals.ts";

/** 退还原件: originals go back to the villager, whose confirmation is the receipt back. This stays possible after the mandate has ended. */
export const handBack = command({
  name: "approvals.handBack",
  title: { zh: "退还原件", en: "Hand originals back" },
  on: entrustments,
  input: z.object({
    papers: z.array(z.string().trim().min(1).max(200)).min(1).max(100),
    /** How the villager confirmed it. */
    confirmed: z.enum(confirmations),
  }),
  reads: entrustmentReads,
  may: ownAgent,
  basis: ["INV-07 村级代办"],
  visibility: "internal",
  decide(file, asked, context) {
    const { body, version, clocks } = context.rows;
    const { today } = context;
    if (file.state === "closed") return refuseVillage("ENTRUSTMENT_CLOSED", { on: file.closedOn });
    const held = heldOriginals(file.papers).map(({ name }) => name);
    const strange = asked.papers.find((paper) => !held.includes(paper));
    if (strange !== undefined || held.length === 0)
      return refuseVillage("ORIGINAL_NOT_HELD", { paper: strange ?? "", ...(held.length > 0 && { field: "/papers" }) });
    if (!body || !version) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    const papers = file.papers.map((one) =>
      one.original && asked.papers.includes(one.name) ? { ...one, returnedOn: today } : one,
    );
    const left = heldOriginals(papers);
    return together(
      change(file, { papers }),
      left.length === 0 ? stopClocks(clocks, ["originals"], today) : [],
      numbered(
        body,
        {
          ...{ kind: "代办原件退还回执", about: file.id, addressee: file.applicant },
          content: {
            ...{ item: version.name, papers: [...new Set(asked.papers)], confirmed: asked.confirmed },
            left: left.map(({ name }) => name),
          },
        },
        context,
      ),
    );
  },
});
