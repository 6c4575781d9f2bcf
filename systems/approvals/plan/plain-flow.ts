import { z } from "zod";
import { FlowRefused } from "./flow-fault.ts";
import { checks, expression, factDeclaration, implication, mark, paper, procedureId, workdays } from "./flow-fields.ts";
import { formatFault } from "./format-fault.ts";

/** A text in one language or in both. */
const text = z.union([z.string().min(1), z.object({ zh: z.string().min(1), en: z.string().min(1).optional() })]);

/** The name of a joint group, and the procedure that leads it (牵头). */
const jointGroup = z.union([
  z.string().min(1),
  z.object({ zh: z.string().min(1), en: z.string().min(1).optional(), lead: procedureId.optional() }),
]);

const marks = z.object({ legal: mark.catch("E"), serial: mark.catch("E"), promised: mark.catch("E") });

/**
 * One procedure of a plain flow. Only the first five are asked for; fields that are not known are left alone, so that
 * a file may keep notes of its own.
 */
const plainProcedure = z.object({
  id: procedureId,
  name: text.optional(),
  promisedDays: workdays,
  needs: z.array(paper).default([]),
  yields: z.array(paper).default([]),
  serialDays: workdays.optional(),
  stage: z.int().min(1).default(1),
  item: procedureId.optional(),
  body: text.optional(),
  bodyId: z.string().optional(),
  legalDays: z.int().min(0).nullish(),
  legalUnit: z.enum(["workday", "calendar"]).nullish(),
  legalBasis: z.string().optional(),
  conditions: expression.nullish(),
  binding: z.boolean().optional(),
  excluded: z.object({ basis: z.string().min(1), minCalendarDays: z.int().min(1), what: text.optional() }).nullish(),
  jointGroup: z.string().nullish(),
  milestone: text.optional(),
  note: z.string().optional(),
  mark: marks.optional().catch(undefined),
});

/** The plain format: what anybody needs to write to have a flow planned. */
const plainFlow = z.object({
  title: text.optional(),
  source: z.string().min(1).optional(),
  estimated: z.string().min(1).optional(),
  stages: z.array(z.object({ no: z.int().min(1), name: text.optional() })).optional(),
  jointGroups: z.record(z.string(), jointGroup).optional(),
  ownTime: z
    .array(z.object({ afterStage: z.int(), text: text.optional(), makes: z.array(paper).optional() }))
    .default([]),
  applicantDocuments: z.array(paper).optional(),
  facts: z.array(factDeclaration).optional(),
  implies: z.array(implication).optional(),
  checks: checks.optional().catch(undefined),
  procedures: z.array(plainProcedure).min(1),
});

/** The keys by which a city's edition says what it is; a plain file may have one of them for its own notes. */
const editionKeys = ["edition", "validFrom", "from"];

/** True for a file that is not a city's: it has at most one of the keys by which an edition names itself and its dates. */
export function isPlainFlow(file: unknown): boolean {
  return typeof file !== "object" || file === null || editionKeys.filter((key) => key in file).length < 2;
}

/**
 * A plain flow in the city's format: one text stands for both languages, no old limit means the promised one, no stage the
 * first, and without a list of the applicant's documents the applicant brings whatever nobody yields.
 *
 * @throws FlowRefused when it has not even the plain format.
 */
export function fromPlainFlow(file: unknown) {
  const read = plainFlow.safeParse(file);
  if (!read.success) throw new FlowRefused(read.error.issues.map((issue) => formatFault(issue, file)));
  const { procedures, stages, ...flow } = read.data;
  const yielded = new Set(procedures.flatMap((one) => one.yields));
  const asked = new Set(procedures.flatMap((one) => one.needs));
  const numbers = [...new Set(procedures.map(({ stage }) => stage))].sort((one, other) => one - other);
  const groups = new Set(procedures.flatMap(({ jointGroup }) => jointGroup ?? []));
  return {
    id: "file",
    edition: "file",
    // Always in force: a plain file does not say from when.
    validFrom: "1949-10-01",
    validTo: null,
    title: both(flow.title ?? { zh: "审批流程", en: "Approval flow" }),
    source: flow.source ?? "—",
    estimated: flow.estimated ?? "—",
    stages: (stages ?? numbers.map((no) => ({ no, name: undefined }))).map(({ no, name }) => ({
      no,
      name: both(name ?? { zh: `第${no}阶段`, en: `Stage ${no}` }),
    })),
    ownTime: flow.ownTime.map(({ text: own, ...rest }) => ({
      ...rest,
      text: both(own ?? { zh: "建设单位自己的时间", en: "the developer's own time" }),
    })),
    jointGroups: Object.fromEntries(
      flow.jointGroups === undefined
        ? [...groups].map((group) => [group, both(group)])
        : Object.entries(flow.jointGroups).map(([group, name]) => [group, { ...both(name), ...leadOf(name) }]),
    ),
    ...(flow.facts && { facts: flow.facts }),
    ...(flow.implies && { implies: flow.implies }),
    ...(flow.checks && { checks: flow.checks }),
    applicantDocuments: flow.applicantDocuments ?? [...asked].filter((name) => !yielded.has(name)),
    procedures: procedures.map(cityProcedure),
  };
}

function cityProcedure({ mark: given, ...one }: z.output<typeof plainProcedure>) {
  return {
    id: one.id,
    name: both(one.name ?? one.id),
    ...(one.item !== undefined && { item: one.item }),
    bodyId: one.bodyId ?? "",
    body: both(one.body ?? { zh: "（未写明）", en: "(not stated)" }),
    stage: one.stage,
    legalDays: one.legalDays ?? null,
    legalUnit: one.legalUnit ?? null,
    legalBasis: one.legalBasis ?? "",
    serialDays: one.serialDays ?? one.promisedDays,
    promisedDays: one.promisedDays,
    needs: one.needs,
    yields: one.yields,
    ...(one.conditions != null && { conditions: one.conditions }),
    ...(one.binding !== undefined && { binding: one.binding }),
    ...(one.excluded && {
      excluded: {
        ...one.excluded,
        what: both(one.excluded.what ?? { zh: "不计入时限的时间", en: "time that no clock counts" }),
      },
    }),
    ...(one.jointGroup != null && { jointGroup: one.jointGroup }),
    ...(one.milestone !== undefined && { milestone: both(one.milestone) }),
    ...(one.note !== undefined && { note: one.note }),
    mark: given ?? { legal: "E", serial: "E", promised: "E" },
  };
}

function leadOf(group: z.output<typeof jointGroup>): { lead?: string } {
  return typeof group === "string" || group.lead === undefined ? {} : { lead: group.lead };
}

function both(given: z.output<typeof text>): { zh: string; en: string } {
  return typeof given === "string" ? { zh: given, en: given } : { zh: given.zh, en: given.en ?? given.zh };
}
