import { endOfDay } from "#kernel/calendar/day.ts";
import { type Body, bodies } from "#kernel/directory/records.ts";
import { renewalWorkdays } from "#kernel/items/content.ts";
import { type ItemVersion, type Power, powers } from "#kernel/items/records.ts";
import { type Permit, permits } from "#kernel/matters/permits.ts";
import { type Case, type CaseKind, cases } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { wake } from "#kernel/records/wakes.ts";
import { refusePermit } from "../permit-refusals.ts";
import { permitStanding } from "../permit-words.ts";
import { isUndecided } from "./granting.ts";

type Asked = { readonly kind: CaseKind; readonly permit?: string | undefined; readonly wish?: string | undefined };

/** What `receive` reads of the permit that a change or renewal names: locked, so that it cannot end meanwhile. */
export const followUpReads = {
  permit: one(permits).lockedBy((_: null, asked: Asked) => asked.permit),
  permitBody: one(bodies).via("permit", (permit: Permit) => permit.body),
  permitCases: all(cases).where("permit", (_: null, asked: Asked) => asked.permit),
  permitPowers: all(powers).where("item", (_: null, asked: Asked & { readonly item: string }) => asked.item),
};

/**
 * Why this application for a change or a renewal cannot be taken in, if it cannot: only the holder's own permit of the same
 * item, valid, at the office that has the power over it (行政许可法 arts 49, 50), and a renewal in time (CLK-23).
 */
export function followUpFault(
  asked: Asked & { readonly item: string; readonly applicant: string },
  read: {
    readonly permit: Permit | null;
    readonly permitCases: readonly Case[];
    readonly permitPowers: readonly Power[];
    readonly version: ItemVersion;
    readonly power: Power;
    readonly permitBody: Body | null;
  },
  context: Context,
): Refusal | undefined {
  const { kind } = asked;
  const { permit, permitCases, permitPowers, version, power } = read;
  const field = "/permit";
  if ((kind === "new") !== (asked.permit === undefined)) return refusePermit("PERMIT_NAMED_WRONGLY", { field });
  if (kind !== "change" && asked.wish !== undefined) return refusePermit("WISH_WITHOUT_CHANGE", { field: "/wish" });
  if (kind === "new") return undefined;
  if (permit?.holder !== asked.applicant || permit.item !== asked.item)
    return refusePermit("PERMIT_NOT_OWN", { field });
  if (permit.state !== "valid") return refusePermit("PERMIT_NOT_VALID", { ...permitStanding(permit), field });
  const given = permitPowers.find(({ id }) => id === permit.power);
  if (given?.division !== power.division)
    return refusePermit("PERMIT_ELSEWHERE", {
      ...permitStanding(permit),
      body: read.permitBody?.names.at(-1)?.name,
      field,
    });
  if (permitCases.some((one) => one.kind === kind && isUndecided(one)))
    return refusePermit("PERMIT_CASE_OPEN", { field });
  return kind === "renewal" ? renewalFault(permit, version, context) : undefined;
}

function renewalFault(permit: Permit, { validity }: ItemVersion, { today, calendar }: Context): Refusal | undefined {
  const { validTo, number } = permit;
  const field = "/kind";
  if (validTo === null) return refusePermit("RENEWAL_WITHOUT_TERM", { number, field });
  const days = validity?.renewBeforeWorkdays ?? renewalWorkdays;
  const last = calendar.addWorkdays(validTo, -days).day;
  return today <= last ? undefined : refusePermit("RENEWAL_TOO_LATE", { number, validTo, days, last, field });
}

/**
 * What taking one in does beside opening the case: the permit is held to what was seen of it, and at 24:00 of its last day an
 * undecided renewal is deemed granted (CLK-23).
 */
export function followUp(id: string, kind: CaseKind, permit: Permit): Effect[] {
  if (kind !== "renewal" || permit.validTo === null) return [change(permit, {})];
  const at = endOfDay(permit.validTo);
  return [change(permit, {}), wake({ id: `${id}:renewal`, at, command: "approvals.deemRenewed", target: id })];
}
