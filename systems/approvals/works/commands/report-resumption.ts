import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { cancelled } from "../../commands/granting.ts";
import { tellPosts, together } from "../../commands/together.ts";
import { officePosts, ownSideOrWindow, worksFault, worksReads } from "../reads.ts";
import { works } from "../records.ts";
import { refuseWorks } from "../refusals.ts";
import { yearOf } from "../terms.ts";
import { worksStanding } from "../words.ts";

/** 报告恢复施工: works go on, and the body that gave the permit is told; after a full year only once it has re-checked it (CON-08). */
export const reportResumption = command({
  name: "approvals.reportResumption",
  title: { zh: "报告恢复施工", en: "Report that works resume" },
  on: works,
  input: z.object({ on: z.iso.date().refine(isDay) }),
  reads: worksReads,
  may: ownSideOrWindow,
  basis: ["建筑法 第十条", "CON-08"],
  visibility: "public",
  decide(file, { on: asked }, context) {
    const { rows, today } = context;
    const { stop, recheck } = file;
    const fault = worksFault(file, rows.permit, ["stopped"]);
    if (fault || !stop) return fault ?? refuseWorks("WORKS_STAND_OTHERWISE", worksStanding(file));
    const on = asked as Day;
    const year = yearOf(stop.on);
    // Before the day itself is looked at: without the re-check there is no day on which works may resume.
    if (today > year && on > year && !recheck?.passed) return refuseWorks("RECHECK_FIRST", { year });
    if (on <= stop.on || on > today) return refuseWorks("RESUME_DAY_UNFIT", { on, from: stop.on, field: "/on" });
    if (recheck?.on && on < recheck.on && on > year)
      return refuseWorks("RESUME_DAY_UNFIT", { on, from: recheck.on, field: "/on" });
    const { number = "" } = rows.permit ?? {};
    return together(
      change(file, { state: "underway", stop: null, recheck: null, resumedOn: on }),
      cancelled(rows.wakes),
      tellPosts(
        officePosts(rows, today),
        file.fromCase,
        { zh: `自${on}起恢复施工：施工许可证${number}`, en: `Works resumed on ${on}: construction permit ${number}` },
        context,
      ),
    );
  },
});
