import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { type Create, change, type Effect } from "#kernel/records/effects.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../case-words.ts";
import { refuseIntake } from "../intake-refusals.ts";
import { refuse } from "../refusals.ts";
import { acceptOn, missingPapers } from "./accepting.ts";
import { decideOn } from "./deciding.ts";
import { deliverOn } from "./delivering.ts";
import { permitReads } from "./granting.ts";
import { body, cancelWakes, item, matter, ownClocks, ownPapers, ownWakes, version, wakeNames } from "./reads.ts";
import { together } from "./together.ts";

/**
 * 当场办结: an item that is decided at once, with all its papers there (CLK-10, 行政许可法 第三十四条). Acceptance and decision are
 * one act with both documents; its limits begin and end on the same day. Handed over to the applicant who stands there, it is
 * delivered by the same act, with the return slip (CLK-15); otherwise the delivery waits for an act of its own.
 */
export const decideOnTheSpot = command({
  name: "approvals.decideOnTheSpot",
  title: { zh: "当场办结", en: "Decide on the spot" },
  on: cases,
  input: z.object({
    /** 当场送达: the applicant has it in hand. */
    delivered: z.boolean().default(false),
  }),
  reads: { version, body, clocks: ownClocks, matter, papers: ownPapers, item, wakes: ownWakes, ...permitReads },
  may: post("window", "decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十四条", "行政许可法 第四十四条"],
  visibility: "public",
  decide(file, { delivered }, context) {
    const { version, body, papers, wakes, permitWorks } = context.rows;
    const { today } = context;
    if (file.status !== "received") return refuse("CASE_NOT_RECEIVED", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    if (version.promisedDays > 0 || version.visits > 1)
      return refuseIntake("NOT_IMMEDIATE", { item: version.name, days: version.promisedDays });
    const missing = missingPapers(file, version, papers);
    if (missing.length > 0) return refuseIntake("PAPERS_MISSING", { papers: missing.join("、") });
    const read = { ...context.rows, version, body };
    const accepted = acceptOn(file, file.suppliedOn ?? today, false, read, context);
    if (isRefusal(accepted)) return accepted;
    const decided = decideOn(file, { decision: "granted", delivered }, { ...read, clocks: [] }, context);
    if (isRefusal(decided)) return decided;
    // Works under the permit that this one follows go along with it, and begin nothing anew.
    const handed = { ...read, clocks: [], given: decided.given, begun: permitWorks };
    const delivery = delivered ? deliverOn(file, "window", handed, context) : { patch: {}, effects: [] };
    if (isRefusal(delivery)) return delivery;
    return together(
      change(file, { ...accepted.patch, ...decided.patch, ...delivery.patch }),
      over(accepted.effects, today),
      delivered ? over(decided.effects, today) : decided.effects,
      delivery.effects,
      cancelWakes(wakes, wakeNames),
    );
  },
});

/** Effects whose new clocks end on the day on which they begin. */
const over = (effects: readonly Effect[], on: string): readonly Effect[] =>
  effects.map((effect) => (isNewClock(effect) ? stopped(effect, on) : effect));
const isNewClock = (effect: Effect): effect is Create => effect.effect === "create" && effect.record === clocks;
const stopped = (effect: Create, on: string): Create => ({
  ...effect,
  row: { ...effect.row, events: [...(effect.row.events as object[]), { kind: "stop", on }] },
});
