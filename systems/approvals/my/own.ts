import type { City } from "#kernel/city/city.ts";
import type { PageRequest } from "#kernel/city/system.ts";
import { type Applicant, applicantsOf } from "../apply/applicants.ts";
import { byUrgency } from "../firms/owed.ts";
import { owedIn } from "../firms/owed-query.ts";
import { debtOf, type OwnDebt } from "./owed.ts";
import { type OwnCase, type OwnPermit, type OwnProject, ownCases, ownPermits, ownProjects } from "./query.ts";

/** What a signed-in person sees first: for whom they speak, running cases, projects, permits, and what is owed. */
export type Own = {
  readonly applicants: readonly Applicant[];
  readonly subjects: readonly string[];
  readonly cases: readonly OwnCase[];
  readonly projects: readonly OwnProject[];
  readonly permits: readonly OwnPermit[];
  /** By the same rule as on the page of the firm; what a project will still need stands on the project's own page. */
  readonly owed: readonly OwnDebt[];
};

export async function ownOfPerson(city: City, { who, today }: Pick<PageRequest, "who" | "today">): Promise<Own> {
  const applicants = await applicantsOf(city, who, today);
  const subjects = applicants.map(({ id }) => id);
  const [cases, projects, permits] = await Promise.all([
    ownCases(city, subjects, today),
    ownProjects(city, subjects, today),
    ownPermits(city, subjects),
  ]);
  const owed = await owedIn(city, { subjects, cases, projects, permits }, today);
  return {
    ...{ applicants, subjects, cases, projects, permits },
    owed: owed.sort(byUrgency).map((one) => debtOf(one, { cases, permits })),
  };
}
