import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { statusOf } from "../case-words.ts";
import { refuse } from "../refusals.ts";
import { ownPapers, ownSupplements, version } from "./reads.ts";
import { tellApplicant, together } from "./together.ts";

/** 提醒补正: the law sets the applicant no time to supplement, so nothing lapses; after some days there is a reminder (CLK-09). */
export const remindSupplement = command({
  name: "approvals.remindSupplement",
  title: { zh: "提醒补正", en: "Remind of the supplement" },
  on: cases,
  input: z.object({}),
  reads: { version, papers: ownPapers, supplements: ownSupplements },
  may: system(),
  basis: ["CLK-09 补正提醒"],
  visibility: "internal",
  decide(file, _, context) {
    if (file.status !== "supplementing") return refuse("CASE_NOT_RECEIVED", statusOf(file));
    const { version, papers, supplements } = context.rows;
    const name = version?.name ?? file.item;
    const told = supplements.at(-1);
    const came = (paper: string) =>
      papers.some((one) => one.name === paper && told !== undefined && one.receivedOn >= told.toldOn);
    const owed = told?.asked.map(({ paper }) => paper).filter((paper) => !came(paper));
    return together(
      change(file, {}),
      tellApplicant(
        file,
        { zh: `还在等您补正：${name}`, en: `Still waiting for your papers: ${name}` },
        context,
        owed && { owed },
      ),
    );
  },
});
