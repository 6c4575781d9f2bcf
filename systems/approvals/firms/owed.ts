import type { Day } from "#kernel/calendar/day.ts";

/** What somebody owes the city, or has to come for: by kind, with the last day where there is one. */
export type Owed = {
  readonly kind: "supplement" | "paper" | "projectPaper" | "askHearing" | "hearing" | "collect" | "renewal";
  /** The case, project or permit that it is about. */
  readonly about: { readonly record: "case" | "project" | "permit"; readonly id: string; readonly title: string };
  /** Names of papers, or the place of a hearing. */
  readonly details: readonly string[];
  /** Since when it is owed, or when it takes place. */
  readonly on: Day | null;
  readonly due: Day | null;
};

/** What has a day first, the nearest before; then what holds a case up. */
export const byUrgency = (one: Owed, other: Owed): number =>
  rank(one).localeCompare(rank(other)) || one.about.id.localeCompare(other.about.id);

const order: readonly Owed["kind"][] = [
  ...(["supplement", "hearing", "askHearing", "paper", "projectPaper", "collect", "renewal"] as const),
];
const rank = ({ due, on, kind }: Owed): string =>
  `${due ?? (kind === "hearing" ? on : null) ?? "9999-99-99"}${order.indexOf(kind)}`;
