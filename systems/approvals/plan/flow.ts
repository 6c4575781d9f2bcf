import { z } from "zod";
import { FlowRefused } from "./flow-fault.ts";
import { editionFields, excluded, expression, mark, paper, procedureId, words, workdays } from "./flow-fields.ts";
import { flowTemplate } from "./flow-template.ts";
import { formatFault } from "./format-fault.ts";
import { certainRing, graphFaults } from "./graph-faults.ts";
import { fromPlainFlow, isPlainFlow } from "./plain-flow.ts";

/** One approval of the flow (事项), in the words and days of the flow's edition. */
const procedure = z.strictObject({
  id: procedureId,
  /** The code of the item that it stands for; absent when that is its id. */
  item: procedureId.optional(),
  name: words,
  /** The body's id; its name in the year of the edition stands in `body`, with what it does there in brackets. */
  bodyId: z.string(),
  body: words,
  stage: z.int().min(1),
  legalDays: z.int().min(0).nullable(),
  legalUnit: z.enum(["workday", "calendar"]).nullable(),
  legalBasis: z.string(),
  /** Workdays by the old limits, when one approval followed the other. */
  serialDays: workdays,
  /** Workdays promised when approvals run side by side. */
  promisedDays: workdays,
  /** Papers that must be there before it starts: an earlier approval's, or the applicant's own. */
  needs: z.array(paper),
  /**
   * FEEL by paper, for needs that not every project has: the title to land is asked of those who hold land already. A need
   * whose expression does not hold is dropped; one that nobody can answer yet stays.
   */
  needsWhen: z.record(paper, expression).optional(),
  /** Papers that it makes. A paper with several makers is there when the first that applies has finished. */
  yields: z.array(paper),
  /** FEEL over the project's facts; absent: always needed. */
  conditions: expression.optional(),
  /** False for a service without legal basis: it advises, and nobody waits for its papers (INV-08). */
  binding: z.boolean().optional(),
  excluded: excluded.optional(),
  jointGroup: z.string().optional(),
  /** The paper by which people know that this step is behind them; written on the chart. */
  milestone: words.optional(),
  note: z.string().optional(),
  mark: z.strictObject({ legal: mark, serial: mark, promised: mark }),
});

/** The file format of a city's flow (cities/…/flows/*.json) that lists its procedures, one edition a file. */
export const flowFile = z.strictObject({
  ...editionFields,
  from: z.literal("file").optional(),
  applicantDocuments: z.array(paper),
  procedures: z.array(procedure).min(1),
  /** The template that it was made from, when its procedures are items; it can then be made anew for another day. */
  template: flowTemplate.optional(),
});

/** A file in a city's folder of flows: it lists its procedures, or takes them from the items. */
export const editionFile = z.discriminatedUnion("from", [flowFile, flowTemplate]);

export type Flow = Readonly<z.output<typeof flowFile>>;
export type FlowProcedure = Readonly<z.output<typeof procedure>>;
export type FactDeclaration = NonNullable<Flow["facts"]>[number];

/**
 * Reads a flow file and answers with a flow on which a plan can be made. It reads a city's format and the plain one
 * (`plain-flow.ts`), in which anybody may write a flow.
 *
 * Beyond the format it refuses what no plan can follow: a ring that no project escapes (named by its shortest one), a
 * paper that nobody makes or brings, an unreadable condition, unknown stages and joint groups.
 *
 * @throws FlowRefused with every fault found, each naming procedure and field.
 */
export function readFlow(file: unknown): Flow {
  const plain = isPlainFlow(file);
  const read = flowFile.safeParse(plain ? fromPlainFlow(file) : file);
  if (!read.success) throw new FlowRefused(read.error.issues.map((issue) => formatFault(issue, file)));
  const faults = graphFaults(read.data);
  if (faults.length > 0) throw new FlowRefused(faults);
  // In a plain file a ring is left to the plan: the papers that a project has at hand may break it.
  const ring = plain ? [] : certainRing(read.data);
  if (ring.length > 0) throw new FlowRefused(ring);
  return read.data;
}
