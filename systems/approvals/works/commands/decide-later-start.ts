import { z } from "zod";
import { addMonths, type Day, endOfDay } from "#kernel/calendar/day.ts";
import { type Clock, clockNamed } from "#kernel/clocks/effects.ts";
import { type Context, command } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { wakeAgain } from "../../commands/reads.ts";
import { numbered, tellHolder, together } from "../../commands/together.ts";
import { permitOffice, startClockId, type WorksRows, worksFault, worksReads } from "../reads.ts";
import { type Works, works } from "../records.ts";
import { refuseWorks } from "../refusals.ts";
import { extensionDays, worksLaw } from "../terms.ts";
import { lapsed } from "./lapse-unbegun.ts";

/**
 * 决定延期开工: three calendar months more, from the day on which the time would have ended, at most twice (CON-08, 建筑法 art. 9). Who is
 * refused after that day has a permit no more.
 */
export const decideLaterStart = command({
  name: "approvals.decideLaterStart",
  title: { zh: "决定延期开工", en: "Decide on a later start" },
  on: works,
  input: z.object({
    decision: z.enum(["granted", "refused"]),
    reason: z.string().trim().min(4).max(500).optional(),
  }),
  reads: worksReads,
  may: permitOffice,
  basis: ["建筑法 第九条", "CON-08"],
  visibility: "public",
  decide(file, { decision, reason }, context) {
    const { rows, today, calendar, post } = context;
    const fault = worksFault(file, rows.permit, ["waiting"]);
    if (fault) return fault;
    const { permit } = rows;
    const clock = clockNamed(rows.clocks, "start");
    const body = rows.bodies.find(({ id }) => id === post?.body);
    if (!permit || !clock?.due || !body || !file.asked) return refuseWorks("NO_EXTENSION_ASKED");
    const granted = decision === "granted";
    if (!granted && !reason) return refuseWorks("FINDING_MISSING", { field: "/reason" });
    const until = granted ? calendar.nextWorkdayOnOrAfter(addMonths(clock.due, worksLaw.extension)) : clock.due;
    const over = !granted && today > clock.due;
    return together(
      change(file, {
        asked: null,
        ...(granted && { extended: file.extended + 1 }),
        ...(over && { state: "lapsed" as const }),
      }),
      granted ? moved(file, { clock, due: clock.due, until }, context) : [],
      numbered(
        body,
        {
          ...{ kind: "延期开工决定书", about: file.fromCase, addressee: file.holder },
          content: {
            ...{ permit: permit.number, name: permit.name, decision, until, reason: reason ?? file.asked.reason },
            ...{ askedOn: file.asked.on, times: file.extended + 1 },
          },
        },
        context,
      ),
      over ? lapsed(file, permit, { ...rows, due: clock.due }, context) : [],
      tellHolder(
        permit,
        granted
          ? { zh: `准予延期开工，至${until}：${permit.number}`, en: `Works may begin by ${until}: ${permit.number}` }
          : { zh: `不予延期开工：${permit.number}`, en: `No later start: ${permit.number}` },
        context,
      ),
    );
  },
});

/** As of the day it was asked for: the time that it extends had not ended then. */
function moved(
  file: Works,
  { clock, due, until }: { readonly clock: Clock; readonly due: Day; readonly until: Day },
  { rows }: Context<WorksRows>,
): readonly Effect[] {
  const event = { kind: "extend", on: file.asked?.on ?? due, days: extensionDays(clock, due) } as const;
  return [
    change(clock, { events: [...clock.events, event] }),
    wakeAgain(rows.wakes, {
      ...{ id: startClockId(file.id), at: endOfDay(until) },
      ...{ command: "approvals.lapseUnbegun", target: file.id },
    }),
  ];
}
