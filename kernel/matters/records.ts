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

export const parties = record({
  name: "party",
  title: { zh: "当事人", en: "Party" },
  table: "parties",
  fields: {
    matter: z.string(),
    subject: z.string(),
    role: z.enum(["applicant", "contact", "agent", "payer", "thirdParty"]),
    validFrom: day,
    validTo: day.nullable(),
  },
  owner: { field: "matter", of: "matter" },
});

export const caseStatuses = ["received", "accepted", "notAccepted", "decided", "delivered", "withdrawn"] as const;
export type CaseStatus = (typeof caseStatuses)[number];

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
    /** The procedure of the matter's plan that this case carries out; null outside a plan. */
    procedure: z.string().nullable(),
    /** Listed papers that this project does not need, because what would yield them does not apply to it (CON-11). */
    waived: z.array(z.string()).readonly(),
    openedOn: day,
    receivedAt: z.string(),
    status: z.enum(caseStatuses),
    acceptedOn: day.nullable(),
    /** Accepted by silence (CLK-03). */
    deemed: z.boolean(),
    decidedOn: day.nullable(),
    decision: z.enum(["granted", "refused"]).nullable(),
    reason: z.string().nullable(),
    deliveredOn: day.nullable(),
    queryCode: z.string(),
    handler: z.string().nullable(),
  },
  // Written by people about people: why it was refused, or why the applicant takes it back.
  personal: ["reason"],
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
    /** The item version or flow that asks for it or yields it (LST-17); null only for what the city holds anyway. */
    listedIn: z.string().nullable(),
  },
  owner: { field: "matter", of: "matter" },
});

export type Matter = RowOf<typeof matters>;
export type Party = RowOf<typeof parties>;
/** True while somebody is a party: the first day counts, the last one does not. */
export const partyOn = ({ validFrom, validTo }: Party, on: Day): boolean =>
  validFrom <= on && (validTo === null || on < validTo);

export type Case = RowOf<typeof cases>;
export type Paper = RowOf<typeof papers>;
