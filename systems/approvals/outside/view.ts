import { type Day, daysBetween } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Flow } from "../plan/flow.ts";
import type { OutsideDoer } from "../plan/flow-fields.ts";
import { lawBefore, outsideNeeds, outsideOf } from "../plan/outside-steps.ts";
import type { Plan } from "../plan/plan.ts";
import type { OutsideRecord } from "./records.ts";

/** What is on record of a step done outside; `corrected` ones are shown with why. */
export type OutsideRecorded = Pick<
  OutsideRecord,
  "id" | "step" | "name" | "by" | "doneOn" | "yields" | "state" | "recordedAt" | "reason"
> & {
  /** Null for who only has to know of the project. */
  readonly proof: OutsideRecord["proof"] | null;
};

/** A step done outside that the plan counts on, or that is on record of the project. */
export type OutsideStepNow = {
  readonly id: string;
  readonly name: Words;
  readonly by: OutsideDoer;
  readonly yields: readonly string[];
  /** What it rests on and is not there yet. */
  readonly missing: readonly string[];
  /** The law that puts those before it. */
  readonly law: string | null;
  readonly usualDays: number | null;
  /** All that it makes is there: recorded, or brought by the applicant. */
  readonly there: boolean;
  /** The record that counts. */
  readonly record: OutsideRecorded | null;
  /** Calendar days of the developer between what it rests on and its end; never the government's (CON-10). */
  readonly ownDays: number | null;
  /** Records that were put right, the oldest first. */
  readonly earlier: readonly OutsideRecorded[];
};

export async function outsideOfMatter(city: City, matter: string): Promise<readonly OutsideRecorded[]> {
  const found = await city.database.pool.query<OutsideRecorded>({
    name: "outside-of-matter",
    text: `SELECT id, step, name, by, done_on AS "doneOn", proof, yields, state, recorded_at AS "recordedAt", reason
           FROM outside_steps WHERE matter = $1 ORDER BY recorded_at, id`,
    values: [matter],
  });
  return found.rows;
}

/** Procedures of a plan that no body on the system has, or ever had, the power to handle. */
export async function offSystem(city: City, plan: Plan): Promise<ReadonlySet<string>> {
  const found = await city.database.pool.query<{ item: string }>({
    name: "procedures-with-a-power",
    text: "SELECT DISTINCT item FROM powers WHERE item = ANY($1)",
    values: [plan.procedures.map(({ item }) => item)],
  });
  const held = new Set(found.rows.map(({ item }) => item));
  return new Set(plan.procedures.flatMap(({ id, item }) => (held.has(item) ? [] : [id])));
}

/**
 * The outside steps of a project as they stand: those that its plan counts on, procedures of bodies that are not on the
 * system, and others that are on record.
 */
export function outsideNow(
  project: {
    readonly flow: Flow;
    readonly plan: Plan;
    readonly openedOn: Day;
    readonly offSystem: ReadonlySet<string>;
    /** Procedures that have a case: whoever handled them was on the system. */
    readonly handled: ReadonlySet<string>;
  },
  papers: readonly { readonly name: string; readonly receivedOn: Day }[],
  records: readonly OutsideRecorded[],
): OutsideStepNow[] {
  const { flow, plan } = project;
  const there = new Map(papers.map(({ name, receivedOn }) => [name, receivedOn]));
  const of = (step: string) => ({
    record: records.find((one) => one.step === step && one.state === "standing") ?? null,
    earlier: records.filter((one) => one.step === step && one.state === "corrected"),
  });
  const declared = outsideOf(flow, plan).map((step) => ({ ...step, needs: outsideNeeds(step, flow, plan) }));
  const undeclared = plan.procedures
    .filter(({ id }) => project.offSystem.has(id) && !project.handled.has(id))
    .map(({ id, name, yields, needs }) => {
      const made = { by: "otherBody", usualDays: undefined, article: undefined } as const;
      return { id, name, yields, needs: needs.map(({ paper }) => paper), ...made };
    });
  const counted = [...declared, ...undeclared].map((step): OutsideStepNow => {
    const { needs } = step;
    const { record, earlier } = of(step.id);
    const { id, name, by, yields } = step;
    return {
      ...{ id, name, by, yields, record, earlier },
      missing: needs.filter((paper) => !there.has(paper)),
      law: lawBefore(step) ?? null,
      usualDays: step.usualDays ?? null,
      there: yields.every((paper) => there.has(paper)),
      ownDays: record && ownDays(needs, record.doneOn, there, project.openedOn),
    };
  });
  const known = new Set(counted.map(({ id }) => id));
  const others = records.filter((one) => one.state === "standing" && !known.has(one.step));
  return [
    ...counted,
    ...others.map((record): OutsideStepNow => {
      const { step: id, name, by, yields } = record;
      const more = { missing: [], law: null, usualDays: null, there: true, ownDays: null };
      return { id, name, by, yields, record, earlier: of(id).earlier, ...more };
    }),
  ];
}

/** The step as it is shown to who only has to know of the project: what people wrote is theirs (COM-12). */
export function withoutProofs(step: OutsideStepNow): OutsideStepNow {
  const bare = (record: OutsideRecorded): OutsideRecorded => ({ ...record, proof: null, reason: null });
  return { ...step, record: step.record && bare(step.record), earlier: step.earlier.map(bare) };
}

/** From the day on which the last thing that it rests on was there, or the opening; none when it was done before. */
function ownDays(needs: readonly string[], doneOn: Day, there: ReadonlyMap<string, Day>, openedOn: Day): number {
  const since = needs.reduce<Day>((last, paper) => {
    const on = there.get(paper);
    return on !== undefined && on > last ? on : last;
  }, openedOn);
  return Math.max(0, daysBetween(since, doneOn));
}
