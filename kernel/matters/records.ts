import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

const day = z.custom<Day>();

/** A matter (事): what somebody wants. It holds facts, papers and parties; a project has its plan. */
export const matters = record({
  name: "matter",
  title: { zh: "事", en: "Matter" },
  table: "matters",
  fields: {
    kind: z.enum(["project", "lifeEvent", "single"]),
    title: z.string(),
    projectCode: z.string().nullable(),
    /** The flow and edition its plan is derived from, such as `construction@2014`; null for a single application. */
    flow: z.string().nullable(),
    facts: z.record(z.string(), z.unknown()),
    division: z.string(),
    openedOn: day,
    state: z.enum(["open", "closed"]),
    /** The item that a single application is about; null for a project or a life event. */
    item: z.string().nullable(),
  },
});

/** 申请人, 经办人 who acts for it, 代理人 by a mandate, 缴费人, and 利害关系人, whom the matter concerns. */
export const partyRoles = ["applicant", "contact", "agent", "payer", "thirdParty"] as const;

export const parties = record({
  name: "party",
  title: { zh: "当事人", en: "Party" },
  table: "parties",
  fields: {
    matter: z.string(),
    subject: z.string(),
    role: z.enum(partyRoles),
    validFrom: day,
    validTo: day.nullable(),
    /** Number of the written mandate of an agent, who has none without one and without an end (INV-06); null for all others. */
    mandate: z.string().nullable(),
  },
  owner: { field: "matter", of: "matter" },
});

/**
 * Where a case stands. Paused is not among them: a clock says that. `handedUp`: screened, and with a higher office (CLK-14);
 * `ended`: closed without a decision, by a rule that is named (CLK-09).
 */
export const caseStatuses = [
  "received",
  "supplementing",
  "accepted",
  "handedUp",
  "notAccepted",
  "decided",
  "delivered",
  "withdrawn",
  "ended",
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** What an application is for: a permit, a change (变更, 行政许可法 art. 49) or a renewal (延续, art. 50) of one's own. */
export const caseKinds = ["new", "change", "renewal"] as const;
export type CaseKind = (typeof caseKinds)[number];

/** What a higher office was handed and what came back: its number and day are the proof that the result rests on. */
export const handedUpField = z.object({
  office: z.string(),
  on: day,
  answer: z.object({ number: z.string(), on: day }).nullable(),
});

/** A case (办件): one item version, handled under one power, inside a matter; it keeps that version to its end (LST-04). */
export const cases = record({
  name: "case",
  title: { zh: "办件", en: "Case" },
  table: "cases",
  fields: {
    matter: z.string(),
    item: z.string(),
    itemVersion: z.string(),
    /** The version's and the power's dates at opening: they carry the foreign keys that keep LST-16. */
    itemFrom: day,
    itemUntil: z.string(),
    power: z.string(),
    powerFrom: day,
    powerUntil: z.string(),
    /** The power under which it is handled now: the opening one, or its successor's after a reform (STF-07). */
    actingPower: z.string(),
    /** The body that handles it now: the power's, or its successor's after a merger. */
    body: z.string(),
    division: z.string(),
    applicant: z.string(),
    kind: z.enum(caseKinds),
    /** The applicant's permit that a change or renewal is about; null for a new application. */
    permit: z.string().nullable(),
    /** What is to be changed about it, in the applicant's words. */
    wish: z.string().nullable(),
    /** The procedure of the matter's plan that this case carries out; null outside a plan. */
    procedure: z.string().nullable(),
    /** Listed papers that this project does not need, because what would yield them does not apply to it (CON-11). */
    waived: z.array(z.string()).readonly(),
    openedOn: day,
    receivedAt: z.string(),
    status: z.enum(caseStatuses),
    /** The day on which everything that was asked for had come; it is the day of acceptance (CLK-08). */
    suppliedOn: day.nullable(),
    acceptedOn: day.nullable(),
    /** Accepted by silence (CLK-03). */
    deemed: z.boolean(),
    decidedOn: day.nullable(),
    decision: z.enum(["granted", "refused"]).nullable(),
    /** Granted by silence: a renewal only, there is no general deemed approval (CLK-23, CLK-24). */
    decidedBySilence: z.boolean(),
    reason: z.string().nullable(),
    deliveredOn: day.nullable(),
    queryCode: z.string(),
    /** Who has it on the desk now; null while nobody has claimed it. */
    handler: z.string().nullable(),
    /** What the reviewer proposes to the one who decides, with the opinion. */
    proposal: z.enum(["granted", "refused"]).nullable(),
    opinion: z.string().nullable(),
    reviewer: z.string().nullable(),
    reviewedOn: day.nullable(),
    /** The higher office that decides, since when it has the file, and what it answered (CLK-14). */
    handedUp: handedUpField.nullable(),
    /** Why the promise was not kept, stated in public (CLK-19, 优化营商环境条例 art. 36). */
    lateReason: z.string().nullable(),
    /** Its number in the system that it was taken over from. */
    oldNumber: z.string().nullable(),
  },
  // Written by people about people: why it was refused, or why the applicant takes it back.
  personal: ["reason", "wish", "opinion"],
  owner: { field: "matter", of: "matter" },
});

/** A paper (材料) in the sense of the plan: brought, held by the city already, or yielded by a case; once in the city. */
export const papers = record({
  name: "paper",
  title: { zh: "材料", en: "Paper" },
  table: "papers",
  fields: {
    matter: z.string(),
    name: z.string(),
    origin: z.enum(["brought", "held", "yielded"]),
    fromCase: z.string().nullable(),
    receivedOn: day,
    checked: z.boolean(),
    /** What is wrong with it, as it was told to the applicant; null when nothing is. */
    defect: z.string().nullable(),
    /** What the applicant put right on the spot (CLK-06). */
    corrected: z.string().nullable(),
    /** The item version or flow that asks for it or yields it (LST-17); null only for what the city holds anyway. */
    listedIn: z.string().nullable(),
  },
  owner: { field: "matter", of: "matter" },
});

export type Matter = RowOf<typeof matters>;
export type Party = RowOf<typeof parties>;
/** True for a case that stands in nobody's way any more: its step can be applied for again. */
export const isOver = ({ status, decision }: Pick<Case, "status" | "decision">): boolean =>
  status === "notAccepted" || status === "withdrawn" || status === "ended" || decision === "refused";

/** True for a case that still has acts to come, delivery included. */
export const isRunning = ({ status }: Pick<Case, "status">): boolean =>
  !["notAccepted", "delivered", "withdrawn", "ended"].includes(status);

/** True while somebody is a party: the first day counts, the last one does not. */
export const partyOn = ({ validFrom, validTo }: Party, on: Day): boolean =>
  validFrom <= on && (validTo === null || on < validTo);

export type Case = RowOf<typeof cases>;
export type Paper = RowOf<typeof papers>;
