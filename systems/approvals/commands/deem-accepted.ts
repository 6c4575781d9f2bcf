import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { dayOf } from "#kernel/calendar/day.ts";
import { clockNamed } from "#kernel/clocks/effects.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../case-words.ts";
import { refuseIntake } from "../intake-refusals.ts";
import { refuse } from "../refusals.ts";
import { acceptOn } from "./accepting.ts";
import { body, ownClocks, version } from "./reads.ts";
import { together } from "./together.ts";

/**
 * 逾期不告知视为受理: the office was silent for five workdays, so the file counts as accepted from the day it was received,
 * or from the day on which the whole supplement came (CLK-03, CLK-08). It runs by itself at the legal moment; nobody can ask
 * for it.
 */
export const deemAccepted = command({
  name: "approvals.deemAccepted",
  title: { zh: "逾期视为受理", en: "Deem accepted" },
  on: cases,
  input: z.object({}),
  reads: { version, body, clocks: ownClocks },
  may: system(),
  basis: ["行政许可法 第三十二条（四）"],
  visibility: "public",
  decide(file, _, context) {
    const { version, body, clocks } = context.rows;
    if (file.status !== "received") return refuse("CASE_NOT_RECEIVED", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: context.today });
    const silence = clockNamed(clocks, file.suppliedOn === null ? "intake" : "supplied");
    if (silence?.due && context.today <= silence.due) return refuseIntake("STILL_IN_TIME");
    const from = file.suppliedOn ?? dayOf(new Date(file.receivedAt));
    const accepted = acceptOn(file, from, true, { version, body, clocks }, context);
    return isRefusal(accepted) ? accepted : together(change(file, accepted.patch), accepted.effects);
  },
});
