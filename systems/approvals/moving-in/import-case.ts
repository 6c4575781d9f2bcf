import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type ClockEvent, checkEvents } from "#kernel/calendar/clock.ts";
import { type Day, dayOf, endOfDay, isDay, startOfDay } from "#kernel/calendar/day.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { clockId } from "#kernel/clocks/effects.ts";
import { queryCode } from "#kernel/identifiers/queryCode.ts";
import { cases, matters, parties } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { create, type Effect } from "#kernel/records/effects.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { wake } from "#kernel/records/wakes.ts";
import { authority, authorityReads, listedOnly, unhandled } from "../commands/opening.ts";
import { wakeId } from "../commands/reads.ts";
import { broughtPaper, together } from "../commands/together.ts";
import { refuse } from "../refusals.ts";
import { refuseMoving } from "./refusals.ts";

const day = z.iso.date().refine(isDay);
const input = z.object({
  /** Its number in the old system. */
  oldNumber: z.string().trim().min(1).max(80),
  item: z.string().max(40),
  power: z.string().max(80),
  applicant: z.string().max(80),
  receivedOn: day,
  /** Null while it is not accepted. */
  acceptedOn: day.nullable(),
  papers: z.array(z.string().trim().min(1).max(200)).max(100),
  /** What happened to its limits after acceptance: pauses, resumptions, an extension; days of an extension in the limit's unit. */
  events: z
    .array(
      z.object({
        kind: z.enum(["pause", "resume", "extend"]),
        on: day,
        days: z.int().positive().max(365).optional(),
        ground: z.string().max(200).optional(),
      }),
    )
    .max(20),
});

/**
 * 迁入在办件: a case that was begun in another system goes on here with its clocks as they stand. It keeps the day of receipt
 * and of acceptance, and its pauses; its version is the one in force on the day of receipt (LST-04). The journal marks it as an
 * import; documents that the old system issued are not made again.
 */
export const importCase = command({
  name: "approvals.importCase",
  title: { zh: "迁入在办件", en: "Import a running case" },
  on: null,
  makes: cases,
  input,
  reads: authorityReads,
  may: post("administrator").anywhere(),
  basis: ["LST-04 在办件按受理时的版本办完", "CLK-28"],
  visibility: "internal",
  decide(_, asked, context) {
    const { versions, laws, item, power, body, applicant } = context.rows;
    const { today, now, newId, settings, calendar } = context;
    const receivedOn = asked.receivedOn as Day;
    const acceptedOn = asked.acceptedOn as Day | null;
    if (receivedOn > today || (acceptedOn !== null && (acceptedOn < receivedOn || acceptedOn > today)))
      return refuseMoving("DAYS_OUT_OF_ORDER", { received: receivedOn, accepted: acceptedOn ?? "—", today });
    const found = authority({ code: asked.item, item, versions, laws, power, body }, receivedOn);
    if (isRefusal(found)) return found;
    if (!applicant) return refuse("UNKNOWN_APPLICANT", { field: "/applicant" });
    if (!found.version.subjectKinds.includes(applicant.kind))
      return refuse("WRONG_SUBJECT", { item: found.version.name, kind: applicant.kind });
    const unlisted = listedOnly(found.version, asked.papers);
    if (unlisted) return unlisted;
    const { version } = found;
    const [matter, id] = [newId(), newId()];
    const effects: Effect[] = [
      create(matters, {
        ...{ id: matter, kind: "single", title: version.name, projectCode: null, flow: null, facts: {} },
        ...{ division: found.power.division, openedOn: receivedOn, state: "open", item: asked.item },
      }),
      create(parties, {
        ...{
          id: newId(),
          matter,
          subject: applicant.id,
          role: "applicant",
          validFrom: receivedOn,
          validTo: null,
          mandate: null,
        },
      }),
      create(cases, {
        ...{ id, matter, item: version.item, itemVersion: version.id, itemFrom: version.validFrom },
        ...{ itemUntil: version.validTo ?? "infinity", power: found.power.id, powerFrom: found.power.validFrom },
        ...{ powerUntil: found.power.validTo ?? "infinity", actingPower: found.power.id, body: found.body.id },
        ...{ division: found.power.division, applicant: applicant.id, procedure: null, waived: [] },
        ...{ openedOn: receivedOn, receivedAt: receivedAt(receivedOn, now).toISOString() },
        ...{ status: acceptedOn === null ? "received" : "accepted", acceptedOn, deemed: false },
        ...{ decidedOn: null, decision: null, reason: null, deliveredOn: null, queryCode: queryCode(newId()) },
        ...unhandled,
        ...{ oldNumber: asked.oldNumber, kind: "new", permit: null, wish: null },
      }),
      ...asked.papers.map((name) => broughtPaper({ matter, name, listedIn: version.id }, context)),
    ];
    if (acceptedOn === null) {
      const days = settings.number("intakeNoticeWorkdays");
      const due = calendar.addWorkdays(receivedOn, days).day;
      const intake = clockOf(
        id,
        { name: "intake", limitDays: days, unit: "workday", on: receivedOn, events: [] },
        context,
      );
      return together(
        effects,
        intake,
        wake({ id: wakeId({ id }, "intake"), at: endOfDay(due), command: "approvals.deemAccepted", target: id }),
      );
    }
    const events = asked.events as readonly ClockEvent[];
    const limits: readonly Limit[] = [
      { name: "promised", limitDays: version.promisedDays, unit: "workday" },
      ...(version.legalDays === null
        ? []
        : [{ name: "legal", limitDays: version.legalDays, unit: unitOf(version.legalUnit) }]),
    ];
    return together(effects, ...limits.map((limit) => clockOf(id, { ...limit, on: acceptedOn, events }, context)));
  },
});

type Limit = { readonly name: string; readonly limitDays: number; readonly unit: "workday" | "calendar" };
const unitOf = (unit: string): Limit["unit"] => (unit === "calendar" ? "calendar" : "workday");
/** The start of its day of receipt, or now for one that came today. */
const receivedAt = (on: Day, now: Date): Date => (dayOf(now) === on ? now : startOfDay(on));

/** A clock with what happened to it so far, or why the calendar cannot read it. */
function clockOf(
  owner: string,
  asked: Limit & { readonly on: Day; readonly events: readonly ClockEvent[] },
  { calendar }: { readonly calendar: Parameters<typeof checkEvents>[1] },
): Effect | Refusal {
  const { name, limitDays, unit, on } = asked;
  const events: ClockEvent[] = [{ kind: "start", on }, ...asked.events];
  const fault = checkEvents({ limit: limitDays, unit, events }, calendar, { groundsTold: true });
  // The promise may have been broken before it was held or extended: then only the law's limit tells of it (CLK-19).
  const kept = fault !== null && name === "promised" ? events.slice(0, fault.index ?? 1) : events;
  if (fault !== null && name !== "promised")
    return {
      ...refuseMoving("CLOCK_UNREADABLE", { fault: fault.zh, faultEn: fault.en, field: "/events" }),
      rule: fault.rule,
    };
  return create(clocks, {
    ...{ id: clockId(owner, name), ownerRecord: "case", owner, name, limitDays, unit, events: kept },
    ...{ basis: "迁入", state: "running", due: null, provisional: false },
  });
}
