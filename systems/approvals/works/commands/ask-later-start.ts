import { z } from "zod";
import { clockNamed } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { tellPosts, together } from "../../commands/together.ts";
import { officePosts, ownSideOrWindow, worksFault, worksReads } from "../reads.ts";
import { works } from "../records.ts";
import { refuseWorks } from "../refusals.ts";
import { worksLaw } from "../terms.ts";

/** 申请延期开工: before the time is over, with the reason; at most twice (CON-08). What is asked in time does not lapse undecided. */
export const askLaterStart = command({
  name: "approvals.askLaterStart",
  title: { zh: "申请延期开工", en: "Ask for a later start" },
  on: works,
  input: z.object({ reason: z.string().trim().min(4).max(500) }),
  reads: worksReads,
  may: ownSideOrWindow,
  basis: ["建筑法 第九条", "CON-08"],
  visibility: "public",
  decide(file, { reason }, context) {
    const { rows, today } = context;
    const fault = worksFault(file, rows.permit, ["waiting"]);
    if (fault) return fault;
    const due = clockNamed(rows.clocks, "start")?.due ?? today;
    if (file.asked) return refuseWorks("EXTENSION_ASKED", { on: file.asked.on });
    if (today > due) return refuseWorks("START_TIME_OVER", { due });
    if (file.extended >= worksLaw.extensions) return refuseWorks("EXTENDED_TWICE", { times: file.extended, due });
    const { number = "" } = rows.permit ?? {};
    return together(
      change(file, { asked: { on: today, reason } }),
      tellPosts(
        officePosts(rows, today),
        file.fromCase,
        {
          zh: `申请延期开工，待决定：施工许可证${number}`,
          en: `A later start is asked for: construction permit ${number}`,
        },
        context,
      ),
    );
  },
});
