import { addDays, addMonths, type Day, endOfDay } from "#kernel/calendar/day.ts";
import type { Body } from "#kernel/directory/records.ts";
import type { DocumentKind } from "#kernel/documents/documents.ts";
import { permitSeries } from "#kernel/identifiers/permitNumber.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import { type Permit, permits } from "#kernel/matters/permits.ts";
import { type Case, type CaseKind, cases } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import { change, create, type Effect, nextNumber } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { wake, wakes } from "#kernel/records/wakes.ts";
import { refusePermit } from "../permit-refusals.ts";
import { permitStanding } from "../permit-words.ts";
import { refuse } from "../refusals.ts";
import { type GivenPermit, takeAlong } from "../works/begin-works.ts";
import { type Works, works } from "../works/records.ts";

/** The wake that ends a permit's term. */
export const permitWake = (permit: string): string => `${permit}:end`;

/** What a decision reads of the permit that its case is about; all empty for a new application. */
export const permitReads = {
  permit: one(permits).lockedBy((file: Case) => file.permit),
  permitCases: all(cases).where("permit", (file: Case) => file.permit),
  permitWakes: many(wakes).by((file: Case) => (file.permit === null ? [] : [permitWake(file.permit)])),
  permitWorks: all(works).where("permit", (file: Case) => file.permit),
};
export type PermitRows = {
  readonly permit: Permit | null;
  readonly permitCases: readonly Case[];
  readonly permitWakes: readonly RowOf<typeof wakes>[];
  readonly permitWorks: readonly Works[];
};

/** The document of a granted permit, by what was applied for (DOC-01). */
export const grantedKinds: Readonly<Record<CaseKind, DocumentKind>> = {
  new: "准予许可决定书",
  change: "变更决定书",
  renewal: "延续决定书",
};

type Term = { readonly validFrom: Day; readonly validTo: Day | null };
type Ending = { readonly effects: readonly Effect[]; readonly term: Term };
type Granting = Ending & { readonly given: GivenPermit };

/**
 * The permit that a decision gives: one a decision, with the names of all that it yields. A change takes the place of the
 * permit that it changes, for the rest of its term (行政许可法 art. 49); a renewal begins where the old term ends (art. 50).
 */
export function grantPermit(
  file: Case,
  read: { readonly version: ItemVersion; readonly body: Body } & PermitRows,
  context: Context,
): Granting | Refusal {
  const { version, body, permit } = read;
  const { today } = context;
  if (body.officeCode === null) return refuse("NO_NUMBER_SERIES", { body: body.names.at(-1)?.name ?? body.id });
  const ended = file.kind === "new" ? { effects: [], term: termFrom(today, version) } : endOld(file, read, context);
  if (isRefusal(ended)) return ended;
  const { term } = ended;
  const id = context.newId();
  const given: GivenPermit = {
    ...{ id, item: file.item, power: file.actingPower, holder: file.applicant, state: "valid" },
  };
  const results = version.yields.length === 0 ? [version.name] : version.yields;
  const { officeCode } = body;
  const series = permitSeries({ results, officeCode, divisions: [file.division, body.division], on: today });
  const following = read.permitCases.filter((one) => one.id !== file.id && isUndecided(one));
  const effects: readonly Effect[] = [
    ...ended.effects,
    create(permits, {
      ...{ ...given, itemVersion: file.itemVersion, fromCase: file.id },
      ...{ body: body.id, division: file.division, name: results.join("、") },
      ...{ series, serial: nextNumber(`permit ${series}`), number: "", issuedOn: today, ...term },
      ...{ endedOn: null, ground: null, previous: permit?.id ?? null },
    }),
    ...(term.validTo === null ? [] : [expiry(id, term.validTo)]),
    // What else the holder asked about the old one is now about the new one.
    ...following.map((one) => change(one, { permit: id })),
    ...takeAlong(read.permitWorks, id, file.id),
  ];
  return { effects, term, given };
}

/** What the grant does to the permit that the case is about, and the term of the one that follows. */
function endOld(
  file: Case,
  read: { readonly version: ItemVersion } & PermitRows,
  { today }: Context,
): Ending | Refusal {
  const { permit, permitWakes, version } = read;
  if (permit === null) return refusePermit("PERMIT_NAMED_WRONGLY");
  if (permit.state !== "valid") return refusePermit("PERMIT_NOT_VALID", permitStanding(permit));
  const wakes = cancelled(permitWakes);
  if (file.kind === "change") {
    const validFrom = permit.validFrom > today ? permit.validFrom : today;
    const effects = [change(permit, { state: "changed", endedOn: today }), ...wakes];
    return { effects, term: { validFrom, validTo: permit.validTo } };
  }
  if (permit.validTo === null) return refusePermit("RENEWAL_WITHOUT_TERM", permitStanding(permit));
  const after = addDays(permit.validTo, 1);
  return {
    effects: [change(permit, { state: "renewed", endedOn: after }), ...wakes],
    term: termFrom(after, version),
  };
}

/** The day of issue is within the term, so the day before opens the count of months (民法典 arts 201, 202). */
const termFrom = (validFrom: Day, { validity }: ItemVersion): Term => ({
  validFrom,
  validTo: validity === null ? null : addMonths(addDays(validFrom, -1), validity.months),
});

/** At 24:00 of the last day of its term a permit expires, unless it was renewed. */
const expiry = (permit: string, validTo: Day): Effect =>
  wake({ id: permitWake(permit), at: endOfDay(validTo), command: "approvals.expirePermit", target: permit });

/** Waits for nothing more. */
export const cancelled = (waiting: PermitRows["permitWakes"]): Effect[] =>
  waiting.filter(({ state }) => state === "waiting").map((one) => change(one, { state: "cancelled" }));

/** A case in which a decision is still to come. */
export const isUndecided = ({ status }: Pick<Case, "status">): boolean =>
  status === "supplementing" || isOfficesTurn({ status });

/** It is not for the applicant to act: what is not decided now is the office's silence. */
export const isOfficesTurn = ({ status }: Pick<Case, "status">): boolean =>
  status === "received" || status === "accepted" || status === "handedUp";
