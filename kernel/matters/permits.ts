import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { formatPermitNumber } from "#kernel/identifiers/permitNumber.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

const day = z.custom<Day>();

/**
 * What has become of a permit. `changed` and `renewed`: another one goes on from it; revoked 撤销, withdrawn 撤回 and cancelled
 * 注销 are three different acts (CLK-27). `lapsed` 自行废止: nobody began in time what it allowed (CON-08).
 */
export const permitStates = [
  ...(["valid", "expired", "lapsed", "changed", "renewed"] as const),
  ...(["revoked", "withdrawn", "cancelled"] as const),
] as const;
export type PermitState = (typeof permitStates)[number];

/**
 * A permit (许可证件, 决定结果): what a decision gave, one a decision, under a number of its own. The decision is final as a
 * record; what happens to its result later happens here.
 */
export const permits = record({
  name: "permit",
  title: { zh: "许可证件", en: "Permit" },
  table: "permits",
  fields: {
    item: z.string(),
    itemVersion: z.string(),
    fromCase: z.string(),
    /** The subject that it was given to. */
    holder: z.string(),
    /** The power under which it was given; who has that power now may act on it. */
    power: z.string(),
    body: z.string(),
    division: z.string(),
    /** What was given, such as 建设工程规划许可证; several results of one decision stand together. */
    name: z.string(),
    series: z.string(),
    serial: z.int().positive(),
    number: z.string(),
    issuedOn: day,
    validFrom: day,
    /** The last day of its term; null: without one. */
    validTo: day.nullable(),
    state: z.enum(permitStates),
    /** The first day on which it no longer holds; of a renewed one the day after its term, which it keeps to the end. */
    endedOn: day.nullable(),
    /** Under which ground of the law it was revoked, withdrawn or cancelled. */
    ground: z.string().nullable(),
    /** The permit that it goes on from, as a change or a renewal. */
    previous: z.string().nullable(),
  },
  derive: ({ series, serial }) => ({ number: formatPermitNumber(series, serial) }),
});
export type Permit = RowOf<typeof permits>;
