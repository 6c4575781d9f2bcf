import { z } from "zod";
import { editionFields, excluded, expression, paper, procedureId, words, workdays } from "./flow-fields.ts";

/** A paper that the law asks for beyond the item's list, or that this flow does without, and why. */
const paperWithBasis = z.strictObject({ paper, basis: z.string().min(1) });

/** A further need of a project to which `when` applies (FEEL); absent: of every project. */
const furtherPaper = paperWithBasis.extend({ when: expression.optional() });

/** What a flow must say of an item; all else is the item's own (name, papers, limits, condition, body). */
const itemOfFlow = z.strictObject({
  item: procedureId,
  nameEn: z.string().min(1),
  stage: z.int().min(1),
  /** Workdays when one follows the other; by default the law's own limit. */
  serialDays: workdays.optional(),
  jointGroup: z.string().optional(),
  milestone: words.optional(),
  excluded: excluded.optional(),
  alsoNeeds: z.array(furtherPaper).optional(),
  withoutNeeds: z.array(paperWithBasis).optional(),
  note: z.string().optional(),
});

/** An edition whose procedures are the items in force: it follows what the lists publish (INV-08, LST-04). */
export const flowTemplate = z.strictObject({
  ...editionFields,
  from: z.literal("items"),
  procedures: z.array(itemOfFlow).min(1),
});

export type FlowTemplate = Readonly<z.output<typeof flowTemplate>>;
