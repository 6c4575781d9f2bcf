import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { subjectKinds } from "#kernel/directory/records.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

const day = z.custom<Day>();

export const items = record({
  name: "item",
  title: { zh: "事项", en: "Item" },
  table: "items",
  fields: { name: z.string(), kind: z.string(), itemGroup: z.string() },
});

/** A paper that an item needs: brought by the applicant, or yielded by another item and then never asked for. */
const neededPaper = z.object({ name: z.string(), from: z.string().nullable() });

/** A published version of an item (LST-03). A case keeps the version it was opened with to its end (LST-04). */
export const itemVersions = record({
  name: "itemVersion",
  title: { zh: "事项版本", en: "Item version" },
  table: "item_versions",
  fields: {
    item: z.string(),
    number: z.int().positive(),
    name: z.string(),
    validFrom: day,
    validTo: day.nullable(),
    bases: z.array(z.string()).readonly(),
    /** Null when the law sets no limit for the office; 0 with `immediate` is done on the spot. */
    legalDays: z.int().nonnegative().nullable(),
    legalUnit: z.enum(["workday", "calendar", "immediate", "none"]),
    /** Promised limit in workdays; never longer than the law's (CLK-19). */
    promisedDays: z.int().nonnegative(),
    papers: z.array(neededPaper).readonly(),
    yields: z.array(z.string()).readonly(),
    subjectKinds: z.array(z.enum(subjectKinds)).readonly(),
    levels: z.array(z.string()).readonly(),
    theme: z.string().nullable(),
    fee: z.string(),
    visits: z.int().nonnegative(),
    community: z.boolean(),
    /** False for a service without legal basis, which can never block another step (INV-08). */
    binding: z.boolean(),
    /** Where each figure comes from: L law, J local rule, W usual practice, E our estimate. */
    marks: z.record(z.string(), z.string()),
    source: z.string(),
  },
});

/**
 * A power (职权): item × body × mode × division × time. It gives policy, seal and number series, so a township acting for
 * a county, an approval bureau (LST-14) and a merged body need no special case.
 */
export const powers = record({
  name: "power",
  title: { zh: "职权", en: "Power" },
  table: "powers",
  fields: {
    item: z.string(),
    body: z.string(),
    mode: z.enum(["own", "delegated", "entrusted", "stationed"]),
    inNameOf: z.string().nullable(),
    division: z.string(),
    validFrom: day,
    validTo: day.nullable(),
  },
});

export type ItemVersion = RowOf<typeof itemVersions>;
export type Power = RowOf<typeof powers>;

/** True when the version or power is in force on that day. */
export function inForce(dated: { validFrom: Day; validTo: Day | null }, on: Day): boolean {
  return dated.validFrom <= on && (dated.validTo === null || on < dated.validTo);
}
