import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { addDays } from "#kernel/calendar/day.ts";
import { type Permit, permits } from "#kernel/matters/permits.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { refusePermit } from "../permit-refusals.ts";
import { permitStanding } from "../permit-words.ts";
import { isOfficesTurn } from "./granting.ts";
import { tellHolder, together } from "./together.ts";

/**
 * 有效期届满: at 24:00 of the last day of its term a permit ends by itself, unless a renewal that was asked in time is undecided:
 * then it is deemed renewed (CLK-23). 注销 of what has expired is an act of its own (CLK-27).
 */
export const expirePermit = command({
  name: "approvals.expirePermit",
  title: { zh: "有效期届满", en: "Let a permit expire" },
  on: permits,
  input: z.object({}),
  reads: { renewals: all(cases).of<Permit, unknown>("permit") },
  may: system(),
  basis: ["行政许可法 第五十条"],
  visibility: "public",
  decide(file, _, context) {
    const { validTo, name, number } = file;
    if (file.state !== "valid") return refusePermit("PERMIT_NOT_VALID", permitStanding(file));
    if (validTo === null || context.today <= validTo) return refusePermit("PERMIT_IN_TERM", { number });
    if (context.rows.renewals.some((one) => one.kind === "renewal" && isOfficesTurn(one)))
      return refusePermit("RENEWAL_UNDECIDED", { number });
    return together(
      change(file, { state: "expired", endedOn: addDays(validTo, 1) }),
      tellHolder(file, { zh: `有效期已届满：${name} ${number}`, en: `Expired: ${name} ${number}` }, context),
    );
  },
});
