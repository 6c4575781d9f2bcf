import { z } from "zod";

/** A text in both languages; Chinese is the source. */
export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Where a figure comes from: L law, J local rule, W convention, E our estimate. */
export const mark = z.enum(["L", "J", "W", "E"]);

export const workdays = z.int().min(0).max(100_000);
export const paper = z.string().min(1).max(200);
/** An id such as F26 or B47; a stranger's flow may use any text. */
export const procedureId = z.string().min(1).max(60);
/** FEEL; its length and depth are checked before it is parsed, so that the answer names the rule. */
export const expression = z.string();

const factValue = z.union([z.string().max(500), z.number(), z.boolean()]);
export const factValues = z.record(z.string().min(1).max(200), factValue);

/** A fact that this edition asks about: its scope. A fact outside it is refused by name (CON-13). */
export const factDeclaration = z.strictObject({
  /** FEEL path, such as project.landMode. */
  path: z.string().min(1).max(200),
  type: z.enum(["choice", "boolean", "number"]),
  question: words,
  help: words.optional(),
  /** The answers of a choice. */
  values: z.array(z.strictObject({ value: factValue, words })).optional(),
  /** What an ordinary project answers. */
  default: factValue.optional(),
  /**
   * The city has done for all what a step would do for one (区域评估, CON-04). What was granted to a project before stays: such a
   * fact spares a step and undoes none.
   */
  spares: z.literal(true).optional(),
  mark,
  basis: z.string().optional(),
});

/** A condition that planning bodies can settle for a site before its project is filed (多规合一, CON-06). */
export const siteDeclaration = z.strictObject({
  /** Of a fact of this edition its path; the last part is the name under which forms ask the same. */
  path: z.string().min(1).max(200),
  words,
  /** Absent: as the fact of that path has it. */
  type: z.enum(["choice", "boolean", "number"]).optional(),
  values: z.array(z.strictObject({ value: z.string().max(60), words })).optional(),
  unit: z.string().max(20).optional(),
});

/** Facts of which one follows from the other: `when` true and `then` false is a contradiction. */
// biome-ignore lint/suspicious/noThenProperty: the words of FEEL, in a file; never awaited
export const implication = z.strictObject({ when: expression, then: expression, text: words });

/** Calendar time that 行政许可法 art. 45 keeps out of the clock; such a procedure counts 0 workdays. */
export const excluded = z.strictObject({ basis: z.string().min(1), minCalendarDays: z.int().min(1), what: words });

/** Who does a step outside: 中介机构, 建设单位自己, 公共服务企业, 本系统以外的机关. */
export const outsideDoers = ["intermediary", "developer", "utility", "otherBody"] as const;
export type OutsideDoer = (typeof outsideDoers)[number];

/**
 * A step that nobody on the system decides: an intermediary's report, the developer's own acceptance. It makes papers that are
 * asked of the applicant, and its time is the developer's (CON-10).
 */
export const outsideStep = z.strictObject({
  id: procedureId,
  name: words,
  by: z.enum(outsideDoers),
  /** FEEL over the project's facts; absent: whenever its papers are asked for. */
  conditions: expression.optional(),
  /** Papers that it rests on. */
  needs: z.array(paper).default([]),
  yields: z.array(paper).min(1),
  /** Law and article by which it may not be done before those papers are there; absent: usual, and no law. */
  article: z.string().min(1).optional(),
  /** Calendar days that it usually takes. */
  usualDays: z.int().min(1).max(3650).optional(),
  mark,
  basis: z.string().optional(),
});
export type OutsideStep = Readonly<z.output<typeof outsideStep>>;

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

export const checks = z.strictObject({
  full: variantCheck,
  base: variantCheck,
  serialRange: z.tuple([workdays, workdays]),
  dated: z.strictObject({ accepted: z.iso.date(), promisedEnd: z.iso.date(), serialNote: z.string() }),
});

/** What every edition says about itself, whether it lists its procedures or takes them from the items. */
export const editionFields = {
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
  note: z.string().optional(),
  /** The totals that the city itself has published; everything else is reconstructed. */
  published: z.strictObject({ serialMoreThan: workdays, parallel: workdays, source: z.string().min(1) }).optional(),
  semantics: z.record(z.string(), z.string()).default({}),
  facts: z.array(factDeclaration).optional(),
  siteConditions: z.array(siteDeclaration).optional(),
  implies: z.array(implication).optional(),
  stages: z
    .array(
      z.strictObject({
        no: z.int().min(1),
        name: words,
        /** How many procedures the full variant has here, and by which workday they are done. */
        procedures: z.int().optional(),
        finishByWorkday: workdays.optional(),
      }),
    )
    .min(1),
  /** Time between stages that is the applicant's own and that no clock counts (CON-10), and the papers it makes. */
  ownTime: z.array(z.strictObject({ afterStage: z.int(), text: words, makes: z.array(paper).optional() })).default([]),
  /** Steps that are done outside the system. */
  outside: z.array(outsideStep).optional(),
  /** Papers without which a step may be looked at in simulation, before the land is held (模拟审批, INV-09). */
  mayMiss: z.array(paper).optional(),
  /** What is reviewed together; `lead` is the member that sends it to all at once and writes the one opinion (CON-14). */
  jointGroups: z.record(z.string(), words.extend({ lead: procedureId.optional() })).default({}),
  /** Ready projects to try the flow with. */
  examples: z.array(z.strictObject({ id: z.string().min(1), title: words, facts: factValues })).optional(),
  /** What the law has changed since the edition of 2014 (CON-12). */
  changedSince2014: z
    .array(
      z.strictObject({
        procedure2014: procedureId.nullable(),
        item: procedureId.nullable(),
        change: words,
        basis: z.string(),
        since: z.string(),
        mark,
      }),
    )
    .optional(),
  checks: checks.optional(),
};
