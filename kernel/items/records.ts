import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { subjectKinds } from "#kernel/directory/records.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import {
  conditionField,
  extensionField,
  feeField,
  formField,
  guideField,
  neededPaper,
  specialProcedureField,
  stepField,
  validityField,
} from "./content.ts";

const day = z.custom<Day>();

export const items = record({
  name: "item",
  title: { zh: "事项", en: "Item" },
  table: "items",
  fields: {
    name: z.string(),
    kind: z.string(),
    itemGroup: z.string(),
    /** 基本编码, 12 digits (LST-02, GB/T 39554.1); items with the same one are one family. Null until it is coded. */
    basicCode: z.string().nullable(),
  },
});

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
    /** Citations, each beginning with the law's name: "行政许可法 第32条"; see `citation.ts`. */
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
    /** What it costs, in words; 无 when nothing. What may be charged stands in `fees`. */
    fee: z.string(),
    visits: z.int().nonnegative(),
    community: z.boolean(),
    /** False for a service without legal basis, which can never block another step (INV-08). */
    binding: z.boolean(),
    /** 办理条件: what the law asks of the applicant, and nothing beyond it (LST-17). */
    conditions: z.array(conditionField).readonly(),
    /** When an investment project needs it: FEEL over the project's facts; null: whenever it is applied for. */
    appliesWhen: z.string().nullable(),
    steps: z.array(stepField).readonly(),
    fees: z.array(feeField).readonly(),
    /** 特别程序: time that may be excluded from the clock (CLK-16), with the days that it usually takes. */
    special: z.array(specialProcedureField).readonly(),
    extension: extensionField.nullable(),
    /** 报上级决定: the higher office that decides once this one has screened the application (CLK-14). */
    handsUpTo: z.string().nullable(),
    validity: validityField.nullable(),
    form: formField.nullable(),
    guide: guideField,
    /** Where each figure comes from: L law, J local rule, W usual practice, E our estimate; `note`: a remark on the version. */
    marks: z.record(z.string(), z.string()),
    source: z.string(),
  },
});

/**
 * What a list holds: the papers, results, conditions, steps and fees of an item version, or the papers of a flow. Whatever
 * a case asks refers to one of these by foreign key, so nothing outside the entry can be asked (LST-16, LST-17).
 */
export const listedParts = record({
  name: "listedPart",
  title: { zh: "清单内容", en: "Listed part" },
  table: "listed_parts",
  fields: {
    /** The item version's id, or the flow's. */
    list: z.string(),
    part: z.enum(["paper", "result", "condition", "step", "fee"]),
    name: z.string(),
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

export type Item = RowOf<typeof items>;
export type ItemVersion = RowOf<typeof itemVersions>;
export type Power = RowOf<typeof powers>;

/** True when the version or power is in force on that day. */
export function inForce(dated: { validFrom: Day; validTo: Day | null }, on: Day): boolean {
  return dated.validFrom <= on && (dated.validTo === null || on < dated.validTo);
}
