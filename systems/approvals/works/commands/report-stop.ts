import { z } from "zod";
import { type Day, endOfDay, isDay } from "#kernel/calendar/day.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { wakeAgain } from "../../commands/reads.ts";
import { tellPosts, together } from "../../commands/together.ts";
import { officePosts, ownSideOrWindow, worksFault, worksReads, yearWakeId } from "../reads.ts";
import { works } from "../records.ts";
import { refuseWorks } from "../refusals.ts";
import { reportBy, yearOf } from "../terms.ts";

/**
 * 报告中止施工: within one month of the stop, with why and how the site is kept (CON-08, 建筑法 art. 10). What comes later is taken too,
 * and the office is told that it is late: a stop that nobody tells is worse.
 */
export const reportStop = command({
  name: "approvals.reportStop",
  title: { zh: "报告中止施工", en: "Report a stop of works" },
  on: works,
  input: z.object({
    on: z.iso.date().refine(isDay),
    reason: z.string().trim().min(4).max(500),
    /** 维护管理: how the site is kept safe meanwhile. */
    care: z.string().trim().min(4).max(500),
  }),
  reads: worksReads,
  may: ownSideOrWindow,
  basis: ["建筑法 第十条第一款", "CON-08"],
  visibility: "public",
  decide(file, { on: asked, reason, care }, context) {
    const { rows, today, calendar } = context;
    const fault = worksFault(file, rows.permit, ["underway"]);
    if (fault) return fault;
    const on = asked as Day;
    const from = file.resumedOn ?? file.startedOn ?? file.fetchedOn;
    if (on < from || on > today) return refuseWorks("STOP_DAY_UNFIT", { on, from, field: "/on" });
    const late = today > reportBy(on, calendar);
    const { number = "" } = rows.permit ?? {};
    return together(
      change(file, { state: "stopped", stop: { on, toldOn: today, reason, care } }),
      wakeAgain(rows.wakes, {
        ...{ id: yearWakeId(file.id), at: endOfDay(yearOf(on)), command: "approvals.noteYearStopped", target: file.id },
      }),
      tellPosts(
        officePosts(rows, today),
        file.fromCase,
        {
          zh: `自${on}起中止施工${late ? "（超过一个月才报告）" : ""}：施工许可证${number}`,
          en: `Works stopped on ${on}${late ? " (told more than a month later)" : ""}: construction permit ${number}`,
        },
        context,
      ),
    );
  },
});
