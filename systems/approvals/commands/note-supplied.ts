import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { endOfDay } from "#kernel/calendar/day.ts";
import { clockNamed, startClock } from "#kernel/clocks/effects.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { statusOf } from "../case-words.ts";
import { refuseIntake } from "../intake-refusals.ts";
import { refuse } from "../refusals.ts";
import { missingPapers } from "./accepting.ts";
import { cancelWakes, ownClocks, ownPapers, ownSupplements, ownWakes, version, wakeAgain, wakeId } from "./reads.ts";
import { tellApplicant, together } from "./together.ts";

/**
 * 补正齐全: all that was asked for has come. The case is received again, as of the day on which the last of it came; that day
 * is its day of acceptance (CLK-08), and the office again has five workdays before silence accepts (CLK-03). A part of it
 * starts nothing.
 */
export const noteSupplied = command({
  name: "approvals.noteSupplied",
  title: { zh: "补正齐全", en: "Note that all of it came" },
  on: cases,
  input: z.object({}),
  reads: { version, papers: ownPapers, clocks: ownClocks, supplements: ownSupplements, wakes: ownWakes },
  may: system(),
  basis: ["行政许可法 第三十二条（五）"],
  visibility: "public",
  decide(file, _, context) {
    const { version, papers, supplements, wakes, clocks } = context.rows;
    const { today, settings, calendar } = context;
    const last = supplements.at(-1);
    if (file.status !== "supplementing" || !last) return refuse("CASE_NOT_RECEIVED", statusOf(file));
    if (!version) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    const missing = missingPapers(file, version, papers);
    if (missing.length > 0) return refuseIntake("PAPERS_MISSING", { papers: missing.join("、") });
    const days = settings.number("intakeNoticeWorkdays");
    const before = clockNamed(clocks, "supplied");
    return together(
      change(file, { status: "received", suppliedOn: today }),
      change(last, { suppliedOn: today }),
      cancelWakes(wakes, ["intake", "reminder"]),
      // A second supplement starts the same clock anew; the journal keeps how it ran before.
      before
        ? change(before, { limitDays: days, events: [{ kind: "start", on: today }] })
        : startClock({
            ...{ ownerRecord: "case", owner: file.id, name: "supplied", limitDays: days, unit: "workday", on: today },
            basis: "行政许可法 第三十二条（四）（五）",
          }),
      wakeAgain(wakes, {
        ...{ id: wakeId(file, "supplied"), at: endOfDay(calendar.addWorkdays(today, days).day) },
        ...{ command: "approvals.deemAccepted", target: file.id },
      }),
      tellApplicant(
        file,
        { zh: `补正材料已收齐：${version.name}`, en: `All that was asked for has come: ${version.name}` },
        context,
      ),
    );
  },
});
