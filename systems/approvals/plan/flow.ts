import { z } from "zod";
import { type FlowFault, FlowRefused } from "./flow-fault.ts";
import { graphFaults } from "./graph-faults.ts";

/** A text in both languages; Chinese is the source. */
const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Where a figure comes from: L law, J local rule, W convention, E our estimate. */
const mark = z.enum(["L", "J", "W", "E"]);

const workdays = z.int().min(0).max(1000);
const factValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** One approval of the flow (事项), in the words and days of the flow's edition. */
const procedure = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{1,6}$/),
  name: words,
  /** The body's id; its name in the year of the edition stands in `body`, with what it does there in brackets. */
  bodyId: z.string().min(1),
  body: words,
  stage: z.int().min(1),
  legalDays: z.int().min(0).nullable(),
  legalUnit: z.enum(["workday", "calendar"]).nullable(),
  legalBasis: z.string().min(1),
  /** Workdays by the old limits, when one approval followed the other. */
  serialDays: workdays,
  /** Workdays promised when approvals run side by side. */
  promisedDays: workdays,
  /** Papers that must be there before it starts: an earlier approval's, or the applicant's own. */
  needs: z.array(z.string().min(1)),
  /** Papers that it makes. Each paper has one maker. */
  yields: z.array(z.string().min(1)),
  /** FEEL over the project's facts; absent: always needed. */
  conditions: z.string().optional(),
  /** Calendar time that 行政许可法 art. 45 keeps out of the clock; such a procedure counts 0 workdays. */
  excluded: z.strictObject({ basis: z.string().min(1), minCalendarDays: z.int().min(1), what: words }).optional(),
  jointGroup: z.string().optional(),
  /** The paper by which people know that this step is behind them; written on the chart. */
  milestone: words.optional(),
  note: z.string().optional(),
  mark: z.strictObject({ legal: mark, serial: mark, promised: mark }),
});

/** What a variant of the project must come out as; the tests recount every figure. */
const variantCheck = z.strictObject({
  facts: factValues,
  procedures: z.int(),
  skipped: z.array(z.string()).optional(),
  serialDays: workdays,
  promisedSum: workdays,
  criticalDays: workdays,
  criticalPath: z.array(z.string()),
  earliestFinish: z.record(z.string(), workdays).optional(),
});

/** The file format of a flow (cities/…/flows/*.json), one edition a file. */
export const flowFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  edition: z.string().min(1),
  validFrom: z.iso.date(),
  /** The last day on which this edition holds; null while nothing has replaced it. */
  validTo: z.iso.date().nullable(),
  validity: z.strictObject({ mark, source: z.string() }).optional(),
  title: words,
  source: z.string().min(1),
  /** Which figures are estimates, in one sentence. */
  estimated: z.string().min(1),
  translation: z.string().optional(),
  /** The totals that the city itself has published; everything else is reconstructed. */
  published: z.strictObject({ serialMoreThan: workdays, parallel: workdays, source: z.string().min(1) }).optional(),
  semantics: z.record(z.string(), z.string()),
  stages: z
    .array(z.strictObject({ no: z.int().min(1), name: words, procedures: z.int(), finishByWorkday: workdays }))
    .min(1),
  /** Time between stages that is the applicant's own and that no clock counts (CON-10). */
  ownTime: z.array(z.strictObject({ afterStage: z.int(), text: words })).default([]),
  jointGroups: z.record(z.string(), words).default({}),
  applicantDocuments: z.array(z.string().min(1)),
  procedures: z.array(procedure).min(1),
  checks: z
    .strictObject({
      full: variantCheck,
      base: variantCheck,
      serialRange: z.tuple([workdays, workdays]),
      dated: z.strictObject({ accepted: z.iso.date(), promisedEnd: z.iso.date(), serialNote: z.string() }),
    })
    .optional(),
});

export type Flow = Readonly<z.infer<typeof flowFile>>;
export type FlowProcedure = Readonly<z.infer<typeof procedure>>;

/**
 * Reads a flow file and answers with a flow on which a plan can be made.
 *
 * Beyond the format it refuses what no plan can follow: a cycle (named by its shortest one), a paper with two makers,
 * a paper that nobody makes or brings, an unreadable condition, unknown stages and joint groups.
 *
 * @throws FlowRefused with every fault found, each naming procedure and field.
 */
export function readFlow(file: unknown): Flow {
  const read = flowFile.safeParse(file);
  if (!read.success) throw new FlowRefused(read.error.issues.map((issue) => formatFault(issue, file)));
  const faults = graphFaults(read.data);
  if (faults.length > 0) throw new FlowRefused(faults);
  return read.data;
}

/** A zod issue at procedures[3].promisedDays becomes a fault of procedure F04, field promisedDays. */
function formatFault(issue: z.core.$ZodIssue, file: unknown): FlowFault {
  const path = [...issue.path];
  if (path[0] !== "procedures" || typeof path[1] !== "number") {
    return { code: "FORMAT", field: path.join("."), text: { zh: `格式不对：${issue.message}`, en: issue.message } };
  }
  const [, index, ...rest] = path;
  const id = (file as { procedures?: ({ id?: unknown } | null)[] }).procedures?.[index]?.id;
  return {
    code: "FORMAT",
    procedure: typeof id === "string" ? id : `procedures[${index}]`,
    field: rest.join("."),
    text: { zh: `格式不对：${issue.message}`, en: issue.message },
  };
}
