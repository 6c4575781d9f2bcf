import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { Case } from "#kernel/matters/records.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

const day = z.custom<Day>();

/** 联合审查 joint review, and 联合验收 joint acceptance with its one visit (CON-14). */
export const jointKinds = ["review", "acceptance"] as const;
export type JointKind = (typeof jointKinds)[number];

/**
 * 联合办理: many bodies of a matter under one lead. All are asked at once, and the lead sends one list of opinions. An acceptance is
 * one visit and one opinion; after defects only these are looked at again.
 */
export const jointReviews = record({
  name: "jointReview",
  title: { zh: "联合办理", en: "Joint handling" },
  table: "joint_reviews",
  fields: {
    matter: z.string(),
    kind: z.enum(jointKinds),
    title: z.object({ zh: z.string(), en: z.string() }),
    /** The group of the matter's flow that is handled together; null where cases were named. */
    jointGroup: z.string().nullable(),
    /** The stage of the lead's step in the plan; 0 outside a plan. */
    stage: z.int().nonnegative(),
    /** The body that leads, by which power, and where: whose government may prolong it. */
    lead: z.string(),
    leadPower: z.string(),
    division: z.string(),
    applicant: z.string(),
    /** A case of the round to which notices about all of it lead. */
    anchor: z.string(),
    startedOn: day,
    startedBy: z.string(),
    /** Of an acceptance, the one visit that comes next or was the last. */
    visitOn: day.nullable(),
    place: z.string().nullable(),
    /**
     * `asked`: members answer; `correcting`: the one opinion lists defects and the applicant puts them right; `rechecking`: these
     * defects are looked at again. A review ends `settled` with its list, an acceptance `passed` or `failed`.
     */
    state: z.enum(["asked", "correcting", "rechecking", "settled", "passed", "failed", "cancelled"]),
    /** The day of the one list or opinion: what was not in it is not demanded later (A05). */
    settledOn: day.nullable(),
    /** The day on which the applicant said that what was listed is put right. */
    mendedOn: day.nullable(),
    endedOn: day.nullable(),
    /** Why it failed, or was broken off. */
    reason: z.string().nullable(),
  },
  personal: ["reason"],
  owner: { field: "matter", of: "matter" },
});
export type JointReview = RowOf<typeof jointReviews>;

const defectField = z.object({
  what: z.string(),
  /** What it rests on: the article that asks for it. */
  basis: z.string(),
  clearedOn: day.nullable(),
});
export type Defect = z.output<typeof defectField>;

/** One body's part in a round: by its case, or by its power where the step is in the plan and its case is still to come. */
export const jointMembers = record({
  name: "jointMember",
  title: { zh: "联合办理的成员", en: "Member of a joint round" },
  table: "joint_members",
  fields: {
    round: z.string(),
    matter: z.string(),
    caseId: z.string().nullable(),
    item: z.string(),
    /** The version that its case is handled under; null while there is no case. */
    itemVersion: z.string().nullable(),
    name: z.string(),
    body: z.string(),
    /** Workdays in which it answers: its own. */
    days: z.int().positive(),
    /** `silent`: its time is over without an answer; `left`: its case was withdrawn, or is over. */
    state: z.enum(["asked", "answered", "silent", "left"]),
    opinion: z.enum(["agree", "defects", "noRemark"]).nullable(),
    remark: z.string().nullable(),
    defects: z.array(defectField).readonly(),
    answeredOn: day.nullable(),
    answeredBy: z.string().nullable(),
    /** Of the re-check of its defects; null before it is called. */
    recheck: z.enum(["asked", "answered", "silent"]).nullable(),
    /** While the round is open and it takes part: its case waits for the round, and is in no other. */
    live: z.boolean(),
  },
  personal: ["remark", "defects"],
  owner: { field: "round", of: "jointReview" },
});
export type JointMember = RowOf<typeof jointMembers>;

/** True while the round still waits for something: its cases are not decided meanwhile. */
export const isOpenRound = ({ state }: Pick<JointReview, "state">): boolean =>
  state === "asked" || state === "correcting" || state === "rechecking";

/** What still stands of the defects that a member named. */
export const openDefects = ({ defects }: Pick<JointMember, "defects">): readonly Defect[] =>
  defects.filter(({ clearedOn }) => clearedOn === null);

/** True while a member can still answer: within its time, or late where silence was not recorded as no remark (CLK-25). */
export const awaitsOpinion = ({ live, state, opinion }: Pick<JointMember, "live" | "state" | "opinion">): boolean =>
  live && (state === "asked" || (state === "silent" && opinion === null));

/** True for a case whose round is still open, also where its step was asked before it had a case: it is not decided alone. */
export const waitsForRound = (file: Pick<Case, "id" | "item">, parts: readonly JointMember[]): boolean =>
  parts.some(({ live, caseId, item }) => live && (caseId === null ? item === file.item : caseId === file.id));
