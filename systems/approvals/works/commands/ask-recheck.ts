import { z } from "zod";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { tellPosts, together } from "../../commands/together.ts";
import { officePosts, ownSideOrWindow, worksFault, worksReads } from "../reads.ts";
import { works } from "../records.ts";
import { refuseWorks } from "../refusals.ts";
import { yearOf } from "../terms.ts";
import { worksStanding } from "../words.ts";

/** 报请核验: a stop is a full year old and works are to go on, so the permit is re-checked first; after one that failed, once more (CON-08). */
export const askRecheck = command({
  name: "approvals.askRecheck",
  title: { zh: "报请核验施工许可证", en: "Ask for a re-check of the permit" },
  on: works,
  input: z.object({}),
  reads: worksReads,
  may: ownSideOrWindow,
  basis: ["建筑法 第十条第二款", "CON-08"],
  visibility: "public",
  decide(file, _, context) {
    const { rows, today } = context;
    const { stop, recheck } = file;
    const fault = worksFault(file, rows.permit, ["stopped"]);
    if (fault || !stop) return fault ?? refuseWorks("WORKS_STAND_OTHERWISE", worksStanding(file));
    const year = yearOf(stop.on);
    if (today <= year) return refuseWorks("RECHECK_NOT_NEEDED", { year });
    if (recheck?.passed) return refuseWorks("RECHECK_PASSED", { on: recheck.on ?? today });
    if (recheck && recheck.on === null) return refuseWorks("RECHECK_ASKED", { on: recheck.askedOn });
    const { number = "" } = rows.permit ?? {};
    return together(
      change(file, { recheck: { askedOn: today, on: null, passed: null, finding: null } }),
      tellPosts(
        officePosts(rows, today),
        file.fromCase,
        { zh: `报请核验施工许可证${number}`, en: `A re-check is asked for: construction permit ${number}` },
        context,
      ),
    );
  },
});
