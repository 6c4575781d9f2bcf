import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { dayOf } from "#kernel/calendar/day.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { refusePermit } from "../permit-refusals.ts";
import { permitStanding } from "../permit-words.ts";
import { refuse } from "../refusals.ts";
import { decideOn } from "./deciding.ts";
import { isOfficesTurn, permitReads } from "./granting.ts";
import { body, cancelWakes, item, matter, ownClocks, ownPapers, ownWakes, version, wakeNames } from "./reads.ts";
import { together } from "./together.ts";

/**
 * 视为准予延续: the term has ended, and a renewal that was asked in time is undecided (行政许可法 art. 50, CLK-23). One that waits
 * for its applicant's papers is not the office's silence. The only approval that the system ever gives by itself (CLK-24); a
 * clock that is held holds nothing against it, since the law knows no exception.
 */
export const deemRenewed = command({
  name: "approvals.deemRenewed",
  title: { zh: "逾期视为准予延续", en: "Deem renewed" },
  on: cases,
  input: z.object({}),
  reads: { version, body, clocks: ownClocks, matter, papers: ownPapers, item, wakes: ownWakes, ...permitReads },
  may: system(),
  basis: ["行政许可法 第五十条"],
  visibility: "public",
  decide(file, _, context) {
    const { version, body, permit, wakes } = context.rows;
    if (file.kind !== "renewal" || !isOfficesTurn(file) || !permit) return refusePermit("NOT_A_RENEWAL");
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: context.today });
    if (permit.validTo === null || context.today <= permit.validTo)
      return refusePermit("PERMIT_IN_TERM", permitStanding(permit));
    const asked = { decision: "granted", deemed: "renewal", more: { deemed: true } } as const;
    const decided = decideOn(file, asked, { ...context.rows, version, body }, context);
    if (isRefusal(decided)) return decided;
    const acceptedOn = file.acceptedOn ?? file.suppliedOn ?? dayOf(new Date(file.receivedAt));
    return together(change(file, { acceptedOn, ...decided.patch }), decided.effects, cancelWakes(wakes, wakeNames));
  },
});
