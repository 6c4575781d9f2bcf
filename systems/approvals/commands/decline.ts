import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { issue } from "#kernel/documents/documents.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { statusOf } from "../case-words.ts";
import { refuse } from "../refusals.ts";
import { body, intakeWake, ownClocks, version } from "./reads.ts";

/** 不予受理: no permit is needed, or another office is the right one; said at once, in writing, naming it (CLK-05). */
export const decline = command({
  name: "approvals.decline",
  title: { zh: "不予受理", en: "Decline to accept" },
  on: cases,
  input: z.object({ reason: z.string().trim().min(4).max(500), rightOffice: z.string().trim().max(100).optional() }),
  reads: { version, body, clocks: ownClocks, wake: intakeWake },
  may: post("window", "reviewer").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十二条（一）（二）"],
  visibility: "internal",
  decide(file, { reason, rightOffice }, context) {
    const { version, body, clocks, wake } = context.rows;
    if (file.status !== "received") return refuse("CASE_NOT_RECEIVED", statusOf(file));
    const effects: Effect[] = [
      change(file, { status: "notAccepted", reason }),
      ...stopClocks(clocks, ["intake"], context.today),
      notify({
        ...{ id: context.newId(), to: { subject: file.applicant }, about: file.id, at: context.now },
        title: { zh: `不予受理：${version?.name ?? file.item}`, en: `Not accepted: ${version?.name ?? file.item}` },
      }),
    ];
    if (wake?.state === "waiting") effects.push(change(wake, { state: "cancelled" }));
    if (body?.officeCode)
      effects.push(
        issue({
          ...{ id: context.newId(), kind: "不予受理通知书", officeCode: body.officeCode, body: body.id },
          ...{ about: file.id, on: context.today, addressee: file.applicant },
          content: { item: version?.name, reason, rightOffice },
        }),
      );
    return effects;
  },
});
