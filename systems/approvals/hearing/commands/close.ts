import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { clocks as clockRecord } from "#kernel/clocks/clocks.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { many } from "#kernel/records/reads.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { onBothLimits } from "../../commands/holding.ts";
import { ownClocks, version } from "../../commands/reads.ts";
import { tellApplicant, together } from "../../commands/together.ts";
import { ownHearings } from "../reads.ts";
import { refuseHearing } from "../refusals.ts";

/** 听证结束: with the minutes, on which the decision rests (行政许可法 art. 48); both limits go on (CLK-16). */
export const closeHearing = command({
  name: "approvals.closeHearing",
  title: { zh: "听证结束，录入笔录", en: "Close the hearing" },
  on: cases,
  input: z.object({ minutes: z.string().trim().min(10).max(20000) }),
  reads: {
    ...{ version, clocks: ownClocks, hearings: ownHearings },
    own: many(clockRecord).by((file: Case) => [`${file.id}:hearing:holding`]),
  },
  may: post("reviewer", "decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第四十八条"],
  visibility: "internal",
  decide(file, { minutes }, context) {
    const { version, clocks, hearings, own } = context.rows;
    const { today } = context;
    const hearing = hearings[0];
    if (hearing?.state !== "called" || !hearing.day) return refuseHearing("HEARING_NOT_OPEN");
    if (today < hearing.day) return refuseHearing("HEARING_NOT_HELD", { day: hearing.day });
    const resumed = onBothLimits(clocks, { kind: "resume", on: today }, context);
    const name = version?.name ?? file.item;
    return together(
      change(hearing, { state: "closed", minutes, closedOn: today }),
      change(file, {}),
      isRefusal(resumed) ? [] : resumed,
      stopClocks(own, ["holding"], today),
      hearing.told.map((applicant) =>
        tellApplicant(
          { id: file.id, applicant },
          { zh: `听证已结束：${name}`, en: `The hearing is over: ${name}` },
          context,
        ),
      ),
    );
  },
});
