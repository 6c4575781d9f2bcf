import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { addDays } from "#kernel/calendar/day.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { statusOf } from "../case-words.ts";
import { refuseIntake } from "../intake-refusals.ts";
import { refuse } from "../refusals.ts";
import { remedies } from "./decline.ts";
import { body, cancelWakes, openClocks, ownClocks, ownSupplements, ownWakes, version, wakeNames } from "./reads.ts";
import { numbered, tellApplicant, together } from "./together.ts";

/**
 * 终止办理: a file that is never supplemented. No law sets the applicant a time, so only a local rule that the city has named
 * lets it be closed, after the days that the rule says (CLK-09).
 */
export const endCase = command({
  name: "approvals.endCase",
  title: { zh: "终止办理", en: "Close for want of papers" },
  on: cases,
  input: z.object({ reason: z.string().trim().min(4).max(500) }),
  reads: { version, body, clocks: ownClocks, wakes: ownWakes, supplements: ownSupplements },
  may: post("head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["CLK-09 本地规定"],
  visibility: "internal",
  decide(file, { reason }, context) {
    const { version, body, clocks, wakes, supplements } = context.rows;
    const { settings, today } = context;
    if (file.status !== "supplementing") return refuseIntake("NOT_SUPPLEMENTING", statusOf(file));
    if (!body) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    const rule = settings.text("supplementCloseRule");
    if (rule === "none") return refuseIntake("NO_LOCAL_RULE");
    const told = supplements.at(-1)?.toldOn ?? today;
    const from = addDays(told, settings.number("supplementCloseDays"));
    if (today < from) return refuseIntake("TOO_SOON_TO_CLOSE", { rule, day: from });
    const name = version?.name ?? file.item;
    return together(
      change(file, { status: "ended", reason }),
      stopClocks(clocks, openClocks, today),
      cancelWakes(wakes, wakeNames),
      numbered(
        body,
        {
          kind: "终止办理通知书",
          about: file.id,
          addressee: file.applicant,
          content: { item: name, reason, rule, remedies },
        },
        context,
      ),
      tellApplicant(file, { zh: `已终止办理：${name}`, en: `Closed: ${name}` }, context),
    );
  },
});
