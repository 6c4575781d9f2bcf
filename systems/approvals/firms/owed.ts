import type { Day } from "#kernel/calendar/day.ts";

/** What somebody owes the city, or has to come for: by kind, with the last day where there is one. */
export type Owed = {
  readonly kind:
    | "supplement"
    | "paper"
    | "projectPaper"
    | "askHearing"
    | "hearing"
    | "visit"
    | "defects"
    | "collect"
    | "renewal"
    | "begin";
  /** The case, project or permit that it is about. */
  readonly about: { readonly record: "case" | "project" | "permit"; readonly id: string; readonly title: string };
  /** Names of papers, defects to be put right, or the place of a hearing or a visit. */
  readonly details: readonly string[];
  /** Since when it is owed, or when it takes place. */
  readonly on: Day | null;
  readonly due: Day | null;
};

/** True where `on` is the day on which one has to be there. */
export const takesPlace = (kind: Owed["kind"]): boolean => kind === "hearing" || kind === "visit";

/** What has a day first, the nearest before; then what holds a case up. */
export const byUrgency = (one: Owed, other: Owed): number =>
  rank(one).localeCompare(rank(other)) || one.about.id.localeCompare(other.about.id);

const order: readonly Owed["kind"][] = [
  ...([
    "supplement",
    "defects",
    "hearing",
    "visit",
    "askHearing",
    "paper",
    "projectPaper",
    "collect",
    "renewal",
    "begin",
  ] as const),
];
const rank = ({ due, on, kind }: Owed): string =>
  `${due ?? (takesPlace(kind) ? on : null) ?? "9999-99-99"}${order.indexOf(kind)}`;
