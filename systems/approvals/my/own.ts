import type { City } from "#kernel/city/city.ts";
import type { PageRequest } from "#kernel/city/system.ts";
import { type Applicant, applicantsOf } from "../apply/applicants.ts";
import { type Owed, owedBy } from "./owed.ts";
import { type OwnCase, type OwnPermit, ownCases, ownPermits } from "./query.ts";

/** What a signed-in person sees first: for whom they speak, running cases, permits, and what is owed. */
export type Own = {
  readonly applicants: readonly Applicant[];
  readonly subjects: readonly string[];
  readonly cases: readonly OwnCase[];
  readonly permits: readonly OwnPermit[];
  readonly owed: readonly Owed[];
};

export async function ownOfPerson(city: City, { who, today }: Pick<PageRequest, "who" | "today">): Promise<Own> {
  const applicants = await applicantsOf(city, who, today);
  const subjects = applicants.map(({ id }) => id);
  const [cases, permits] = await Promise.all([ownCases(city, subjects, today), ownPermits(city, subjects)]);
  return { applicants, subjects, cases, permits, owed: owedBy(cases, permits, today, city.calendar()) };
}
