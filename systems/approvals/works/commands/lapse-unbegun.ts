import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { addDays, type Day } from "#kernel/calendar/day.ts";
import { clockNamed, stopClocks } from "#kernel/clocks/effects.ts";
import type { Permit } from "#kernel/matters/permits.ts";
import { type Context, command } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { cancelled } from "../../commands/granting.ts";
import { numbered, tellHolder, tellPosts, together } from "../../commands/together.ts";
import { officeNow, officePosts, type WorksRows, worksFault, worksReads } from "../reads.ts";
import { type Works, works } from "../records.ts";
import { refuseWorks } from "../refusals.ts";

/**
 * 施工许可证自行废止: nothing began in time and no extension was asked for, or the last one is over (CON-08, 建筑法 art. 9). It runs by
 * itself as of the end of the last day; nobody can ask for it.
 */
export const lapseUnbegun = command({
  name: "approvals.lapseUnbegun",
  title: { zh: "未按期开工，施工许可证自行废止", en: "Let an unbegun construction permit lapse" },
  on: works,
  input: z.object({}),
  reads: worksReads,
  may: system(),
  basis: ["建筑法 第九条", "CON-08"],
  visibility: "public",
  decide(file, _, context) {
    const { rows, today } = context;
    const fault = worksFault(file, rows.permit, ["waiting"]);
    if (fault) return fault;
    const due = clockNamed(rows.clocks, "start")?.due;
    if (!rows.permit || !due || today <= due) return refuseWorks("START_IN_TIME");
    if (file.asked) return refuseWorks("EXTENSION_UNDECIDED");
    return together(change(file, { state: "lapsed" }), lapsed(file, rows.permit, { ...rows, due }, context));
  },
});

/** What lapsing does beside the works themselves: the permit ends, its holder is told in writing, its office is told. */
export function lapsed(
  file: Works,
  permit: Permit,
  rows: WorksRows & { readonly due: Day },
  context: Context,
): readonly Effect[] {
  const { number, name } = permit;
  const body = officeNow(rows, context.today);
  const told = {
    zh: `未按期开工，已自行废止：${name} ${number}`,
    en: `Lapsed, since works did not begin in time: ${name} ${number}`,
  };
  const document =
    body &&
    numbered(
      body,
      {
        ...{ kind: "施工许可证废止通知书", about: file.fromCase, addressee: file.holder },
        content: { permit: number, name, fetchedOn: file.fetchedOn, due: rows.due, times: file.extended },
      },
      context,
    );
  return [
    change(permit, { state: "lapsed", endedOn: addDays(rows.due, 1) }),
    ...stopClocks(rows.clocks, ["start"], context.today),
    ...cancelled(rows.wakes),
    // The law ends the permit, whether or not an office is there to write about it.
    ...(document === undefined || isRefusal(document) ? [] : [document]),
    tellHolder(permit, told, context),
    ...tellPosts(officePosts(rows, context.today), file.fromCase, told, context),
  ];
}
