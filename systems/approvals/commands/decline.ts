import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { statusOf } from "../case-words.ts";
import { refuseIntake } from "../intake-refusals.ts";
import { refuse } from "../refusals.ts";
import { body, cancelWakes, openClocks, ownClocks, ownWakes, version, wakeNames } from "./reads.ts";
import { numbered, tellApplicant, together } from "./together.ts";

/** 不予受理: no permit is needed, or another office is the right one; said at once, in writing, naming it (CLK-05). */
export const decline = command({
  name: "approvals.decline",
  title: { zh: "不予受理", en: "Decline to accept" },
  on: cases,
  input: z.object({
    /** `notNeeded`: no permit is needed for it; `notOurs`: another office is the right one. */
    ground: z.enum(["notNeeded", "notOurs"]).default("notNeeded"),
    reason: z.string().trim().min(4).max(500),
    rightOffice: z.string().trim().max(100).optional(),
  }),
  reads: { version, body, clocks: ownClocks, wakes: ownWakes },
  may: post("window", "reviewer").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十二条（一）（二）"],
  visibility: "internal",
  decide(file, { ground, reason, rightOffice }, context) {
    const { version, body, clocks, wakes } = context.rows;
    if (file.status !== "received") return refuse("CASE_NOT_RECEIVED", statusOf(file));
    if (!body) return refuse("NO_LIVE_VERSION", { item: file.item, date: context.today });
    if (ground === "notOurs" && !rightOffice) return refuseIntake("RIGHT_OFFICE_MISSING", { field: "/rightOffice" });
    const name = version?.name ?? file.item;
    return together(
      change(file, { status: "notAccepted", reason }),
      stopClocks(clocks, openClocks, context.today),
      cancelWakes(wakes, wakeNames),
      numbered(
        body,
        {
          ...{ kind: "不予受理通知书", about: file.id, addressee: file.applicant },
          content: { item: name, ground, reason, rightOffice, remedies },
        },
        context,
      ),
      tellApplicant(file, { zh: `不予受理：${name}`, en: `Not accepted: ${name}` }, context),
    );
  },
});

/** The routes of remedy against a decision (CLK-26). */
export const remedies = {
  reconsideration: { days: 60, unit: "calendar", basis: "行政复议法 第二十条" },
  litigation: { months: 6, basis: "行政诉讼法 第四十六条" },
};
