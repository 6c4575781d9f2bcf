import { z } from "zod";
import { subjectKinds } from "#kernel/directory/records.ts";
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
} from "#kernel/items/content.ts";
import { itemKinds } from "#kernel/items/kinds.ts";
import { levels } from "../list-words.ts";
import { supervisionContent } from "../supervision/content.ts";

const name = z.string().trim().min(1).max(120);
const text = z.string().trim().min(1).max(500);

/** Who is to have the power: as a row of the power list, without its dates, which are the entry's. */
export const draftPower = z.object({
  body: z.string().min(1).max(60),
  division: z.string().min(1).max(20),
  mode: z.enum(["own", "delegated", "entrusted", "stationed"]),
  inNameOf: z.string().max(60).nullable(),
});

/**
 * An entry as it is being written (LST-03): all that a published version will say, and who is to have the power. What the
 * editor edits, an import brings, and publication turns into a version.
 */
export const itemDraft = z.object({
  /** The city's own code of the item, such as B47. */
  code: z
    .string()
    .trim()
    .regex(/^[A-Z][A-Z0-9-]{0,29}$/),
  basicCode: z
    .string()
    .regex(/^[0-9]{12}$/)
    .nullable(),
  name,
  kind: z.enum(itemKinds),
  itemGroup: z.string().trim().min(1).max(60),
  bases: z.array(text).max(20),
  legalDays: z.int().min(0).max(3650).nullable(),
  legalUnit: z.enum(["workday", "calendar", "immediate", "none"]),
  /** In workdays (CLK-19). */
  promisedDays: z.int().min(0).max(3650),
  papers: z.array(neededPaper).max(100),
  yields: z.array(name).max(20),
  subjectKinds: z.array(z.enum(subjectKinds)).min(1),
  levels: z.array(z.enum(levels)).min(1),
  theme: name.nullable(),
  fee: text,
  visits: z.int().min(0).max(50),
  community: z.boolean(),
  binding: z.boolean(),
  conditions: z.array(conditionField).max(50),
  appliesWhen: z.string().trim().min(1).max(1000).nullable(),
  steps: z.array(stepField).max(30),
  fees: z.array(feeField).max(20),
  special: z.array(specialProcedureField).max(8),
  extension: extensionField.nullable().default(null),
  handsUpTo: name.nullable().default(null),
  validity: validityField.nullable().default(null),
  form: formField.nullable(),
  guide: guideField,
  powers: z.array(draftPower).max(200),
  /** Supervision entries that are to be published with it, where it has none yet (LST-09). */
  supervision: z.array(supervisionContent).max(20),
});
export type ItemDraft = z.output<typeof itemDraft>;

/** An empty sheet: what a new entry begins with in the editor. */
export const blankDraft: ItemDraft = {
  ...{ code: "", basicCode: null, name: "", kind: "行政许可", itemGroup: "enterprise", bases: [] },
  ...{ legalDays: 20, legalUnit: "workday", promisedDays: 10, papers: [], yields: [] },
  ...{ subjectKinds: ["enterprise"], levels: ["city"], theme: null, fee: "无", visits: 1, community: false },
  ...{ binding: true, conditions: [], appliesWhen: null, steps: [], fees: [], special: [] },
  ...{ extension: null, handsUpTo: null, validity: null, form: null, guide: {} },
  ...{ powers: [], supervision: [] },
};
